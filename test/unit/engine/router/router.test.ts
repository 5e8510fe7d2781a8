import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { call } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { randomUUID } from 'node:crypto';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TIMELINE_MAGIC, type EngineClient } from '../../../../src/contract/index.ts';
import { MAX_HANDED_BYTES } from '../../../../src/contract/shell.ts';
import { createDownloads, createIntakes, router, type RouterContext } from '../../../../src/engine/router/index.ts';
import { SelfTestError } from '../../../../src/engine/errors.ts';
import { DIGEST, fakeEngine, RUN_ID, type FakeEngine } from '../../../support/fake-engine.ts';
import { wholeReport } from '../../../support/report-request.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES = {
  'artifacts/a/junit.xml': utf8('<testsuite name="s"><testcase name="t" time="2"/></testsuite>'),
  'artifacts/a/trace.otlp.json': utf8('{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"s","name":"n","startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}'),
  'artifacts/b/junit.xml': utf8('<!DOCTYPE x []><testsuite/>'),
  'approvals/x.dsse.json': utf8(`{"payload":"eyJhIjoxfQ==","payloadType":"application/x","signatures":[{"keyid":"${'0'.repeat(64)}","sig":"AA=="}]}`),
  'other.bin': Uint8Array.from([0, 1, 2, 255, 254]),
  'cut.txt': utf8(`${'x'.repeat(2 ** 20 - 1)}é`),
};

let engine: FakeEngine;
let context: RouterContext;
let client: EngineClient;
const { port1, port2 } = new MessageChannel();

beforeAll(async () => {
  engine = await fakeEngine(FILES);
  context = { engine, shell: 'electron', refused: () => 4, intakes: createIntakes(), downloads: createDownloads() };
  new RPCHandler<RouterContext>(router).upgrade(port1, { context });
  port1.start();
  port2.start();
  client = createORPCClient(new RPCLink({ port: port2 }));
});
afterAll(async () => {
  port1.close();
  port2.close();
  await context.downloads.clear();
  await engine.dispose();
});

/** The contract's error of a call that must fail. */
async function failure(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof ORPCError) || !error.defined) throw new Error(`not a defined error: ${String(error)}`);
  return { code: String(error.code), data: error.data };
}

