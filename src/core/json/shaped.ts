import type { JsonWord, Pointer } from '../findings/index.ts';
import type { Shape, ShapeProblem } from './shape.ts';
import type { JsonValue } from './value.ts';

/** The first thing that is wrong with a file: a byte of it, or a member by its pointer. */
export interface Misfit {
  readonly ok: false;
  readonly problem: JsonWord;
  readonly at: Pick<Pointer, 'offset' | 'pointer'>;
}
export type Shaped<T> = { readonly ok: true; readonly value: T } | Misfit;

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

/** Word and place in one text, for those who hand on a file that is no evidence. */
export const misfitText = ({ problem, at }: Misfit): string =>
  (at.offset === undefined ? `${problem} at ${at.pointer || '/'}` : `${problem} at byte ${at.offset}`);
