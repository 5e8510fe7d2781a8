import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { coverageOf, knownMappings } from '../../../src/core/controls/frameworks/index.ts';
import { readTrust } from '../../../src/engine/verify/trust.ts';
import { reportModel, type ReportChoices, type ReportModel } from '../../../src/report/index.ts';
import { frameworksText } from '../../../src/text/ja/screens/frameworks.ts';
import { modelTexts } from '../../support/model-texts.ts';
import { fullInput } from '../../support/report-input.ts';
import { readSample, SEEDS } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verifyPath } from '../../support/verify-path.ts';

let model: (choices: Partial<ReportChoices>) => ReportModel;

beforeAll(async () => {
  const sample = await readSample(temporaryFolder('japanese'), 'incident', SEEDS['self-approval']);
  const trust = readTrust(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  const verified = await verifyPath(sample.bundlePath, { trust: trust.trust, asOf: '2026-11-20T00:00:00.000Z' });
  model = (choices) => reportModel(fullInput(verified, choices));
});

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

test('a report in Japanese holds no English sentence, but for what people and the evidence say', () => {
  const english = new Set(modelTexts(model({ language: 'en' })).filter(({ shown }) => !shown).map(({ text }) => text));
  const texts = modelTexts(model({ language: 'ja' })).filter(({ shown }) => !shown);
  expect(texts.length).toBeGreaterThan(1_000);
  // A run of words in lower case; names and values of the evidence stand in the English report too, as they are here.
  const left = texts.filter(({ text }) => !JAPANESE.test(text) && /\b[a-z]{2,} [a-z]{2,}/u.test(text) && !SAID.has(text));
  expect(left.map(({ text }) => text)).toEqual([]);
  // What both reports say alike has no sentence of ours in it.
  expect(texts.filter(({ text }) => english.has(text) && !JAPANESE.test(text) && /[a-z]{3,}\.$/u.test(text) && !SAID.has(text)).map(({ text }) => text)).toEqual([]);
});

/** Of test/support/report-input.ts: a person's words stay as they were written. */
const SAID: ReadonlySet<string> = new Set([
  'Hana was on call.', 'Hana mended it.', 'Asked Hana about this.', 'An approval by Hana', 'Whether Hana may approve.', 'Hana may.', 'Approvals by Hana', 'Known.', 'Read.', 'All.', 'Held.', 'Third quarter', 'Nobody of the night shift approves', 'Aoife Byrne asked for it.', 'Every approval.',
  'night-shift-of-hana (rule hana-kovarova, noun Hana Kovářová)。', 'Demonstration keys of Halden Freight',
]);

test('every framework and each of its references has Japanese words, and no other has', () => {
  for (const data of coverageOf([], knownMappings(), true)) {
    const words = frameworksText.words(data.id);
    expect(Object.keys(words?.references ?? {}).toSorted(), data.id).toEqual(data.references.map(({ reference }) => reference).toSorted());
    expect(words?.notices.length, data.id).toBe(data.notices.length);
    expect([words?.limit ?? '', ...words?.notices ?? [], ...Object.values(words?.references ?? {})].filter((text) => !JAPANESE.test(text)), data.id).toEqual([]);
  }
});

test('both languages have the same sections with the same blocks', () => {
  const shape = ({ sections }: ReportModel) => sections.map(({ id, blocks }) => [id, blocks.map((block) => ('rows' in block ? `${block.kind} ${block.rows.length}` : block.kind))]);
  expect(shape(model({ language: 'ja' }))).toEqual(shape(model({ language: 'en' })));
});
