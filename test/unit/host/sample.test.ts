import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOOPBACK, type EngineClient, type EvidenceDto, type Intake, type RunDto } from '../../../src/contract/index.ts';
import { openEngine, type Engine } from '../../../src/engine/index.ts';
import { dropIndex } from '../../../src/engine/index-db/index.ts';
import { startHost, type Host } from '../../../src/host/server.ts';
import { writeSample, type Sample } from '../../../src/producer/index.ts';
import { wholeReport } from '../../support/report-request.ts';

/** The whole way over loopback with nothing replaced: upload, verify, index, ask, print. */

let folder = '';
let sample: Sample;
let tampered: Sample;
let engine: Engine;
let host: Host;
let client: EngineClient;
let session: Record<string, string> = {};
let home = '';

async function serve(): Promise<void> {
  host = await startHost({ engine, rendererDir: folder, startFiles: [] });
  const origin = `http://127.0.0.1:${host.port}`;
  const opened = await fetch(host.address, { redirect: 'manual' });
  home = `${origin}${opened.headers.get('location') ?? ''}`;
  session = { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', origin };
  client = createORPCClient(new RPCLink({ url: `${home}${LOOPBACK.rpc}`, headers: session }));
}
const start = (): Promise<Engine> => openEngine({ dataDir: join(folder, 'vault'), version: '0', clock: () => Date.UTC(2026, 10, 23) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
  const request = { scenario: 'incident', seed: '4', events: 600, outDir: folder } as const;
  sample = await writeSample(request);
  tampered = await writeSample({ ...request, tamper: 'flip-event-byte' });
  engine = await start();
  await engine.setTrustPack({ path: sample.trustPackPath, name: 'demo.json', size: (await stat(sample.trustPackPath)).size });
  await serve();
}, 60_000);
afterAll(async () => {
  await host.close();
  await engine.close();
  await rm(folder, { recursive: true });
});

async function take(path: string): Promise<{ evidence: EvidenceDto; run: RunDto }> {
  const upload = await fetch(`${home}${LOOPBACK.intake}`, { method: 'POST', headers: { ...session, 'x-file-name': basename(path) }, body: await readFile(path) });
  const { intake } = (await upload.json()) as Intake;
  const phases = new Set<string>();
  for await (const step of await client.evidence.import({ intakes: [intake] })) {
    if (step.kind === 'progress') phases.add(step.phase);
    else {
      expect([...phases]).toEqual(expect.arrayContaining(['copy', 'verify', 'judge', 'index']));
      return { evidence: step.evidence, run: await client.runs.get({ runId: step.runId }) };
    }
  }
  throw new Error('the import ended without a result');
}
const outcomes = (run: RunDto): Record<string, string> => Object.fromEntries(run.run.verdict.axes.map(({ axis, outcome }) => [axis, outcome]));

describe('a sample over loopback', () => {
  test('is verified, and every view answers from the same evidence', async () => {
    const { evidence: { digest }, run } = await take(sample.bundlePath);
    expect(outcomes(run)).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass', controls: 'fail' });
    const page = await client.events.page({ digest, filter: 'type:approval.granted', offset: 0, limit: 1, order: 'time', descending: true });
    expect(page.total).toBeGreaterThan(0);
    const detail = await client.events.get({ digest, id: page.rows[0]?.id ?? '' });
    expect([detail.recordedHash, detail.event.hash]).toEqual([detail.computedHash, detail.computedHash]);
    const stream = run.run.streams.find(({ name }) => name === detail.event.stream);
    expect(detail.inclusion).toMatchObject({ root: stream?.merkleRoot, treeSize: stream?.count, leafIndex: detail.event.seq });
    expect((await client.timeline.lanes({ digest, by: 'agent', filter: '' })).total).toBe(600);
    expect((await client.timeline.columns({ digest, by: 'agent', filter: '' })).size).toBe(8 + 600 * 16);
    const graph = await client.graph.get({ digest, snapshot: null });
    expect(graph.nodes.length).toBeGreaterThan(100);
    expect((await client.graph.touches({ digest, until: null })).length).toBeGreaterThan(0);
    expect((await client.matrix.environmentRisk({ digest, filter: '' })).cells).toHaveLength(16);
    const actions = await client.actions.page({ digest, filter: 'exception:*', offset: 0, limit: 10 });
    expect(actions.rows.map(({ exceptions }) => exceptions.length > 0)).toEqual(actions.rows.map(() => true));
    expect(actions.total).toBeGreaterThan(0);
    const action = await client.actions.get({ digest, id: actions.rows[0]?.id ?? '' });
    expect(action.controls.some(({ fact }) => fact.verdict === 'exception')).toBe(true);
    expect(action.findings.length).toBeGreaterThan(0);
    for (const [ending, kind] of [['junit.xml', 'junit'], ['trace.otlp.json', 'spans']] as const) {
      const name = run.run.files.find((file) => file.name.endsWith(ending))?.name ?? '';
      const view = await client.evidence.file({ digest, name });
      expect(view[kind]?.length).toBeGreaterThan(0);
    }
    const kinds: string[] = [];
    for await (const step of await client.report.render({ ...wholeReport(run.id), signing: null })) kinds.push(step.kind);
    expect(kinds.at(-1)).toBe('done');
    expect(await client.custody.list()).toMatchObject({ intact: true });
  }, 60_000);

  test('an index that was lost is built again from the vault, and says the same', async () => {
    const [evidence] = await client.evidence.list();
    const digest = evidence?.digest ?? '';
    const before = await client.events.page({ digest, filter: '', offset: 100, limit: 50, order: 'actor', descending: false });
    await engine.close();
    await dropIndex({ dataDir: join(folder, 'vault'), digest });
    await host.close();
    engine = await start();
    const index = await engine.index(digest);
    expect(await index.eventsPage({ filter: '', offset: 100, limit: 50, order: 'actor', descending: false })).toEqual(before);
    await serve();
  }, 60_000);

  test('a changed event is found, and can be found by its finding', async () => {
    const { evidence: { digest }, run } = await take(tampered.bundlePath);
    expect(outcomes(run)['integrity']).toBe('fail');
    const { rows, total } = await client.events.page({ digest, filter: 'finding:event.hash-mismatch', offset: 0, limit: 10, order: 'row', descending: false });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ integrity: 'failed' });
    const detail = await client.events.get({ digest, id: rows[0]?.id ?? '' });
    expect(detail.computedHash).not.toBe(detail.recordedHash);
    expect(run.run.findings[rows[0]?.findings[0] ?? -1]?.code).toBe('event.hash-mismatch');
  }, 60_000);

  test('closing in the middle of an import cancels it, and the custody log says so', async () => {
    const size = (await stat(sample.bundlePath)).size;
    const other = await openEngine({ dataDir: join(folder, 'other'), version: '0', clock: () => Date.UTC(2026, 10, 23) });
    const steps = other.evidence.import([{ path: sample.bundlePath, name: 'a.zip', size }], new AbortController().signal);
    const drained = (async () => {
      let closed: Promise<void> | null = null;
      for await (const step of steps) if (step.kind === 'progress' && step.phase === 'verify') closed ??= other.close();
      await closed;
    })();
    await expect(drained).rejects.toMatchObject({ name: 'CancelledError' });
    await other.close().catch(() => undefined);
    const again = await openEngine({ dataDir: join(folder, 'other'), version: '0', clock: () => Date.UTC(2026, 10, 23) });
    expect((await again.custody.list()).entries.map(({ act }) => act)).toEqual(['vault-created', 'evidence-imported', 'import-cancelled']);
    expect(await again.evidence.list()).toEqual([]);
    await again.close();
  }, 60_000);
});
