import { pipeline } from 'node:stream/promises';
import type { ReportModel } from '../model.ts';
import { coverAtoms } from './cover.ts';
import { setAtoms, type Atom } from './flow.ts';
import { registerFonts } from './fonts.ts';
import { drawFurniture } from './furniture.ts';
import { geometry, type Paper } from './geometry.ts';
import { claimUniversalAccess } from './metadata.ts';
import { createDocument } from './pdfkit.ts';
import { sectionAtoms } from './sections.ts';
import type { Sheet } from './sheet.ts';
import { rootTag, type Tag } from './tags.ts';
import { createTypesetter } from './typesetter.ts';

export type { Paper } from './geometry.ts';

export interface PdfOptions {
  readonly paper: Paper;
  /** A flat folder with the three Plex files; without it they are read from the installed font packages. */
  readonly fontsDir?: string;
}

/**
 * Writes the report as a tagged PDF/A-2a and ends `out`. Equal models give equal bytes: the only date inside is the
 * run's as-of. Rejects when the fonts are missing or `out` fails.
 */
export async function writePdf(model: ReportModel, options: PdfOptions, out: NodeJS.WritableStream): Promise<void> {
  const page = geometry(options.paper);
  const doc = createDocument({
    size: [page.width, page.height], margin: 0, autoFirstPage: false, bufferPages: true, font: '',
    pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: model.language, displayTitle: true,
    info: { Title: model.title, Author: model.software, Creator: model.software, Producer: `${model.software} with PDFKit`, CreationDate: new Date(model.asOf) },
  });
  const written = pipeline(doc, out);
  // A failure while drawing has to end the stream too, or the caller would wait for ever.
  try {
    registerFonts(doc, options.fontsDir);
    claimUniversalAccess(doc);
    doc.addPage();
    const sheet: Sheet = { doc, page, set: createTypesetter(doc) };
    const root = rootTag(doc, model.title);
    setAtoms(doc, page, reportAtoms(sheet, root, model));
    drawFurniture(sheet, model);
    root.end();
    doc.end();
  } catch (error) {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
    await written.catch(() => undefined);
    throw error;
  }
  await written;
}

function* reportAtoms(sheet: Sheet, root: Tag, model: ReportModel): Generator<Atom> {
  yield* coverAtoms(sheet, root, model);
  let number = 0;
  for (const section of model.sections) yield* sectionAtoms(sheet, root, section, (number += 1));
}
