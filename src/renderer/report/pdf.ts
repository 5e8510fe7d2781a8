import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

/** A PDF of the engine's own making, ready to be drawn. */
export interface OpenPdf {
  readonly pages: number;
  /** In points; every page of a report is of one size. */
  readonly width: number;
  readonly height: number;
  /** The bookmarks of the first level, in their order, with the page they lead to. */
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[];
  /** Draws a page on a canvas of its own at `scale` pixels a point. Rejects when `signal` aborts. */
  draw(page: number, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement>;
  /** The words of a page in their order. */
  text(page: number): Promise<string>;
  close(): void;
}

export type PdfOpener = (bytes: Uint8Array<ArrayBuffer>) => Promise<OpenPdf>;

let worker: PDFWorker | null = null;

/** Opens a PDF with pdf.js, off the UI thread, under the window's own policy: no evaluation, no WebAssembly, nothing fetched. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  const pdfjs = await import('pdfjs-dist');
  worker ??= pdfjs.PDFWorker.create({ port: new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'report-pages' }) });
  const task = pdfjs.getDocument({
    data: bytes, worker, useWasm: false, useWorkerFetch: false, useSystemFonts: false, enableXfa: false, stopAtErrors: true,
  });
  const document = await task.promise;
  const first = (await document.getPage(1)).getViewport({ scale: 1 });
  return {
    pages: document.numPages,
    width: first.width,
    height: first.height,
    bookmarks: await bookmarks(document),
    async draw(number, scale, signal) {
      const page = await document.getPage(number);
      signal.throwIfAborted();
      const viewport = page.getViewport({ scale });
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const drawing = page.render({ canvas, viewport });
      signal.addEventListener('abort', () => drawing.cancel(), { once: true });
      try {
        await drawing.promise;
      } finally {
        // A page that was drawn is not kept: a reader goes through hundreds.
        page.cleanup();
      }
      return canvas;
    },
    async text(number) {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(' ').replaceAll(/\s+/g, ' ');
    },
    close: () => void task.destroy(),
  };
}

async function bookmarks(document: PDFDocumentProxy): Promise<OpenPdf['bookmarks']> {
  const entries = await document.getOutline() ?? [];
  return Promise.all(entries.map(async ({ title, dest }) => {
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const [target]: readonly unknown[] = place ?? [];
    const page = isReference(target) ? await document.getPageIndex(target) + 1 : 1;
    return { title, page };
  }));
}

function isReference(value: unknown): value is { readonly num: number; readonly gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && typeof value.num === 'number' && 'gen' in value && typeof value.gen === 'number';
}
