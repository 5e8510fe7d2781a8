import { expect, test } from 'vitest';
import { Document } from '../../../src/report/pdf/pdfkit.ts';
import { fontOpener } from '../../../src/report/pdf/fonts.ts';
import { readStructure } from '../../support/pdf-structure.ts';

/** The reader that the report's tests rely on must itself notice what they are there to notice. */
async function made(draw: (doc: Document) => void): Promise<Buffer> {
  const doc = new Document({ autoFirstPage: false, tagged: true, lang: 'en', displayTitle: true, font: '', pdfVersion: '1.7', info: { Title: 'x', CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  const open = fontOpener(doc, undefined);
  open('mono');
  open('sans');
  doc.addPage();
  doc.outline.addItem('x');
  const root = doc.struct('Document');
  doc.addStructure(root);
  root.add(doc.struct('P', {}, () => doc.font('sans').text('inside (1)', 50, 50, { lineBreak: false })));
  draw(doc);
  root.end();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

test('a clean page has nothing to complain of', async () => {
  const found = readStructure(await made(() => undefined));
  expect(found.untagged).toEqual([]);
  expect(found.unclaimed).toBe(0);
  expect(found.root.children[0]).toMatchObject({ type: 'P', text: 'inside (1)' });
});

test('paint outside any mark is seen', async () => {
  expect(readStructure(await made((doc) => doc.rect(0, 0, 9, 9).fill('#000000'))).untagged).toHaveLength(1);
});

test('text outside any mark is seen', async () => {
  expect(readStructure(await made((doc) => doc.font('mono').text('loose', 50, 90, { lineBreak: false }))).untagged).toHaveLength(1);
});

test('marked content that no node claims is seen', async () => {
  const bytes = await made((doc) => {
    doc.markStructureContent('P');
    doc.font('sans').text('unclaimed', 50, 90, { lineBreak: false });
    doc.endMarkedContent();
  });
  expect(readStructure(bytes).unclaimed).toBe(1);
});
