import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSealedArchive } from '../../../../src/producer/zip/read-sealed.ts';
import { pkcs12Of } from '../../../support/pkcs12.ts';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMAT_CHOICES, REPORT_FORMATS, type EngineClient, type ReportRequest, type ReportStep, type WrittenReport } from '../../../../src/contract/index.ts';
import { openEngine, type Engine } from '../../../../src/engine/index.ts';
import { createDownloads, createIntakes, router, type Downloads } from '../../../../src/engine/router/index.ts';
import { writeSample } from '../../../../src/producer/index.ts';
import { pemOf } from '../../../../src/producer/keys/certificate-chain.ts';
import { signerFromKey } from '../../../../src/producer/keys/signer.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { runOfBytes } from '../../../../src/engine/verify/index.ts';
import { certificate, pack } from '../../../support/document-fixture.ts';
import { RSA_PRIVATE } from '../../../support/tiny-keys.ts';
import { wholeReport } from '../../../support/report-request.ts';

const RSA_PEM = RSA_PRIVATE.export({ format: 'pem', type: 'pkcs1' }).toString();
const OWN = certificate(undefined, [], signerFromKey(RSA_PRIVATE).spki);

let folder = '';
let engine: Engine;
let client: EngineClient;
let downloads: Downloads;
let runId = '';
let digest = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  const sample = await writeSample({ scenario: 'incident', seed: '4', events: 600, outDir: folder });
  engine = await openEngine({ dataDir: join(folder, 'vault'), version: '0', clock: () => Date.UTC(2026, 10, 23) });
  await engine.setTrustPack({ path: sample.trustPackPath, name: 'demo.json', size: (await stat(sample.trustPackPath)).size });
  const intakes = createIntakes();
  downloads = createDownloads();
  client = createRouterClient(router, { context: { engine, shell: 'browser', refused: () => 0, intakes, downloads } });
  const { intake } = intakes.add({ path: sample.bundlePath, name: 'incident.zip', size: (await stat(sample.bundlePath)).size }, { temporary: false });
  for await (const step of await client.evidence.import({ intakes: [intake] })) {
    if (step.kind === 'done') [runId, digest] = [step.runId, step.evidence.digest];
  }
}, 120_000);
afterAll(async () => {
  await downloads.clear();
  await engine.close();
  await rm(folder, { recursive: true });
});

async function done(steps: AsyncIterable<ReportStep>): Promise<WrittenReport> {
  for await (const step of steps) if (step.kind === 'done') return step;
  throw new Error('ended without a file');
}
const preview = async (change: Partial<ReportRequest> = {}): Promise<WrittenReport> => done(await client.report.preview(wholeReport(runId, change)));
const render = async (change: Partial<ReportRequest> = {}): Promise<WrittenReport> => done(await client.report.render({ ...wholeReport(runId, change), signing: null }));
const choices = (change: Partial<ReportRequest['choices']>): Partial<ReportRequest> => ({ choices: { ...wholeReport('').choices, ...change } });
const bytesOf = async ({ downloadId }: WrittenReport): Promise<Buffer> => readFile(downloads.get(downloadId)?.path ?? '');
const temporary = async (): Promise<ReadonlySet<string>> => new Set(await readdir(join(engine.dataDir, 'tmp')));

