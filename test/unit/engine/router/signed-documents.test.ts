import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedFile } from '../../../../src/engine/index-db/index.ts';
import { createDownloads, createIntakes, router, type RouterContext } from '../../../../src/engine/router/index.ts';
import { DIGEST, fakeEngine, type FakeEngine } from '../../../support/fake-engine.ts';

const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)] as const;
const envelope = (...keyids: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`{"payload":"eyJhIjoxfQ==","payloadType":"application/x","signatures":[${keyids.map((keyid) => `{"keyid":"${keyid}","sig":"AA=="}`).join(',')}]}`);
const FILES = {
  'approvals/a.dsse.json': envelope(ONE), 'approvals/b.dsse.json': envelope(ONE), 'approvals/c.dsse.json': envelope(ONE, TWO), 'work-packages/p.dsse.json': envelope(TWO),
  'work-packages/q.dsse.json': new TextEncoder().encode('{"no":"envelope"}'),
};
const JUDGED: readonly SignedFile[] = [
  { file: 'approvals/a.dsse.json', kind: 'approval', signature: 'valid' }, { file: 'approvals/b.dsse.json', kind: 'approval', signature: 'valid' },
  { file: 'approvals/c.dsse.json', kind: 'approval', signature: 'valid' }, { file: 'work-packages/p.dsse.json', kind: 'work-package', signature: 'invalid' },
  { file: 'work-packages/q.dsse.json', kind: 'work-package', signature: 'invalid' }, { file: 'approvals/gone.dsse.json', kind: 'approval', signature: 'missing' },
];

let engine: FakeEngine;
let context: RouterContext;
beforeAll(async () => {
  engine = await fakeEngine(FILES);
  const own = engine;
  const index = { ...(await own.index(DIGEST)), signedFiles: async () => JUDGED };
  context = { engine: { ...own, index: async () => index }, shell: 'electron', refused: () => 0, intakes: createIntakes(), downloads: createDownloads() };
});
afterAll(() => engine.dispose());

test('a key is given what the run said of documents that it alone signed; of others, that it is not told', async () => {
  const { documents, unread } = await call(router.signedDocuments.byKey, { digest: DIGEST }, { context });
  expect(documents).toEqual([
    { keyid: ONE, kind: 'approval', signature: 'valid', count: 2 },
    { keyid: ONE, kind: 'approval', signature: 'shared', count: 1 },
    { keyid: TWO, kind: 'approval', signature: 'shared', count: 1 },
    { keyid: TWO, kind: 'work-package', signature: 'invalid', count: 1 },
  ]);
  expect(unread).toBe(2);
});
