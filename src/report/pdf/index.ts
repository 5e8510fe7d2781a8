import { pipeline } from 'node:stream/promises';
import { textsIn } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { attach } from './attachments.ts';
import { createBookmarks } from './bookmarks.ts';
import { contentsAtoms } from './contents.ts';
import { coverAtoms } from './cover.ts';
import { setAtoms, type Atom } from './flow.ts';
import { fontOpener } from './fonts.ts';
import { drawFurniture } from './furniture.ts';
import { geometry, type Geometry, type Paper } from './geometry.ts';
import { claimUniversalAccess } from './metadata.ts';
import { Document } from './pdfkit.ts';
import { planPages, UNPLANNED } from './plan.ts';
import { sectionAtoms } from './sections.ts';
import { createShaper } from './shaping.ts';
import type { Sheet } from './sheet.ts';
import { rootTag, type Tag } from './tags.ts';
import { createTypesetter } from './typesetter.ts';

export type { Paper } from './geometry.ts';
export { placeholder } from './placeholder.ts';

export interface PdfOptions {
  readonly paper: Paper;
  /** A flat folder with the five Plex files; without it they are read from the installed font packages. */
  readonly fontsDir?: string;
  /** After each page that was written. */
  readonly onPage?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  /**
   * Sets so many pages and ends: to be looked at while the rest is set, and no report. What is known at the end alone is
   * not in it: how many pages there are, where links lead, the files enclosed.
   */
  readonly first?: number;
  /** Called once, while the last page can still be drawn on and the structure tree is open: the place for a signature's field. */
  readonly placeholder?: (at: { readonly doc: Document; readonly root: Tag; readonly page: Geometry }) => void;
}

/**
 * Writes the report as a tagged PDF/A-3a and ends `out`. Equal models give equal bytes: the only date inside is the
 * run's as-of. Pages are let go of as `out` takes them. Rejects when the fonts are missing, `out` fails, or with the
 * signal's reason.
 */
export async function writePdf(model: ReportModel, options: PdfOptions, out: NodeJS.WritableStream): Promise<void> {
  const page = geometry(options.paper);
  const doc = new Document({
    size: [page.width, page.height], margin: 0, autoFirstPage: false, bufferPages: false, font: '',
    pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang: model.language, displayTitle: true,
    info: { Title: model.title, Author: model.software, Creator: model.software, Producer: `${model.software} with PDFKit`, CreationDate: new Date(model.asOf) },
  });
  const written = pipeline(doc, out);
  // A file that cannot be written is known before its pages are measured: nothing is drawn for it any more.
  const failed = new AbortController();
  written.catch((error: unknown) => failed.abort(error));
  const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
  // A failure while drawing has to end the stream too, or the caller would wait for ever.
  try {
    await draw(doc, page, model, { ...options, signal });
  } catch (error) {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
    await written.catch(() => undefined);
    throw error;
  }
  await written;
}

async function draw(doc: Document, page: Geometry, model: ReportModel, { fontsDir, onPage, signal, first, placeholder }: PdfOptions): Promise<void> {
  const set = createTypesetter(doc, createShaper(fontOpener(doc, fontsDir)));
  const bookmarks = createBookmarks(doc);
  const root = rootTag(doc, model.title);
  const measured: Sheet = { doc, page, set, bookmarks, text: textsIn(model.language), plan: UNPLANNED };
  const plan = first === undefined ? await planPages(page, reportAtoms(measured, root, model), signal) : UNPLANNED;
  const sheet: Sheet = { ...measured, plan };
  const of = plan.pages ?? first ?? 0;
  claimUniversalAccess(doc);
  const flow = setAtoms(page, reportAtoms(sheet, root, model), {
    page: (number, begins) => {
      doc.addPage();
      drawFurniture(sheet, model, number, begins.section);
    },
    repeat: (atom, top) => atom.repeat?.draw(top),
    atom: (atom, top) => atom.draw(top),
  });
  for (const done of flow) {
    onPage?.(done, of);
    if (done === first) break;
    await doc.drained();
    signal?.throwIfAborted();
  }
  placeholder?.({ doc, root, page });
  root.end();
  bookmarks.end();
  if (first === undefined) attach(doc, model);
  doc.end();
  onPage?.(of, of);
}

function* reportAtoms(sheet: Sheet, root: Tag, model: ReportModel): Generator<Atom> {
  const head = [...coverAtoms(sheet, root, model)];
  yield* head;
  yield* contentsAtoms(sheet, root, model, head);
  let number = 0;
  for (const section of model.sections) yield* sectionAtoms(sheet, root, section, (number += 1));
}
