import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDownloads, createIntakes, router, type RouterContext } from '../../../../src/engine/router/index.ts';
import { fakeEngine, type FakeEngine } from '../../../support/fake-engine.ts';

let engine: FakeEngine;
let context: RouterContext;
beforeAll(async () => {
  engine = await fakeEngine();
  context = { engine, shell: 'electron', refused: () => 0, intakes: createIntakes(), downloads: createDownloads() };
});
afterAll(async () => {
  await context.downloads.clear();
  await engine.dispose();
});

const waiver = { control: 'CT-25', subject: null, who: 'Ana', why: 'known', decided_at: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

test('what is written is read again as it was', async () => {
  const { downloadId, name } = await call(router.waivers.write, { name: 'a case/../of mine', waivers: [waiver, { ...waiver, subject: 'act-1' }] }, { context });
  expect(name).toBe('a-case-..-of-mine.waivers.json');
  const text = await readFile(context.downloads.get(downloadId)?.path ?? '', 'utf8');
  expect(await call(router.waivers.read, { text }, { context })).toMatchObject({ ok: true, waivers: [waiver, { ...waiver, subject: 'act-1' }] });
});

test('what the terminal would refuse is neither written nor read', async () => {
  await expect(call(router.waivers.write, { name: 'c', waivers: [{ ...waiver, until: waiver.decided_at }] }, { context })).rejects.toMatchObject({ code: 'UNREADABLE' });
  for (const text of ['', '{}', JSON.stringify({ format: 'proofroom.waivers.v1', waivers: [{ ...waiver, more: 1 }] })]) expect(await call(router.waivers.read, { text }, { context })).toMatchObject({ ok: false });
});