describe('over a message port', () => {
  test('status is the engine’s and the shell’s', async () => {
    expect(await client.session.status()).toMatchObject({ shell: 'electron', refusedRequests: 4, trustPack: null });
  });
  test('errors arrive with code and values', async () => {
    expect(await failure(client.runs.get({ runId: 'nope' }))).toEqual({ code: 'NOT_FOUND', data: { what: 'run' } });
    expect(await failure(client.events.page({ digest: DIGEST, filter: 'a colour:red', offset: 0, limit: 1, order: 'row', descending: false })))
      .toEqual({ code: 'BAD_FILTER', data: { at: 2, problem: 'unknown-field' } });
    expect(await failure(client.graph.blast({ digest: DIGEST, of: { kind: 'action', id: 'nope' }, kinds: null }))).toEqual({ code: 'NOT_FOUND', data: { what: 'action' } });
    expect(await failure(client.graph.compare({ digest: DIGEST, before: 'g-1', after: 'nope' }))).toEqual({ code: 'NOT_FOUND', data: { what: 'snapshot' } });
    expect(await failure(client.matrix.agentSystem({ digest: DIGEST, filter: 'type:data.read' }))).toEqual({ code: 'BAD_FILTER', data: { at: 0, problem: 'unknown-field' } });
    expect(await failure(client.session.setTrustPack({ intake: '0'.repeat(32) }))).toEqual({ code: 'NOT_FOUND', data: { what: 'intake' } });
    const { intake } = context.intakes.add({ path: '/nowhere', name: 'bad.json', size: 1 }, { temporary: false });
    expect(await failure(client.session.setTrustPack({ intake }))).toEqual({ code: 'UNREADABLE', data: { because: 'not-a-trust-pack' } });
  });
  test('cryptography that answers wrongly is an error of its own', async () => {
    const broken: RouterContext = { ...context, engine: { ...engine, status: () => { throw new SelfTestError(['sha384 wrong-digest']); } } };
    const answer = await call(router.session.status, undefined, { context: broken }).then(() => null, (error: unknown) => error);
    expect(answer).toMatchObject({ code: 'SELF_TEST', data: { failed: ['sha384 wrong-digest'] }, defined: true });
  });
  test('an error in the middle of a job is typed too', async () => {
    const drain = async (): Promise<void> => {
      for await (const _step of await client.evidence.verifyAgain({ digest: 'cd'.repeat(32) })) continue;
    };
    expect(await failure(drain())).toEqual({ code: 'NOT_FOUND', data: { what: 'evidence' } });
  });
  test('inputs are refused before a handler sees them', async () => {
    await expect(client.runs.list({ digest: '../etc' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(client.events.page({ digest: DIGEST, filter: '', offset: 0, limit: 1e6, order: 'row', descending: false })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
  test('an import reports progress, ends with the run, and lets the file go', async () => {
    const { intake } = context.intakes.add({ path: '/nowhere', name: 'sample.zip', size: 1 }, { temporary: false });
    const kinds: string[] = [];
    for await (const step of await client.evidence.import({ intakes: [intake] })) kinds.push(step.kind);
    expect(kinds).toEqual(['progress', 'progress', 'progress', 'done']);
    expect(engine.imported.at(-1)?.[0]?.name).toBe('sample.zip');
    expect(() => context.intakes.get(intake)).toThrow();
  });
  test('leaving an import ends it', async () => {
    const { intake } = context.intakes.add({ path: '/nowhere', name: 'endless.zip', size: 1 }, { temporary: false });
    const abort = new AbortController();
    const leave = async (): Promise<void> => {
      for await (const step of await client.evidence.import({ intakes: [intake] }, { signal: abort.signal })) {
        if (step.kind === 'progress' && step.done === 2) abort.abort();
      }
    };
    await expect(leave()).rejects.toThrow();
    await expect.poll(() => engine.cancelled()).toBe(true);
    expect(context.intakes.get(intake).name).toBe('endless.zip');
  });
  test('columns arrive as bytes', async () => {
    const blob = await client.timeline.columns({ digest: DIGEST, by: 'agent', filter: '' });
    expect(new DataView(await blob.arrayBuffer()).getUint32(0, true)).toBe(TIMELINE_MAGIC);
  });
  test('a file that says it is a portable case is handed over whole, and let go of; any other is kept for import', async () => {
    const path = join(engine.dataDir, 'taken-in');
    const take = async (name: string, text: string): Promise<string> => {
      await writeFile(path, text);
      return context.intakes.add({ path, name, size: text.length }, { temporary: false }).intake;
    };
    const portable = await take('x.proofroom-case.zip', 'PK whole');
    expect(await (await client.review.portable({ intake: portable }))?.text()).toBe('PK whole');
    expect(() => context.intakes.get(portable)).toThrow();
    const other = await take('x.evidence.zip', 'PK');
    expect(await client.review.portable({ intake: other })).toBeNull();
    expect(context.intakes.get(other).name).toBe('x.evidence.zip');
    await truncate(path, MAX_HANDED_BYTES + 1);
    const begins = new Uint8Array(39);
    begins.set([0x50, 0x4b, 3, 4]);
    begins[26] = 9;
    begins.set(new TextEncoder().encode('case.json'), 30);
    await writeFile(path, begins, { flag: 'r+' });
    for (const [name, answer] of [['x.evidence.zip', null], ['x.proofroom-case.zip', 'UNREADABLE']] as const) {
      const { intake } = context.intakes.add({ path, name, size: MAX_HANDED_BYTES + 1 }, { temporary: false });
      if (answer === null) expect(await client.review.portable({ intake })).toBeNull();
      else expect(await failure(client.review.portable({ intake }))).toMatchObject({ code: answer });
    }
  });
  test('the journal keeps order', async () => {
    const entry = { id: randomUUID(), table: 'notes', op: 'put', key: 'n', value: { text: 'x' } } as const;
    expect(await client.review.append({ entries: [entry] })).toEqual({ seq: 0 });
    expect(await client.review.read({ after: -1, limit: 10 })).toMatchObject([{ seq: 0, key: 'n', value: { text: 'x' } }]);
  });
});

describe('files', () => {
  const view = (name: string) => client.evidence.file({ digest: DIGEST, name });
  test('are read by what the format says they are', async () => {
    expect(await view('artifacts/a/junit.xml')).toMatchObject({ kind: 'junit', junit: [{ suite: 's', name: 't', seconds: 2 }], truncated: false });
    expect(await view('artifacts/a/trace.otlp.json')).toMatchObject({ kind: 'otlp', spans: [{ id: 's' }] });
    expect(await view('approvals/x.dsse.json')).toMatchObject({ kind: 'envelope', envelope: { payloadType: 'application/x', payload: '{"a":1}', keyids: ['0'.repeat(64)] } });
  });
  test('that are traces give each of their spans whole', async () => {
    const at = { digest: DIGEST, name: 'artifacts/a/trace.otlp.json' };
    expect(await client.evidence.span({ ...at, at: 0 })).toMatchObject({ attributes: [], events: [], links: [] });
    expect(await failure(client.evidence.span({ ...at, at: 1 }))).toEqual({ code: 'NOT_FOUND', data: { what: 'span' } });
  });
  test('that are not what they should be are still text', async () => {
    const file = await view('artifacts/b/junit.xml');
    expect([file.kind, file.text, file.junit]).toEqual(['junit', '<!DOCTYPE x []><testsuite/>', undefined]);
  });
  test('binary ones have no text, long ones say that they were cut', async () => {
    expect(await view('other.bin')).toMatchObject({ kind: 'binary', text: null });
    const cut = await view('cut.txt');
    expect([cut.truncated, cut.text?.length]).toEqual([true, 2 ** 20 - 1]);
  });
  test('give any window of their bytes', async () => {
    const bytes = await client.evidence.bytes({ digest: DIGEST, name: 'other.bin', offset: 2, length: 100 });
    expect([bytes.total, [...Buffer.from(bytes.base64, 'base64')]]).toEqual([5, [2, 255, 254]]);
    expect((await client.evidence.bytes({ digest: DIGEST, name: 'other.bin', offset: 99, length: 1 })).base64).toBe('');
    const whole = await client.evidence.bytes({ digest: DIGEST, name: '', offset: 1, length: 2 });
    expect([whole.total, [...Buffer.from(whole.base64, 'base64')]]).toEqual([4, [75, 3]]);
    expect(await failure(client.evidence.bytes({ digest: DIGEST, name: '../secret', offset: 0, length: 1 }))).toEqual({ code: 'NOT_FOUND', data: { what: 'file' } });
  });
});

test('a report is written, hashed, noted in the custody log and waits for download', async () => {
  let done: { downloadId: string; size: number; sha256: string } | undefined;
  for await (const step of await client.report.render({ ...wholeReport(RUN_ID), signing: null })) if (step.kind === 'done') done = step;
  const download = context.downloads.get(done?.downloadId ?? '');
  const bytes = await readFile(download?.path ?? '');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBe(done?.size);
  expect((await client.custody.list()).entries.at(-1)).toMatchObject({ act: 'report-written', subject: DIGEST, detail: { sha256: done?.sha256 } });
});
