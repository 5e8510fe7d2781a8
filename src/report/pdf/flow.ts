import type { Geometry } from './geometry.ts';

/** A piece of the document that is never cut by a page break. Heights in points. */
export interface Atom {
  readonly height: number;
  /** Space above, dropped at the head of a page. */
  readonly before: number;
  /** A heading is nothing without what it heads. */
  readonly keepWithNext: boolean;
  readonly draw: (top: number) => void;
  /** Begins a page. */
  readonly opens?: boolean;
  /** What links lead here by: the id of a section or the anchor of a heading. */
  readonly target?: string;
  /** The section it belongs to, for the running head. */
  readonly section?: string;
  /** Drawn again at the head of the page when the page breaks before this atom: a table's column titles. */
  readonly repeat?: { readonly height: number; readonly draw: (top: number) => void };
}

/** What is done with atoms once they have their place: drawn, or only noted. */
export interface Placing {
  /** A page begins, and `first` is what it begins with. Pages count from 1. */
  page(number: number, first: Atom): void;
  atom(atom: Atom, top: number, page: number): void;
  repeat(atom: Atom, top: number): void;
}

/** Sets atoms one under another, breaking pages between them. Yields the number of each page before it begins the next. */
export function* setAtoms(page: Geometry, atoms: Iterable<Atom>, placing: Placing): Generator<number, number> {
  let y = page.top;
  let pages = 0;
  function* turn(first: Atom): Generator<number, number> {
    if (pages > 0) yield pages;
    placing.page((pages += 1), first);
    placing.repeat(first, page.top);
    return page.top + (pages === 1 ? 0 : first.repeat?.height ?? 0);
  }
  function* place(group: readonly Atom[]): Generator<number, void> {
    const first = group[0];
    if (first === undefined) return;
    const needed = group.reduce((sum, atom, index) => sum + atom.height + (index === 0 && y === page.top ? 0 : atom.before), 0);
    if (pages === 0 || first.opens === true || (y > page.top && y + needed > page.bottom)) y = yield* turn(first);
    for (const atom of group) {
      let top = y === page.top ? y : y + atom.before;
      if (top + atom.height > page.bottom && y > page.top) top = yield* turn(atom);
      placing.atom(atom, top, pages);
      y = top + atom.height;
    }
  }
  let waiting: Atom[] = [];
  for (const atom of atoms) {
    if (atom.opens === true) {
      yield* place(waiting);
      waiting = [];
    }
    waiting.push(atom);
    if (atom.keepWithNext) continue;
    yield* place(waiting);
    waiting = [];
  }
  yield* place(waiting);
  return pages;
}
