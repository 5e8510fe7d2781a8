import { setAtoms, type Atom } from './flow.ts';
import type { Geometry } from './geometry.ts';

/** Where everything will stand, known before the first page is written: for "page 3 of 41", contents and links. */
export interface Plan {
  /** null where they are not all counted. */
  readonly pages: number | null;
  /** By section id or anchor. The name is the destination's in the file. */
  readonly places: ReadonlyMap<string, { readonly page: number; readonly name: string }>;
}

export const UNPLANNED: Plan = { pages: null, places: new Map() };

/** Pages measured between two chances for others to run, and for the user to cancel. */
const STRIDE = 20;

/**
 * Breaks the whole report into pages and draws none. It is set twice, measured and then written, because the alternative is
 * to hold every page until the last is known. Rejects with the signal's reason.
 */
export async function planPages(page: Geometry, atoms: Iterable<Atom>, signal: AbortSignal | undefined): Promise<Plan & { readonly pages: number }> {
  const places = new Map<string, { page: number; name: string }>();
  const note = ({ target }: Atom, _top: number, number: number): void => {
    if (target !== undefined && !places.has(target)) places.set(target, { page: number, name: `p${String(places.size).padStart(6, '0')}` });
  };
  const flow = setAtoms(page, atoms, { page: () => undefined, repeat: () => undefined, atom: note });
  for (let next = flow.next(); ; next = flow.next()) {
    signal?.throwIfAborted();
    if (next.done === true) return { pages: next.value, places };
    if (next.value % STRIDE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
