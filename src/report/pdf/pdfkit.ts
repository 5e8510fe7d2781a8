import { zlibSync } from 'fflate';
import Pdf from 'pdfkit';

/**
 * The one door to pdfkit. Its published types lag behind 0.20.2 and name none of the internals used here:
 * cell scopes and bounding boxes of structure elements, the coverage of an embedded font, the compressor.
 */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the published types are a namespace, and only a namespace can add to them
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: 'Column' | 'Row';
      /** Left, top, right, bottom in page coordinates with y downwards. */
      bbox?: [number, number, number, number];
    }
  }
}

export type Document = PDFKit.PDFDocument;
export type StructElement = PDFKit.PDFStructureElement;

interface Compressible {
  compress: boolean;
  buffer: Uint8Array[];
  finalize(): void;
}

function isCompressible(ref: unknown): ref is Compressible {
  return typeof ref === 'object' && ref !== null && 'compress' in ref && 'buffer' in ref && 'finalize' in ref;
}

/**
 * Streams are deflated in JavaScript: the zlib of Node and that of Electron give different bytes for the same
 * input, and a report has to come out the same in every shell.
 */
class ReproducibleDocument extends Pdf {
  override ref(data: object): PDFKit.PDFKitReference {
    const made = super.ref(data);
    if (isCompressible(made)) {
      const finalize = made.finalize.bind(made);
      made.finalize = () => {
        if (made.compress && made.buffer.length > 0) {
          made.buffer = [zlibSync(Buffer.concat(made.buffer), { level: 6 })];
          made.compress = false;
        }
        finalize();
      };
    }
    return made;
  }
}

export function createDocument(options: PDFKit.PDFDocumentOptions): Document {
  return new ReproducibleDocument(options);
}

/**
 * Joins the current page's many small writes into one. Pages are held until the last, for the total in the page
 * numbers; held as written, five thousand files cost some hundred megabytes.
 */
export function settlePage(doc: Document): void {
  const content: unknown = Reflect.get(doc.page, 'content');
  if (isCompressible(content)) content.buffer = [Buffer.concat(content.buffer)];
}

/** A bookmark to `top` of the current page. */
export function bookmark(doc: Document, title: string, top: number): void {
  const options = { expanded: false, fit: false, top, left: doc.page.width };
  doc.outline.addItem(title, options);
}

/** Whether the font last chosen has a glyph for a code point; a missing one would be drawn as an empty box. */
export function currentFontCovers(doc: Document): (point: number) => boolean {
  const holder: unknown = Reflect.get(doc, '_font');
  const font: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, 'font') : undefined;
  const has: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'hasGlyphForCodePoint') : undefined;
  if (typeof has !== 'function') throw new Error('pdfkit no longer exposes the font it embeds');
  return (point) => Reflect.apply(has, font, [point]) === true;
}
