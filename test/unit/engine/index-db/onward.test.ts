import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIndex, openIndexWriter, type Index } from '../../../../src/engine/index-db/index.ts';
import { RECORD, recordEvent, run } from '../../../support/record-fixture.ts';

/** An approval is asked for; a rehearsal and another action come of it at once, and what it waited for later. */
const EVENTS = [
  recordEvent(0, { id: 'asked', actionId: 'act-1' }),
  recordEvent(1, { id: 'rehearsed', actionId: 'act-1', causes: ['asked'] }),
  recordEvent(2, { id: 'other', actionId: 'act-2', causes: ['asked'] }),
  recordEvent(3, { id: 'other-went-on', actionId: 'act-2', causes: ['other'] }),
  recordEvent(4, { id: 'granted', actionId: 'act-1', causes: ['asked'] }),
  recordEvent(5, { id: 'started', actionId: 'act-1', causes: ['granted'] }),
];
const digest = 'cd'.repeat(32);
let dataDir = '';
let index: Index;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onward-'));
  const writer = await openIndexWriter({ dataDir, digest });
  for (const event of EVENTS) writer.event(event);
  await writer.finish({ record: RECORD, run: run(digest) });
  const opened = await openIndex({ dataDir, digest });
  if (opened === null) throw new Error('index did not open');
  index = opened;
});
afterAll(async () => {
  await index.close();
  await rm(dataDir, { recursive: true });
});

test.each([
  ['asked', 'act-1', 'granted'], ['asked', 'act-2', 'other'], ['granted', 'act-1', 'started'], ['other', 'act-1', 'other-went-on'], ['started', 'act-1', null], ['asked', null, 'other'],
])('from %s, followed for %s, the way goes on to %s', async (id, actionId, onward) => {
  expect((await index.onwardOf({ id, actionId }))?.id ?? null).toBe(onward);
});
