import type { Geometry } from './geometry.ts';
import { settlePage, type Document } from './pdfkit.ts';

/** A piece of the document that is never cut by a page break. Heights in points. */
export interface Atom {
  readonly height: number;
  /** Space above, dropped at the head of a page. */
  readonly before: number;
  /** A heading is nothing without what it heads. */
  readonly keepWithNext: boolean;
  readonly draw: (top: number) => void;
  /** Drawn again at the head of the page when the page breaks before this atom: a table's column titles. */
  readonly repeat?: { readonly height: number; readonly draw: (top: number) => void };
}

/** Sets atoms one under another, breaking pages between them. */
export function setAtoms(doc: Document, page: Geometry, atoms: Iterable<Atom>): void {
  let y = page.top;
  let waiting: Atom[] = [];
  const place = (): void => {
    const needed = waiting.reduce((sum, atom, index) => sum + atom.height + (index === 0 && y === page.top ? 0 : atom.before), 0);
    if (y > page.top && y + needed > page.bottom) y = nextPage(waiting[0]);
    for (const atom of waiting) {
      let top = y === page.top ? y : y + atom.before;
      if (top + atom.height > page.bottom && y > page.top) top = nextPage(atom);
      atom.draw(top);
      y = top + atom.height;
    }
    waiting = [];
  };
  const nextPage = (first: Atom | undefined): number => {
    settlePage(doc);
    doc.addPage();
    first?.repeat?.draw(page.top);
    return page.top + (first?.repeat?.height ?? 0);
  };
  for (const atom of atoms) {
    waiting.push(atom);
    if (!atom.keepWithNext) place();
  }
  place();
}