describe('a report from the window', () => {
  test('is the file of the preview, byte for byte; a preview is not noted, a report is', async () => {
    const before = (await client.custody.list()).entries.length;
    const seen = await preview();
    expect((await client.custody.list()).entries).toHaveLength(before);
    const written = await render();
    expect(written.sha256).toBe(seen.sha256);
    expect((await bytesOf(written)).equals(await bytesOf(seen))).toBe(true);
    const whole = await client.report.bytes({ downloadId: written.downloadId, most: 2 ** 24 });
    expect(createHash('sha256').update(Buffer.from(await whole.arrayBuffer())).digest('hex')).toBe(written.sha256);
    expect((await client.custody.list()).entries.at(-1)).toMatchObject({ act: 'report-written', subject: digest, detail: { sha256: written.sha256, format: 'pdf' } });
  }, 60_000);

  test('a preview hands over its first pages while the rest is set; a report hands over itself alone', async () => {
    const kinds = async (steps: AsyncIterable<ReportStep>): Promise<readonly string[]> => {
      const seen: string[] = [];
      for await (const step of steps) {
        seen.push(step.kind);
        if (step.kind === 'first') expect([...(await readFile(downloads.get(step.downloadId)?.path ?? '')).subarray(0, 5)]).toEqual([...Buffer.from('%PDF-')]);
      }
      return seen.filter((kind) => kind !== 'progress');
    };
    expect(await kinds(await client.report.preview(wholeReport(runId)))).toEqual(['first', 'done']);
    expect(await kinds(await client.report.preview(wholeReport(runId, { format: 'oscal' })))).toEqual(['done']);
    expect(await kinds(await client.report.render({ ...wholeReport(runId), signing: null }))).toEqual(['done']);
  }, 60_000);

  test('holds the figures, and the sections that were not left out', async () => {
    const ids = (await preview()).sections.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['verdict', 'not-proved', 'scope', 'inputs', 'metrics', 'timeline', 'graph', 'custody', 'glossary']));
    expect(ids).not.toContain('review');
    const fewer = (await preview(choices({ leftOut: ['glossary', 'files', 'verdict'] }))).sections.map(({ id }) => id);
    expect(fewer).toEqual(ids.filter((id) => id !== 'glossary' && id !== 'files'));
  }, 60_000);

  test('a filter narrows the figures, a filter of another screen is refused as one', async () => {
    const [whole, narrowed] = [await preview(), await preview(choices({ filter: 'type:data.read' }))];
    expect(narrowed.sha256).not.toBe(whole.sha256);
    await expect(preview(choices({ filter: 'nosuchfield:1' }))).rejects.toMatchObject({ code: 'BAD_FILTER' });
  }, 60_000);

  test('every format is written and says its own digest', async () => {
    for (const format of REPORT_FORMATS) {
      const written = await render({ format });
      const bytes = await bytesOf(written);
      expect([format, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([format, written.size, written.sha256]);
      expect(written.size).toBeGreaterThan(100);
    }
  }, 120_000);

  test('nothing is withheld from a format that holds everything', async () => {
    const redactions = [{ what: 'people' as const, by: 'A', reason: 'B' }];
    await expect(preview({ format: 'json', ...choices({ redactions }) })).rejects.toMatchObject({ code: 'UNREADABLE' });
    expect((await preview(choices({ redactions }))).sha256).not.toBe((await preview()).sha256);
  }, 60_000);

  test('OSCAL says of a risk what the review says of its test', async () => {
    const { run } = await client.runs.get({ runId });
    const { id: control, version, populationDigest, exceptionCount: exceptions } = run.controls.find(({ outcome, advisory }) => outcome === 'fail' && !advisory)!;
    const at = { caseId: 'c-oscal', createdAt: '2026-11-20T08:00:00.000Z' };
    const put = (table: 'cases' | 'waivers', key: string, value: object) => client.review.append({ entries: [{ id: randomUUID(), table, op: 'put', key, value: { id: key, ...at, ...value } }] });
    await put('cases', at.caseId, { name: 'Q3', digest });
    await put('waivers', 'w', { control, why: 'Known.', by: 'Ana', until: '2099-12-31', withdrawn: null, over: { version, populationDigest, exceptions } });
    const statuses = async (review: string | null) => {
      const document: unknown = JSON.parse((await bytesOf(await render({ format: 'oscal', review }))).toString('utf8'));
      return JSON.stringify(document).split('"status":"deviation-approved"').length - 1;
    };
    expect([FORMAT_CHOICES.oscal.includes('review'), await statuses(null), await statuses(at.caseId)]).toEqual([true, 0, 1]);
  }, 60_000);

  test('the custody log tells of evidence in a pack, and of none where it stays here', async () => {
    const handedOut = async (redactions: ReportRequest['choices']['redactions']): Promise<boolean> => {
      const before = (await client.custody.list()).entries.length;
      await render({ format: 'pack', ...choices({ redactions }) });
      return (await client.custody.list()).entries.slice(before).some(({ act }) => act === 'evidence-handed-out');
    };
    expect([await handedOut([]), await handedOut([{ what: 'people', by: 'A', reason: 'B' }])]).toEqual([true, false]);
  }, 60_000);

  test('cancelled or left in the middle, it leaves no file behind', async () => {
    const before = await temporary();
    const controller = new AbortController();
    const steps = await client.report.render({ ...wholeReport(runId), signing: null }, { signal: controller.signal });
    await steps.next();
    controller.abort();
    await expect((async () => { for await (const _ of steps) { /* to its end */ } })()).rejects.toMatchObject({ code: 'CANCELLED' });
    for await (const step of await client.report.render({ ...wholeReport(runId), signing: null })) if (step.kind === 'progress' && step.phase === 'write') break;
    expect([...await temporary()].filter((name) => !before.has(name))).toEqual([]);
  }, 60_000);

  test.each<readonly [string, () => { readonly keyFile: string; readonly passphrase: string | null }]>([
    ['PEM', () => ({ keyFile: Buffer.from(`${RSA_PEM}${pemOf('CERTIFICATE', OWN)}`).toString('base64'), passphrase: null })],
    ['PKCS#12', () => ({ keyFile: Buffer.from(pkcs12Of(RSA_PRIVATE, 'open sesame', [OWN])).toString('base64'), passphrase: 'open sesame' })],
  ])('signed with a key of %s it is verified by our own verification, in a pack too', async (_, signing) => {
    for (const format of ['pdf', 'pack'] as const) {
      const written = await bytesOf(await done(await client.report.render({ ...wholeReport(runId, { format }), signing: signing() })));
      const pdf = format === 'pdf' ? written : readSealedArchive(written).get('report.pdf');
      const run = await runOfBytes(new Uint8Array(pdf ?? []), { artifactPath: null, trust: { pack: pack(), digest: 'ab'.repeat(32) }, asOf: '2026-11-23T23:59:59.999Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0' });
      expect(run.subject).toMatchObject({ kind: 'signed-document', form: 'pdf', signer: 'Ada' });
      expect(run.verdict.axes.filter(({ outcome }) => outcome === 'pass').map(({ axis }) => axis)).toEqual(['integrity', 'authenticity']);
    }
  }, 120_000);

  test('a key that cannot be used is refused, and nothing is written', async () => {
    const before = [await temporary(), (await client.custody.list()).entries.length] as const;
    const kinds: string[] = [];
    const signing = { keyFile: Buffer.from('no key').toString('base64'), passphrase: null };
    for await (const step of await client.report.render({ ...wholeReport(runId), signing })) kinds.push(step.kind === 'refused' ? step.because : step.kind);
    expect(kinds.at(-1)).toBe('key-unreadable');
    expect(kinds).not.toContain('done');
    expect([...await temporary()].filter((name) => !before[0].has(name))).toEqual([]);
    expect((await client.custody.list()).entries).toHaveLength(before[1]);
  }, 60_000);

  test('previews are dropped as others come', async () => {
    const first = await preview();
    for (let n = 0; n < 4; n += 1) await preview();
    await expect(client.report.bytes({ downloadId: first.downloadId, most: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }, 60_000);
});
