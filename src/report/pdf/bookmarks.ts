import type { Document } from './pdfkit.ts';
import { sayable } from './showable.ts';

/** The outline beside the page: sections, and the headings in each, folded. */
export interface Bookmarks {
  section(title: string, top: number): void;
  heading(title: string, top: number): void;
  /** Counts what is folded (ISO 32000-1, table 153): pdfkit counts only what is open. */
  end(): void;
}

export function createBookmarks(doc: Document): Bookmarks {
  let section: PDFKit.PDFOutline = doc.outline;
  const add = (parent: PDFKit.PDFOutline, title: string, top: number): PDFKit.PDFOutline => {
    const place = { expanded: false, fit: false, top, left: doc.page.width };
    return parent.addItem(sayable(title), place);
  };
  return {
    section: (title, top) => {
      section = add(doc.outline, title, top);
    },
    heading: (title, top) => {
      add(section, title, top);
    },
    end: () => {
      count(doc.outline, doc.outline.children.length);
      for (const each of doc.outline.children) count(each, -each.children.length);
    },
  };
}

function count(item: PDFKit.PDFOutline, children: number): void {
  const data: unknown = Reflect.get(item, 'outlineData');
  if (typeof data !== 'object' || data === null) throw new Error('pdfkit no longer keeps a dictionary for each bookmark');
  if (children !== 0) Reflect.set(data, 'Count', children);
}
