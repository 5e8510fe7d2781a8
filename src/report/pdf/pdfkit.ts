import { zlibSync } from 'fflate';
import Pdf from 'pdfkit';

/**
 * The one door to pdfkit. Its published types lag behind 0.20.2 and name none of the internals used here:
 * cell scopes and bounding boxes of structure elements, the compressor, what becomes of an object once it is written.
 */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the published types are a namespace, and only a namespace can add to them
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: 'Column' | 'Row';
      /** Left, top, right, bottom in page coordinates with y downwards. */
      bbox?: [number, number, number, number];
    }
    interface PDFFont {
      /** A font that was read before is taken as it is. */
      registerFont(name: string, src: object): this;
    }
    interface PDFAttachmentOptions {
      relationship?: 'Source' | 'Data';
    }
  }
}

export type StructElement = PDFKit.PDFStructureElement;

interface Written {
  compress: boolean;
  buffer: Uint8Array[];
  data: object;
  finalize(): void;
}

function isWritten(ref: unknown): ref is Written {
  return typeof ref === 'object' && ref !== null && 'compress' in ref && 'buffer' in ref && 'data' in ref && 'finalize' in ref;
}

/**
 * Streams are deflated in JavaScript: the zlib of Node and that of Electron give different bytes for the same
 * input, and a report has to come out the same in every shell.
 */
export class Document extends Pdf {
  #wanted: (() => void) | null = null;

  override ref(data: object): PDFKit.PDFKitReference {
    const made = super.ref(data);
    if (isWritten(made)) made.finalize = () => finish(made);
    return made;
  }

  override _read(): void {
    this.#wanted?.();
    this.#wanted = null;
  }

  /** Waits until the reader has taken what was written: otherwise every page would wait in memory for the last one. */
  async drained(): Promise<void> {
    if (this.readableLength < this.readableHighWaterMark || this.destroyed) return;
    await new Promise<void>((resolve) => (this.#wanted = resolve));
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wanted?.();
    super._destroy(error, done);
  }
}

/** An object once written is only referred to. A structure element keeps its parent, by which pdfkit sees that it is in the tree. */
function finish(ref: Written): void {
  if (ref.compress && ref.buffer.length > 0) {
    ref.buffer = [zlibSync(Buffer.concat(ref.buffer), { level: 6 })];
    ref.compress = false;
  }
  if ('Params' in ref.data) checksumAsBytes(ref.data.Params);
  const prototype: unknown = Object.getPrototypeOf(ref);
  const finalize: unknown = typeof prototype === 'object' && prototype !== null ? Reflect.get(prototype, 'finalize') : undefined;
  if (typeof finalize !== 'function') throw new Error('pdfkit no longer writes its objects itself');
  Reflect.apply(finalize, ref, []);
  Reflect.deleteProperty(ref, 'finalize');
  if ('S' in ref.data && 'P' in ref.data) ref.data = { P: ref.data.P };
}

/** The checksum of an embedded file is sixteen bytes (ISO 32000-1, table 46); pdfkit writes their hexadecimal digits. */
function checksumAsBytes(params: unknown): void {
  if (typeof params !== 'object' || params === null || !('CheckSum' in params)) return;
  const digits = String(params.CheckSum);
  if (/^[0-9a-f]{32}$/u.test(digits)) Reflect.set(params, 'CheckSum', Buffer.from(digits, 'hex'));
}

/** A place on the current page that links lead to, by a name of letters and digits. */
export function destination(doc: Document, name: string, top: number): void {
  doc.addNamedDestination(name, 'XYZ', 0, top, null);
}

/** A link over a rectangle of the current page, said in words to those who do not see it. */
export function linkTo(doc: Document, element: StructElement, name: string, words: string, box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void {
  // A boxed string is a text string to pdfkit; a bare one would become a name.
  const options: object = { structParent: element, Contents: Object(words) };
  doc.goTo(box.x, box.y, box.width, box.height, name, options);
}

/**
 * A form of one field, a signature, as a widget without a size. pdfkit's own forms ask viewers to draw fields anew, which
 * neither an archive nor a signed file may (ISO 19005-3, 6.4.1), so that of its form only the writing is used.
 */
export function signatureField(doc: Document, element: StructElement, label: string, signature: object): void {
  const value = doc.ref(signature);
  value.end(null);
  const text = (words: string): object => Object(words);
  const widget: object = { structParent: element, Subtype: 'Widget', FT: 'Sig', T: text('Signature'), TU: text(label), Contents: text(label), F: PRINTED_AND_LOCKED, V: value };
  doc.annotate(0, 0, 0, 0, widget);
  const annotations: unknown = Reflect.get(doc.page, 'annotations');
  const root: unknown = Reflect.get(doc, '_root');
  const catalog: unknown = typeof root === 'object' && root !== null ? Reflect.get(root, 'data') : undefined;
  if (!Array.isArray(annotations) || typeof catalog !== 'object' || catalog === null) throw new Error('pdfkit no longer keeps its annotations and catalog where they were');
  Reflect.set(doc, '_acroform', { fonts: {}, defaultFont: 'none' });
  Reflect.set(catalog, 'AcroForm', doc.ref({ Fields: [annotations.at(-1)], SigFlags: SIGNATURES_EXIST_APPEND_ONLY, DR: { Font: {} } }));
}

const PRINTED_AND_LOCKED = 132;
const SIGNATURES_EXIST_APPEND_ONLY = 3;
