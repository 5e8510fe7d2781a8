import { lookOf, sharedLooks } from './spellings.ts';

/** One run of a change; null is an end that the record does not tell. A change that was started again has several, one after the other. */
export interface Change {
  readonly subject: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}
export interface Changing {
  readonly change: Change;
  readonly resources: readonly string[];
}
/** The change of a resource that was running when another started. */
export type Other = Change & { readonly resource: string };
/** The same of a resource that may be the same one, by another name. */
export type Alike = Other & { readonly otherResource: string };

/** By run: the change that was running when it started; of several, one that lasted longest. */
export function overlapsOf(changes: readonly Changing[]): ReadonlyMap<Change, Other> {
  const others = new Map<Change, Other>();
  const longest = new Map<string, Change>();
  // Apart, so that one change without an end does not hide those that are known to overlap.
  const endless = new Map<string, Change>();
  for (const { change, resources } of inOrder(changes)) {
    for (const resource of resources) {
      const before = longest.get(resource);
      // Half open: a change that ends in the millisecond of the next start has ended.
      const known = before !== undefined && endOf(before) > change.startedAt ? before : null;
      const other = known ?? endless.get(resource);
      const found = others.get(change);
      if (other !== undefined && (found === undefined || (found.endedAt === null && other.endedAt !== null))) others.set(change, { resource, ...other });
      if (change.endedAt === null) endless.set(resource, endless.get(resource) ?? change);
      else if (before === undefined || change.endedAt > endOf(before)) longest.set(resource, change);
    }
  }
  return others;
}

/**
 * By run: a change that was running when it started, of a resource that has another name and may be the same.
 * @param known Whether a graph holds a resource of this name. Two that it holds side by side are two.
 */
export function alikeOf(changes: readonly Changing[], known: (resource: string) => boolean): ReadonlyMap<Change, Alike> {
  const found = new Map<Change, Alike>();
  const looks = sharedLooks(changes.flatMap(({ resources }) => resources));
  if (looks.size === 0) return found;
  const running = new Map<string, Running>();
  for (const { change, resources } of inOrder(changes)) {
    const shared = resources.map((resource) => ({ resource, look: lookOf(resource) })).filter(({ look }) => looks.has(look));
    for (const { resource, look } of shared) {
      const other = running.get(look)?.beside(resource, known(resource)) ?? null;
      if (other !== null && endOf(other) > change.startedAt && !found.has(change)) found.set(change, { ...other, resource, otherResource: other.resource });
    }
    // After all are asked: one change may name a resource in two spellings, and does not run beside itself.
    for (const { resource, look } of shared) {
      const own = running.get(look) ?? new Running();
      running.set(look, own);
      own.add({ ...change, resource }, known(resource));
    }
  }
  return found;
}

/** Those that last longest of things with one look: of two names, and of one that no graph holds. There may be as many names as changes. */
class Running {
  #first: Other | null = null;
  #second: Other | null = null;
  #unknown: Other | null = null;

  /** Of another name, which is not surely another thing. */
  beside(resource: string, known: boolean): Other | null {
    if (known) return this.#unknown;
    return this.#first?.resource === resource ? this.#second : this.#first;
  }

  add(change: Other, known: boolean): void {
    if (!known) this.#unknown = longer(this.#unknown, change);
    if (this.#first === null || this.#first.resource === change.resource) this.#first = longer(this.#first, change);
    else if (endOf(change) > endOf(this.#first)) [this.#first, this.#second] = [change, this.#first];
    else this.#second = longer(this.#second, change);
  }
}

const longer = (before: Other | null, change: Other): Other => (before === null || endOf(change) > endOf(before) ? change : before);
const inOrder = (changes: readonly Changing[]): readonly Changing[] => changes.toSorted((a, b) => a.change.startedAt - b.change.startedAt);
const endOf = ({ endedAt }: Change): number => endedAt ?? Number.POSITIVE_INFINITY;
