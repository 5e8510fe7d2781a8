import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../../../src/report/pdf/index.ts';
import { readAttachments } from '../../../support/pdf-attachments.ts';
import { readStructure } from '../../../support/pdf-structure.ts';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';
import type { ReportModel } from '../../../../src/report/index.ts';
import { plain, cell } from '../../../../src/report/blocks.ts';

const long = (rows: number): ReportModel => everyBlock('en', {
  sections: [{ id: 'files', title: 'Files', blocks: [{ kind: 'table', about: 'Rows', columns: [{ title: 'A', share: 1 }], rows: Array.from({ length: rows }, (_, index) => [cell(plain(`Row ${index}`))]) }] }],
});
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

describe('what the file carries', () => {
  test('the enclosed run, byte for byte, with type, words, the run’s own date, relationship and checksum', async () => {
    const model = everyBlock('ja');
    const [attachment, ...more] = readAttachments(await renderReport(model));
    const bytes = Buffer.from(model.attachments[0]?.text ?? '', 'utf8');
    expect(more).toEqual([]);
    expect(attachment).toMatchObject({
      name: 'run.json', mediaType: 'application/json', relationship: 'Source', about: model.attachments[0]?.about,
      modified: 'D:20261001080000Z', checksum: createHash('md5').update(bytes).digest('hex'),
    });
    expect(attachment?.bytes.equals(bytes)).toBe(true);
  });

  test('no attachment, no list of them', async () => {
    const bytes = await renderReport(everyBlock('en', { attachments: [] }));
    expect(readAttachments(bytes)).toEqual([]);
    expect(readStructure(bytes).root.reading).not.toContain('Enclosed');
  });

  test.each(['en', 'ja'] as const)('the same bytes twice in %s, and PDF/A-3a and PDF/UA-1 claimed', async (language) => {
    const [first, second] = [await renderReport(everyBlock(language)), await renderReport(everyBlock(language))];
    expect(first.equals(second)).toBe(true);
    const { metadata } = readStructure(first);
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });
});

describe('writing', () => {
  test('tells each page once, in order, and of how many', async () => {
    const told: number[][] = [];
    await writePdf(long(300), { paper: 'A4', onPage: (done, of) => told.push([done, of]) }, nowhere());
    expect(told.length).toBeGreaterThan(9);
    expect(told).toEqual(told.map((_, index) => [index + 1, told.length]));
  });

  test('hands pages on while it writes: a slow reader never has the whole file before it', async () => {
    let taken = 0;
    const behind: number[] = [];
    const out = new Writable({ highWaterMark: 1024, write: (chunk: Buffer, _encoding, done) => void setImmediate(() => ((taken += chunk.length), done())) });
    await writePdf(long(3_000), { paper: 'A4', onPage: () => behind.push(taken) }, out);
    expect(behind.length).toBeGreaterThan(90);
    expect(behind[behind.length >> 1]).toBeGreaterThan(taken / 6);
  });

  test('ends with the signal’s reason, while measuring and while writing', async () => {
    const reason = new Error('no longer wanted');
    await expect(writePdf(long(3), { paper: 'A4', signal: AbortSignal.abort(reason) }, nowhere())).rejects.toBe(reason);
    const later = new AbortController();
    let pages = 0;
    const out = nowhere();
    await expect(writePdf(long(300), { paper: 'A4', signal: later.signal, onPage: () => (pages += 1) === 3 && later.abort(reason) }, out)).rejects.toBe(reason);
    expect([pages, out.destroyed]).toEqual([3, true]);
  });

  test('rejects when the reader fails, or the fonts are missing', async () => {
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await expect(writePdf(long(300), { paper: 'A4' }, broken)).rejects.toThrow('disk full');
    await expect(writePdf(long(3), { paper: 'A4', fontsDir: '/nonexistent' }, nowhere())).rejects.toThrow('ENOENT');
    await expect(writePdf(long(300), { paper: 'A4' }, createWriteStream('/nonexistent/report.pdf'))).rejects.toThrow('ENOENT');
  });

  test('a placeholder is asked for once, while the last page and the tree are open', async () => {
    const asked: string[] = [];
    const chunks: Buffer[] = [];
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) });
    await writePdf(long(3), { paper: 'A4', placeholder: ({ doc, root, page }) => {
      asked.push(`${page.width > 0} ${doc.page.width === page.width}`);
      root.child('P').content(() => doc.font('sans').fontSize(8).text('signed here', page.left, 700, { lineBreak: false }));
    } }, out);
    expect(asked).toEqual(['true true']);
    const found = readStructure(Buffer.concat(chunks));
    expect(found.root.reading).toMatch(/signed here$/u);
    expect([found.untagged, found.unclaimed]).toEqual([[], 0]);
  });
});
