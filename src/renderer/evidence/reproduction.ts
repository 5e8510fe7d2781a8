export type Pairs = readonly (readonly [key: string, value: string])[];

export interface Reproduction {
  readonly title: string | null;
  readonly expected: string | null;
  readonly observed: string | null;
  /** A step is its text, or the members of an object. */
  readonly steps: readonly Pairs[];
  readonly rest: Pairs;
}

const OWN: readonly string[] = ['steps', 'title', 'expected', 'observed'];

/** Steps to reproduce from JSON: a list, or an object with one. Null for anything else. */
export function readSteps(text: string): Reproduction | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const document = Array.isArray(value) ? { steps: value } : value;
  if (typeof document !== 'object' || document === null || !('steps' in document) || !Array.isArray(document.steps)) return null;
  const members = pairs(document);
  const own = (key: string): string | null => {
    const member: unknown = Object.hasOwn(document, key) ? Object.entries(document).find(([name]) => name === key)?.[1] : null;
    return typeof member === 'string' ? member : null;
  };
  const [title, expected, observed] = [own('title'), own('expected'), own('observed')];
  const both = expected !== null && observed !== null;
  return {
    title, expected, observed,
    steps: document.steps.map((step: unknown) => (typeof step === 'object' && step !== null ? pairs(step) : [['', String(step)] as const])),
    rest: members.filter(([key]) => !OWN.includes(key) || (key === 'title' && title === null) || ((key === 'expected' || key === 'observed') && !both)),
  };
}

const pairs = (value: object): Pairs =>
  Object.entries(value).map(([key, part]: [string, unknown]) => [key, typeof part === 'string' ? part : JSON.stringify(part)] as const);
