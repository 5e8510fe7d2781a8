import type { ControlResult } from '../types.ts';
import { FRAMEWORKS, type FrameworkData } from './data/index.ts';

/**
 * What a run shows for one reference. `not-mapped`: no control test speaks of it. `not-run`: those that do were not among
 * the tests. `no-exceptions` takes every one of them to have been run, and one to have passed: it is evidence relevant to
 * the reference and never that it is met.
 */
export type ReferenceState = 'exceptions' | 'cannot-tell' | 'indications' | 'no-exceptions' | 'nothing-to-test' | 'not-run' | 'not-mapped';

export interface ReferenceCoverage {
  readonly reference: string;
  readonly about: string;
  readonly state: ReferenceState;
  /** Ids of control tests, in their order. */
  readonly failed: readonly string[];
  /** Advisory tests with exceptions. */
  readonly indicated: readonly string[];
  readonly undecided: readonly string[];
  readonly passed: readonly string[];
  readonly notApplicable: readonly string[];
  readonly notRun: readonly string[];
}

export interface FrameworkCoverage extends Omit<FrameworkData, 'references'> {
  /** How many of its references a control test is mapped to, of how many that we know. */
  readonly mapped: number;
  readonly references: readonly ReferenceCoverage[];
  /** References that results name and the framework's data lacks: a user's own control may do so. */
  readonly unknown: readonly string[];
}

type Results = readonly Pick<ControlResult, 'id' | 'mappings' | 'outcome' | 'advisory'>[];
type Lists = Omit<ReferenceCoverage, 'reference' | 'about' | 'state'>;

/**
 * Framework → references → control tests, with what a run's results show for each. `known` names what every control test
 * is mapped to, so that a test that was not run is missing and not absent. Both in the order of ids. Legacy frameworks are
 * left out unless a result names them or `withLegacy` asks for them.
 */
export function coverageOf(results: Results, known: ReadonlyMap<string, readonly string[]>, withLegacy = false): readonly FrameworkCoverage[] {
  const lists = listsByMapping(results, known);
  return FRAMEWORKS.flatMap(({ references, ...data }) => {
    const named = [...lists.keys()].filter((name) => name.startsWith(`${data.id} `)).map((name) => name.slice(data.id.length + 1));
    if (data.legacy === true && !withLegacy && named.length === 0) return [];
    const all = inOrder(Object.entries(references)).map(([reference, about]) => ({ reference, about, ...folded(lists.get(`${data.id} ${reference}`)) }));
    return [{
      ...data,
      mapped: all.filter((each) => each.state !== 'not-mapped').length,
      references: all,
      unknown: named.filter((reference) => !Object.hasOwn(references, reference)),
    }];
  });
}

type Mutable = { [K in keyof Lists]: string[] };

function listsByMapping(results: Results, known: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Lists> {
  const lists = new Map<string, Mutable>();
  const put = (id: string, mappings: readonly string[], list: keyof Lists): void => {
    for (const mapping of mappings) {
      let own = lists.get(mapping);
      if (own === undefined) lists.set(mapping, own = { failed: [], indicated: [], undecided: [], passed: [], notApplicable: [], notRun: [] });
      own[list].push(id);
    }
  };
  for (const { id, mappings, outcome, advisory } of results) put(id, mappings, outcome === 'fail' && advisory ? 'indicated' : LIST[outcome]);
  const run = new Set(results.map((each) => each.id));
  for (const [id, mappings] of known) if (!run.has(id)) put(id, mappings, 'notRun');
  return lists;
}

const LIST = { 'pass': 'passed', 'fail': 'failed', 'indeterminate': 'undecided', 'not-applicable': 'notApplicable' } as const;
const NONE: Lists = { failed: [], indicated: [], undecided: [], passed: [], notApplicable: [], notRun: [] };

function folded(lists: Lists | undefined): Lists & { readonly state: ReferenceState } {
  return lists === undefined ? { state: 'not-mapped', ...NONE } : { state: stateOf(lists), ...lists };
}

function stateOf({ failed, indicated, undecided, passed, notApplicable, notRun }: Lists): ReferenceState {
  if (failed.length > 0) return 'exceptions';
  if (undecided.length > 0) return 'cannot-tell';
  if (indicated.length > 0) return 'indications';
  if (notRun.length > 0) return passed.length + notApplicable.length === 0 ? 'not-run' : 'cannot-tell';
  return passed.length > 0 ? 'no-exceptions' : 'nothing-to-test';
}

/** As their framework has them; members that look like array indexes come first in an object, wherever they stood. */
function inOrder(references: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const article = (reference: string): number => (/^\d/.test(reference) ? Number.parseInt(reference, 10) : 0);
  return references.toSorted(([a], [b]) => article(a) - article(b));
}
