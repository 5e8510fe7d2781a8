import { linkTo, type Document, type StructElement } from './pdfkit.ts';

/** A node of the structure tree: what a screen reader, and a test, sees of the document. */
export interface Tag {
  child(type: string, options?: PDFKit.Mixins.StructureElementOptions): Tag;
  /** Marks what `draw` puts on the page as this node's content; may be called again after a page break. */
  content(draw: () => void): void;
  /** The same as a link to a named place, with the rectangle that can be pressed. Both are of the current page. */
  link(name: string, words: string, box: Box, draw: () => void): void;
  /** A child that is an annotation of the current page, put there by `annotate`. */
  annotated(type: string, annotate: (element: StructElement) => void): void;
  /** Nothing more will be added: lets the writer let go of it. */
  end(): void;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function rootTag(doc: Document, title: string): Tag {
  const root = doc.struct('Document', { title });
  doc.addStructure(root);
  return tag(doc, root);
}

function tag(doc: Document, element: StructElement): Tag {
  return {
    child: (type, options = {}) => {
      const made = doc.struct(type, options);
      element.add(made);
      return tag(doc, made);
    },
    content: (draw) => {
      element.add(draw);
    },
    link: (name, words, box, draw) => {
      const link = doc.struct('Link');
      element.add(link);
      link.add(draw);
      linkTo(doc, link, name, words, box);
      // pdfkit writes the page of an annotation's reference when the element ends: it has to end on that page.
      link.end();
    },
    annotated: (type, annotate) => {
      const made = doc.struct(type);
      element.add(made);
      annotate(made);
      made.end();
    },
    end: () => element.end(),
  };
}

/** Marks and lines that carry no words of their own: skipped by screen readers. */
export function artifact(doc: Document, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}
