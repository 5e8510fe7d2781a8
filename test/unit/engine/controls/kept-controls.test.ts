import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { keptControls, type KeptControls } from '../../../../src/engine/controls/kept-controls.ts';
import { openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { createReview } from '../../../../src/engine/review.ts';
import { openVault, type Vault } from '../../../../src/engine/vault/index.ts';
import { DIGEST } from '../../../support/fake-engine.ts';
import { RECORD, recordEvent, run as runOf } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('kept-controls');
const dataDir = join(root, 'vault');
const run = runOf(DIGEST);
const CASE = 'case-1';
const file = (id: string, population = 'SELECT id AS subject FROM actions'): string => JSON.stringify({
  format: 'proofroom.control.v1', id, version: 1, title: 'Mine', rationale: 'why', severity: 'high', mappings: [], population: 'Every action.', of: 'action',
  queries: { population, exceptions: `SELECT id AS subject, 'odd' AS reason FROM actions` },
});

let vault: Vault;
let kept: KeptControls;
const open = async (): Promise<void> => {
  vault = await openVault({ dataDir, version: 'test', clock: () => Date.UTC(2026, 10, 26, 9) });
  kept = keptControls(vault, async () => undefined, () => Date.UTC(2026, 10, 26, 9));
};
beforeAll(async () => {
  await open();
  const writer = await openIndexWriter({ dataDir, digest: DIGEST });
  for (let row = 0; row < 3; row += 1) writer.event(recordEvent(row));
  await writer.finish({ record: RECORD, run });
  await createReview(vault, Date.now).append([{ id: crypto.randomUUID(), table: 'cases', op: 'put', key: CASE, value: { id: CASE, name: 'Third quarter', digest: DIGEST } }]);
});
afterAll(() => vault.close());

const keep = (text: string, by = 'Ann') => kept.keep({ caseId: CASE, name: 'mine.json', text, by }, run);
const told = () => vault.custody.entries().filter(({ act }) => act.startsWith('control-')).map(({ act, subject, detail }) => [act, subject, detail['control'], detail['sha256'], detail['by']]);
const ids = async () => (await kept.runAll(CASE, { id: 'run-1', run })).map(({ kept: by, came }) => (came.kind === 'result' ? `${came.own.result.id} ${by?.by} ${came.own.result.outcome}` : came.kind));

describe('a control of one’s own that is kept with a case', () => {
  test('is journalled whole, told in the custody log, and run again when the vault is opened again', async () => {
    const answer = await keep(file('ACME-7'));
    expect(answer).toMatchObject({ kind: 'kept', own: { digest: sha256Hex(Buffer.from(file('ACME-7'))), result: { id: 'ACME-7', outcome: 'fail' } } });
    expect(told()).toEqual([['control-kept', DIGEST, 'ACME-7', sha256Hex(Buffer.from(file('ACME-7'))), 'Ann']]);
    const before = await kept.runAll(CASE, { id: 'run-1', run });
    await vault.close();
    await open();
    expect(await kept.runAll(CASE, { id: 'run-1', run })).toEqual(before);
    expect(await ids()).toEqual(['ACME-7 Ann fail']);
    expect(await kept.runAll('another case', { id: 'run-1', run })).toEqual([]);
  });

  test('is kept once, and gives its place to another of the same id', async () => {
    await keep(file('ACME-7'), 'Bea');
    expect(await ids()).toEqual(['ACME-7 Ann fail']);
    await keep(file('ACME-7', 'SELECT id AS subject FROM actions WHERE true'), 'Bea');
    expect(await ids()).toEqual(['ACME-7 Bea fail']);
    expect(told().map(([act]) => act)).toEqual(['control-kept', 'control-put-away', 'control-kept']);
  });

  test('is not kept when it is none, or is refused', async () => {
    expect(await keep('{')).toMatchObject({ kind: 'malformed' });
    expect(await keep(file('ACME-8', `SELECT * FROM read_csv('/etc/passwd')`))).toMatchObject({ kind: 'refused', refusal: { problem: 'forbidden-function' } });
    expect(await ids()).toEqual(['ACME-7 Bea fail']);
  });

  test('is part of what a sign-off covers, and of the review work that a report asks for', async () => {
    const review = createReview(vault, Date.now);
    const before = (await review.signOffs(CASE, DIGEST, 'none')).state;
    await keep(file('ACME-9'));
    const after = (await review.signOffs(CASE, DIGEST, 'none')).state;
    expect([after.entries, after.digest === before.digest]).toEqual([before.entries + 1, false]);
    expect(await review.work(CASE, DIGEST, 'none')).toMatchObject({ caseName: 'Third quarter', entries: after.entries });
  });

  test('is put away by name, stays in the journal, and runs no more', async () => {
    const rows = vault.journal.entries().flatMap((entry) => (entry.op === 'put' && entry.table === 'controls' ? [entry.value as { readonly id: string; readonly by: string; readonly text: string }] : []));
    const mine = rows.find((each) => each.by === 'Bea' && each.text.includes('WHERE true'))!;
    expect([await kept.putAway(CASE, mine.id, 'Cem'), await kept.putAway(CASE, mine.id, 'Cem'), await kept.putAway(CASE, 'none', 'Cem'), await kept.putAway('another case', mine.id, 'Cem')]).toEqual([true, false, false, false]);
    expect(told().at(-1)).toEqual(['control-put-away', DIGEST, 'ACME-7', sha256Hex(Buffer.from(mine.text)), 'Cem']);
    expect(await ids()).toEqual(['ACME-9 Ann fail']);
  });

  test('that somebody else’s case brought, and that is none, is an answer and no result', async () => {
    const row = { id: 'theirs', caseId: CASE, name: 'theirs.json', text: 'not JSON', digest: '0'.repeat(64), by: 'Mallory', putAway: null, createdAt: '2026-11-25T09:00:00.000Z' };
    await vault.journal.append([{ id: crypto.randomUUID(), table: 'controls', op: 'put', key: 'theirs', value: row }, { id: crypto.randomUUID(), table: 'controls', op: 'put', key: 'half', value: { id: 'half', caseId: CASE } }]);
    expect(await ids()).toEqual(['malformed', 'ACME-9 Ann fail']);
  });
});
