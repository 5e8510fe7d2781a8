import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReview, type EngineReview } from '../../../src/engine/review.ts';
import { openVault, type Vault } from '../../../src/engine/vault/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CASE = 'case-1';
const DIGEST = 'ab'.repeat(32);
let vault: Vault;
let review: EngineReview;

beforeAll(async () => {
  vault = await openVault({ dataDir: temporaryFolder('tell-waivers'), version: 'test', clock: () => Date.UTC(2026, 10, 26, 9) });
  review = createReview(vault, Date.now);
  await put('cases', CASE, { id: CASE, name: 'Third quarter', digest: DIGEST });
});
afterAll(() => vault.close());

const put = (table: 'cases' | 'waivers', key: string, value: Readonly<Record<string, unknown>>) => review.append([{ id: randomUUID(), table, op: 'put', key, value }]);
const waiver = (more: Readonly<Record<string, unknown>> = {}) => ({ id: 'w', caseId: CASE, control: 'CT-25', why: 'Known.', by: 'Ana', until: '2099-12-31', withdrawn: null, ...more });
const told = () => vault.custody.entries().filter(({ act }) => act.startsWith('waiver-')).map(({ act, subject, detail }) => [act, subject, detail] as const);

test('the custody log tells who bore what, who took it back, and why', async () => {
  await put('waivers', 'w', waiver());
  // The same again, or in other words: it is borne as before.
  await put('waivers', 'w', waiver({ why: 'Known, and seen.' }));
  await put('waivers', 'w', waiver({ withdrawn: { at: '2026-11-20T00:00:00.000Z', by: 'Ben', why: 'Mended.' } }));
  await put('waivers', 'one', waiver({ subject: 'act-1', withdrawn: { at: '2026-11-20T00:00:00.000Z', by: '' } }));
  await put('waivers', 'none', { caseId: CASE });
  expect(told()).toEqual([
    ['waiver-given', DIGEST, { case: CASE, control: 'CT-25', by: 'Ana', until: '2099-12-31' }],
    ['waiver-withdrawn', DIGEST, { case: CASE, control: 'CT-25', by: 'Ben', why: 'Mended.' }],
    ['waiver-withdrawn', DIGEST, { case: CASE, control: 'CT-25', subject: 'act-1', by: '' }],
  ]);
});
