import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLayout } from '../support/pdf-layout.ts';
import { inTurn, median, number, part, type Sample } from './measure.ts';

/** Exceptions and files of the report that is written. */
const SIZE = ['1000', '10000'];

/** Pages a second of a report of hundreds of pages, against pdfkit writing the same text at the same places and nothing else. */
export function benchReport(folder: string, runs: number): void {
  const [path, layout] = [join(folder, 'report.pdf'), join(folder, 'layout.txt')];
  const first = part('report', [path, ...SIZE]);
  writeFileSync(layout, readLayout(readFileSync(path)).join('\f'));
  const once = (name: string, args: readonly string[]) => (): Sample => {
    const { said, peakMb } = part(name, args);
    return { seconds: number(said, 'seconds'), ...(peakMb === undefined ? {} : { peakMb }) };
  };
  const [ours, bare] = inTurn([
    { name: 'report', runs, once: once('report', [path, ...SIZE]) },
    { name: 'pdfkit, bare text', runs, once: once('bare-text', [layout, join(folder, 'bare.pdf')]) },
  ]);
  if (ours === undefined || bare === undefined) throw new Error('no report was measured');
  const pages = number(first.said, 'pages');
  const rate = (seconds: number): string => (pages / seconds).toFixed(0);
  const [own, other] = [median(ours.seconds), median(bare.seconds)];
  console.log(`report of ${pages} pages, ${SIZE[0]} exceptions: ${rate(own)} pages a second, peak ${ours.peakMb ?? 0} MB, of which ${number(first.said, 'before')} MB before its first page; pdfkit writing its bare text ${rate(other)} pages a second, peak ${bare.peakMb ?? 0} MB: ${(own / other).toFixed(2)} times as long`);
}
