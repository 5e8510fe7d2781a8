import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import Pdf from 'pdfkit';
import { DEFAULT_CHOICES, reportModel } from '../../src/report/index.ts';
import { writePdf } from '../../src/report/pdf/index.ts';
import { custody, reportRun, reportTimeline } from '../support/run-fixture.ts';
import { peakMb } from './peak.ts';

/** A report of a failed run with so many exceptions, and files enough for as many pages as they take. Prints one line of JSON. */
export async function report([path = '', exceptions = '1000', files = '10000']: readonly string[]): Promise<void> {
  const failed = reportRun('failing', Number(files));
  const run = {
    ...failed,
    controls: failed.controls.map((control) => {
      const [fact] = control.exceptions;
      return fact === undefined ? control : { ...control, exceptionCount: Number(exceptions), exceptions: Array.from({ length: Number(exceptions) }, (_, index) => ({ ...fact, subject: `act-merge-${index}` })) };
    }),
  };
  const model = reportModel({ run, evidenceName: 'bench.zip', custody, timeline: reportTimeline(run), graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null });
  const before = peakMb();
  let pages = 0;
  const started = performance.now();
  await writePdf(model, { paper: 'A4', onPage: (_done, of) => { pages = of; } }, createWriteStream(path));
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, pages, before, peakMb: peakMb() }));
}

const FILES: Readonly<Record<string, string>> = {
  'Sans-Regular': 'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf', 'Sans-SemiBold': 'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf', 'Mono-Regular': 'ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf',
};

/** The same pieces of text in the same faces at the same places, written by pdfkit alone: no tags, no rules, no contents, nothing measured. */
export async function bareText([layout = '', path = '']: readonly string[]): Promise<void> {
  const pages = readFileSync(layout, 'utf8').split('\f').map((page) => page.split('\n').flatMap((line) => {
    const [, x, y, face = '', size, text] = /^(\S+) (\S+) (\S+) (\S+) (.*)$/u.exec(line) ?? [];
    return text === undefined || FILES[face] === undefined ? [] : [{ x: Number(x), y: Number(y), face, size: Number(size), text }];
  }));
  const require = createRequire(import.meta.url);
  const started = performance.now();
  const doc = new Pdf({ size: 'A4', margin: 0, autoFirstPage: false, font: '' });
  const written = pipeline(doc, createWriteStream(path));
  // As the report's own writer does: the font file's last glyph is read a little beyond its end.
  for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, Buffer.concat([readFileSync(require.resolve(`@expo-google-fonts/${file}`)), Buffer.alloc(16)]));
  for (const page of pages) {
    doc.addPage();
    for (const { x, y, face, size, text } of page) doc.font(face).fontSize(size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  doc.end();
  await written;
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, pages: pages.length, peakMb: peakMb() }));
}
