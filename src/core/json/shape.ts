/** What a document must look like. Every value is the author's; a shape proves it has the type before anything uses it. */
export interface ShapeProblem {
  /** RFC 6901 pointer to the member concerned. */
  readonly pointer: string;
  readonly problem: 'unknown-member' | 'missing-member' | 'wrong-type' | 'wrong-value';
}

/**
 * True when `value` can be used as a T. Problems are added to the list; an unknown member is a problem but does not
 * make the value unusable, every other problem does. `at` is the pointer to the value; null asks only whether there
 * are any: the shape may stop at the first, and its pointer is empty.
 */
export type Shape<T> = (value: unknown, at: string | null, problems: ShapeProblem[]) => value is T;

/** The same answer as the shape's own, for values that are nearly always right: pointers are spelt out only for those that are not. */
export function fits<T>(shape: Shape<T>, value: unknown, at: string, problems: ShapeProblem[]): value is T {
  const before = problems.length;
  if (shape(value, null, problems) && problems.length === before) return true;
  problems.length = before;
  return shape(value, at, problems);
}

interface OptionalShape<T> {
  readonly optional: Shape<T>;
}
type MemberShapes<T> = {
  readonly [K in keyof T]-?: {} extends Pick<T, K> ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** Exactly these members: the compiler holds the list against T. */
export function object<T>(members: MemberShapes<T>): Shape<T> {
  const shapes = new Map(Object.entries<Shape<unknown> | OptionalShape<unknown>>(members as never));
  const checks = [...shapes].map(([name, shape]) => (
    typeof shape === 'function' ? { name, step: `/${escapePointer(name)}`, check: shape, required: true }
      : { name, step: `/${escapePointer(name)}`, check: shape.optional, required: false }
  ));
  const sorted = checks.toSorted((left, right) => (left.name < right.name ? -1 : 1));

  /** Walks names that ascend, as they do in canonical form. Null when these do not, or are not those of the shape. */
  const walk = (value: Record<string, unknown>, problems: ShapeProblem[]): boolean | null => {
    let next = 0;
    for (const name in value) {
      while (next < sorted.length && sorted[next]!.name !== name) {
        if (sorted[next]!.required) return null;
        next += 1;
      }
      if (next === sorted.length) return null;
      if (!sorted[next]!.check(value[name], null, problems)) return false;
      next += 1;
    }
    while (next < sorted.length) if (sorted[next++]!.required) return null;
    return true;
  };

  return (value, at, problems): value is T => {
    if (!isPlainObject(value)) return wrong(at, problems, 'wrong-type');
    const walked = at === null ? walk(value, problems) : null;
    if (walked !== null) return walked;
    for (const name in value) {
      if (!shapes.has(name)) wrong(at === null ? null : `${at}/${escapePointer(name)}`, problems, 'unknown-member');
    }
    let usable = true;
    for (const { name, step, check, required } of checks) {
      const present = Object.hasOwn(value, name);
      if (!present && !required) continue;
      const pointer = at === null ? null : at + step;
      const good = present ? check(value[name], pointer, problems) : wrong(pointer, problems, 'missing-member');
      usable = good && usable;
    }
    return usable;
  };
}

export function array<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, at, problems): value is readonly T[] => {
    if (!Array.isArray(value)) return wrong(at, problems, 'wrong-type');
    let usable = true;
    value.forEach((each: unknown, index) => {
      usable = item(each, at === null ? null : `${at}/${index}`, problems) && usable;
    });
    return usable;
  };
}

/** Any member names, one shape for all values. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, at, problems): value is Readonly<Record<string, T>> => {
    if (!isPlainObject(value)) return wrong(at, problems, 'wrong-type');
    // Events by the million have an open object of this kind, whose members need no look.
    if (Object.is(shape, anything)) return true;
    let usable = true;
    for (const [name, each] of Object.entries(value)) {
      usable = shape(each, at === null ? null : `${at}/${escapePointer(name)}`, problems) && usable;
    }
    return usable;
  };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at, problems): value is T | null => value === null || shape(value, at, problems);
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value, at, problems): value is T => known.has(value) || wrong(at, problems, 'wrong-value');
}

/** A text that a predicate accepts: digests, times, names. */
export function text(accepts: (value: string) => boolean = () => true): Shape<string> {
  return (value, at, problems): value is string => {
    if (typeof value !== 'string') return wrong(at, problems, 'wrong-type');
    return accepts(value) || wrong(at, problems, 'wrong-value');
  };
}

/** An integer from `min` to 2^53−1. */
export function integer(min: number): Shape<number> {
  return (value, at, problems): value is number => {
    if (typeof value !== 'number') return wrong(at, problems, 'wrong-type');
    return (Number.isSafeInteger(value) && value >= min) || wrong(at, problems, 'wrong-value');
  };
}

export const boolean: Shape<boolean> = (value, at, problems): value is boolean =>
  typeof value === 'boolean' || wrong(at, problems, 'wrong-type');

export const anything: Shape<unknown> = (value, _at, _problems): value is unknown => value !== undefined;

function wrong(pointer: string | null, problems: ShapeProblem[], problem: ShapeProblem['problem']): false {
  problems.push({ pointer: pointer ?? '', problem });
  return false;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901 section 3. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
