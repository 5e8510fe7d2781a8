import type { Pointer } from './finding.ts';
import type { Problem } from './problems/index.ts';

/** The first thing that is wrong with a file that is no evidence, and where: a byte of it, or a member by its pointer ('' is the whole). */
export interface Misfit<W extends Problem = Problem> {
  readonly problem: W;
  readonly at: Pick<Pointer, 'offset' | 'pointer'>;
}

/** What reading such a file came to, where it is not what it should be. */
export type Refused<W extends Problem = Problem> = { readonly ok: false } & Misfit<W>;

export const refused = <W extends Problem>(problem: W, pointer = ''): Refused<W> => ({ ok: false, problem, at: { pointer } });
