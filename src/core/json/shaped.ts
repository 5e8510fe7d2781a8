import type { JsonWord, Refused } from '../findings/index.ts';
import type { Shape, ShapeProblem } from './shape.ts';
import type { JsonValue } from './value.ts';

export type Shaped<T> = { readonly ok: true; readonly value: T } | Refused<JsonWord>;

type Parsed = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: JsonWord; readonly offset: number };

/** What was parsed, as a T and with no member more; else the first thing that is wrong with the file, and where. */
export function shaped<T>(read: Parsed, shape: Shape<T>): Shaped<T> {
  if (!read.ok) return { ok: false, problem: read.problem, at: { offset: read.offset } };
  const problems: ShapeProblem[] = [];
  const value: unknown = read.value;
  const usable = shape(value, '', problems);
  const [first] = problems;
  if (usable && first === undefined) return { ok: true, value };
  return { ok: false, problem: first?.problem ?? 'wrong-type', at: { pointer: first?.pointer ?? '' } };
}
