import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditorPack } from '../../../src/engine/pack/index.ts';
import { readTrust } from '../../../src/engine/verify/trust.ts';
import type { Verified } from '../../../src/engine/verify/index.ts';
import { readSealedArchive } from '../../../src/producer/zip/read-sealed.ts';
import { csvFiles } from '../../../src/report/csv/index.ts';
import { reportModel, type Redactable, type ReportModel } from '../../../src/report/index.ts';
import { junitDocument } from '../../../src/report/junit/index.ts';
import { oscalDocument } from '../../../src/report/oscal/index.ts';
import { readAttachments } from '../../support/pdf-attachments.ts';
import { readStructure, walk } from '../../support/pdf-structure.ts';
import { renderReport } from '../../support/render-report.ts';
import { fullInput } from '../../support/report-input.ts';
import { readSample, SEEDS, type ReadSample } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verifyPath } from '../../support/verify-path.ts';

const root = temporaryFolder('redacted-formats');
let sample: ReadSample;
let verified: Verified;
/** What a record calls people, agents and systems, as a reader would search for it. */
let names: Readonly<Record<'people' | 'agents' | 'systems', readonly string[]>>;

beforeAll(async () => {
  sample = await readSample(join(root, 'sample'), 'incident', SEEDS['self-approval']);
  const trust = readTrust(readFileSync(sample.trustPackPath));
  if (!trust.ok || sample.bytes.length === 0) throw new Error('no sample');
  verified = await verifyPath(sample.bundlePath, { trust: trust.trust, asOf: '2026-11-20T00:00:00.000Z' });
  const { record } = verified;
  if (record === null) throw new Error('no record');
  const local = (id: string): string => id.replace(/^[a-z-]+:/u, '');
  // Some agents and systems are called by words that sentences have too: those, nobody could search for.
  const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)].filter((name) => /[\p{L}].*[^\p{L}]/u.test(name));
  names = {
    people: distinct([...record.people].filter(({ id }) => id.startsWith('person:')).flatMap(({ id, name }) => [local(id), name])),
    agents: distinct([...record.agents].map(({ id }) => local(id))),
    // Agents, people and services are drawn in the graph too, under their own names.
    // The figure of the graph has a system of its own.
    systems: ['Billing', ...distinct([...record.graphs].flatMap(({ nodes }) => [...nodes].filter(({ id }) => !/^(agent|fleet|person|service):/u.test(id)).map(({ id }) => local(id)))).filter((name) => ![...record.people].some(({ id }) => local(id) === name))],
  };
});

/** Every format that takes `--redact`, as one text each: pages with their bookmarks and alternatives, what the PDF encloses, and the pack's own files. */
async function formats(model: ReportModel): Promise<Readonly<Record<string, string>>> {
  const pdf = await renderReport(model, 'A4');
  const { root: tree } = readStructure(pdf);
  const out = join(root, 'pack.zip');
  await auditorPack({ model, evidencePath: sample.bundlePath, runBytes: verified.bytes, pdf, trustPack: readFileSync(sample.trustPackPath), out });
  const packed = [...readSealedArchive(readFileSync(out))].filter(([name]) => name !== 'report.pdf');
  return {
    'pages': [...walk(tree)].flatMap(({ text, alt, title }) => [text, alt ?? '', title ?? '']).join('\n'),
    'attachments': readAttachments(pdf).map(({ name, bytes }) => `${name} ${bytes.toString('utf8')}`).join('\n'),
    'metadata': pdf.toString('latin1').replaceAll(/stream[\s\S]*?endstream/gu, ''),
    'oscal': oscalDocument(model), 'csv': csvFiles(model).flatMap(({ records }) => [...records()]).join('\n'), 'junit': junitDocument(model),
    'pack': packed.map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString('utf8')}`).join('\n'),
    'names in the pack': packed.map(([name]) => name).join(' '),
  };
}

const modelWithout = (...withheld: readonly Redactable[]): ReportModel =>
  reportModel(fullInput(verified, { preparer: null, filter: '', redactions: withheld.map((what) => ({ what, by: 'The reviewer', reason: 'Asked for.' })) }));
const standing = (text: string, wanted: readonly string[]): readonly string[] => wanted.filter((name) => new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(text));

describe('a name of the record that is withheld stands in no format', () => {
  test.each(['people', 'agents', 'systems'] as const)('%s', async (what) => {
    const wanted = names[what];
    expect(wanted.length).toBeGreaterThan(5);
    // Without withholding, most formats tell of them: the search finds what there is to find.
    const open = Object.entries(await formats(modelWithout()));
    expect(open.filter(([, text]) => standing(text, wanted).length > 0).map(([name]) => name)).toEqual(expect.arrayContaining(['pages', 'pack', ...(what === 'systems' ? [] : ['attachments', 'oscal', 'csv'])]));
    for (const [name, text] of Object.entries(await formats(modelWithout(what)))) expect([name, standing(text, wanted)]).toEqual([name, []]);
  }, 120_000);

  test('and the pack holds neither evidence nor run nor trust pack, and says so', async () => {
    const { pack = '', 'names in the pack': files = '' } = await formats(modelWithout('people'));
    expect(files).toBe('README.txt SHA256SUMS run.redacted.json verify.mjs');
    expect(pack).toContain('The reviewer');
  }, 60_000);
});
