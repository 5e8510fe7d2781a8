import { createRequire } from 'node:module';
import { pictureOf, type Picture } from './picture.ts';

/** Why pages cannot be drawn here, or null. The canvas is an optional dependency of pdf.js, with a binary for each platform. */
export function cannotDraw(): string | null {
  try {
    createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))('@napi-rs/canvas');
    return null;
  } catch {
    return `@napi-rs/canvas has no binary for ${process.platform} ${process.arch}`;
  }
}

/** Pages of a report, drawn by pdf.js with the fonts in the file and no other, one point a pixel. `choose` names them by their bookmarks; '' is the first page. */
export async function drawPages(report: Buffer, choose: readonly string[]): Promise<Picture[]> {
  supplyNode20();
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(report), useSystemFonts: false, disableFontFace: true, verbosity: VerbosityLevel.ERRORS });
  const file = await task.promise;
  const bookmarks = (await file.getOutline()).flatMap((section) => [section, ...section.items]);
  const out: Picture[] = [];
  for (const title of choose) {
    const target: unknown = bookmarks.find((each) => each.title.replace(/^\d+ +/u, '') === title)?.dest;
    if (title !== '' && !Array.isArray(target)) throw new Error(`no bookmark ${title}: ${bookmarks.map((each) => each.title).join(', ')}`);
    const page = await file.getPage(Array.isArray(target) ? (await file.getPageIndex(target[0])) + 1 : 1);
    const viewport = page.getViewport({ scale: 1 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    // In Node this is a canvas of @napi-rs/canvas, which the types of pdf.js, made for browsers, do not know.
    const { canvas, context } = (file.canvasFactory as { create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } }).create(width, height);
    await page.render({ canvas, viewport }).promise;
    out.push(pictureOf(width, height, context.getImageData(0, 0, width, height).data));
  }
  await task.destroy();
  return out;
}

/** pdf.js asks Node 22 for these two; on Node 20 they are as the language defines them, as far as it uses them. */
function supplyNode20(): void {
  if (!('withResolvers' in Promise)) {
    Object.defineProperty(Promise, 'withResolvers', { value: () => {
      const settle: { resolve?: (value: unknown) => void; reject?: (reason: unknown) => void } = {};
      const promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
      return { promise, ...settle };
    } });
  }
  const buffers: object = ArrayBuffer.prototype;
  if (!('transferToFixedLength' in buffers)) {
    Object.defineProperty(buffers, 'transferToFixedLength', { value(this: ArrayBuffer, length = this.byteLength) {
      const out = new ArrayBuffer(length);
      new Uint8Array(out).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return out;
    } });
  }
}
