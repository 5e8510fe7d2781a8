import type { ControlResult } from '../../contract/index.ts';

/** One reference of a framework, and the tests whose results are evidence relevant to it. */
export interface Reference {
  /** As a result names it: `framework reference`. */
  readonly mapping: string;
  readonly controls: readonly ControlResult[];
}
export interface FrameworkReferences {
  readonly framework: string;
  readonly references: readonly Reference[];
  /** Different tests. */
  readonly tests: number;
}

export const frameworkOf = (mapping: string): string => mapping.split(' ', 1)[0] ?? '';

/** The mappings of results, turned round: framework → reference → tests, references in the order of their numbers. */
export function referencesOf(controls: readonly ControlResult[]): readonly FrameworkReferences[] {
  const byMapping = new Map<string, ControlResult[]>();
  for (const control of controls) {
    for (const mapping of new Set(control.mappings)) {
      const found = byMapping.get(mapping);
      if (found === undefined) byMapping.set(mapping, [control]);
      else found.push(control);
    }
  }
  const frameworks = new Map<string, Reference[]>();
  for (const [mapping, tests] of byMapping) {
    const framework = frameworkOf(mapping);
    const found = frameworks.get(framework);
    if (found === undefined) frameworks.set(framework, [{ mapping, controls: tests }]);
    else found.push({ mapping, controls: tests });
  }
  return [...frameworks].map(([framework, references]) => ({
    framework,
    references: references.toSorted((a, b) => byNumbers(a.mapping, b.mapping)),
    tests: new Set(references.flatMap((each) => each.controls.map(({ id }) => id))).size,
  }));
}

/** `AC-2` before `AC-24`, `A.9.2` before `A.10.2`. */
export function byNumbers(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    if (x === y) continue;
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    return difference !== 0 ? difference : x < y ? -1 : 1;
  }
  return 0;
}

const parts = (text: string): readonly string[] => text.match(/\d{1,9}|\D/g) ?? [];
