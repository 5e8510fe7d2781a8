import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalChange, JournalEntry, SignAnswer } from '../../../../src/contract/index.ts';
import { readSignOff } from '../../../../src/core/review/index.ts';
import { createReview, type EngineReview } from '../../../../src/engine/review.ts';
import { openVault, type Vault } from '../../../../src/engine/vault/index.ts';
import { pkcs12Of } from '../../../support/pkcs12.ts';
import { reportRun } from '../../../support/run-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('sign-off');
const clock = (): number => Date.UTC(2026, 10, 26, 9);
const run = reportRun('passing');
const evidence = run.subject.digest;
const ed = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const ec = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
const pem = (key: KeyObject, passphrase?: string): string => Buffer.from(key.export(
  passphrase === undefined ? { type: 'pkcs8', format: 'pem' } : { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
)).toString('base64');

const changes = (entries: readonly JournalEntry[]): JournalChange[] => entries.flatMap((entry) => (entry.op === 'put' || entry.op === 'delete' ? [entry] : []));

let count = 0;
async function opened(): Promise<{ readonly vault: Vault; readonly review: EngineReview; readonly runId: string; readonly dataDir: string }> {
  const dataDir = join(root, `v${(count += 1)}`);
  const vault = await openVault({ dataDir, version: 'test', clock });
  const runId = await vault.runs.save(run, { evidence, startedAt: '2026-11-26T09:00:00.000Z', durationMs: 1 });
  return { vault, review: createReview(vault, clock), runId, dataDir };
}
const note = (key: string, text: string) => ({ id: crypto.randomUUID(), table: 'notes' as const, op: 'put' as const, key, value: { id: key, caseId: 'c', target: 'event:e', text } });

async function signAs({ review, runId }: Awaited<ReturnType<typeof opened>>, role: 'preparer' | 'reviewer', keyFile: string, passphrase: string | null = null): Promise<SignAnswer> {
  const { state } = await review.signOffs('c', evidence, runId);
  return review.sign({ caseId: 'c', digest: evidence, runId, role, name: 'A. Person', expected: state.digest, keyFile, passphrase });
}

describe('sign-off', () => {
  test('two keys sign, both hold, and a later change shows that they cover an earlier state', async () => {
    const it = await opened();
    await it.review.append([note('n', 'first')]);
    expect(await signAs(it, 'preparer', pem(ed()))).toMatchObject({ signed: true });
    expect(await signAs(it, 'reviewer', pem(ec('P-256')))).toMatchObject({ signed: true });
    const before = await it.review.signOffs('c', evidence, it.runId);
    expect(before.signOffs.map((each) => [each.statement?.role, each.problem, each.reviewCovered, each.runCovered])).toEqual([
      ['preparer', null, 'now', 'shown'], ['reviewer', null, 'now', 'shown'],
    ]);
    await it.review.append([note('n', 'second')]);
    const after = await it.review.signOffs('c', evidence, it.runId);
    expect(after.signOffs.map((each) => [each.problem, each.reviewCovered])).toEqual([[null, 'earlier'], [null, 'earlier']]);
    await it.review.append([note('n', 'first')]);
    expect((await it.review.signOffs('c', evidence, it.runId)).state.digest).toBe(before.state.digest);
    expect(it.vault.custody.entries().filter(({ act }) => act === 'review-signed')).toHaveLength(2);
    await it.vault.close();
  });

  test('one key does not sign in both roles, and nothing is signed that was not shown', async () => {
    const it = await opened();
    const key = pem(ed());
    expect(await signAs(it, 'preparer', key)).toMatchObject({ signed: true });
    expect(await signAs(it, 'reviewer', key)).toEqual({ signed: false, because: 'same-key' });
    const stale = await it.review.sign({ caseId: 'c', digest: evidence, runId: it.runId, role: 'reviewer', name: '', expected: '0'.repeat(64), keyFile: pem(ed()), passphrase: null });
    expect(stale).toEqual({ signed: false, because: 'changed' });
    await it.vault.close();
  });

  test.each([
    ['an encrypted PEM', () => pem(ec('P-384'), 'open sesame'), 'open sesame'],
    ['a PKCS#12 file', () => Buffer.from(pkcs12Of(ec('P-256'), 'open sesame')).toString('base64'), 'open sesame'],
    ['an RSA key', () => pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey), null],
  ])('%s signs; a wrong or missing passphrase does not', async (_what, make, passphrase) => {
    const it = await opened();
    const file = make();
    if (passphrase !== null) {
      expect(await signAs(it, 'preparer', file)).toEqual({ signed: false, because: 'passphrase-missing' });
      expect(await signAs(it, 'preparer', file, 'wrong')).toEqual({ signed: false, because: 'passphrase-wrong' });
    }
    expect(await signAs(it, 'preparer', file, passphrase)).toMatchObject({ signed: true });
    expect((await it.review.signOffs('c', evidence, it.runId)).signOffs[0]?.problem).toBeNull();
    await it.vault.close();
  });

  test('files that are no key are refused', async () => {
    const it = await opened();
    for (const bytes of ['', 'not a key', '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----']) {
      expect(await signAs(it, 'preparer', Buffer.from(bytes).toString('base64'))).toEqual({ signed: false, because: 'key-unreadable' });
    }
    await it.vault.close();
  });

  test('neither key nor passphrase is anywhere in the vault afterwards', async () => {
    const it = await opened();
    const key = ed();
    expect(await signAs(it, 'preparer', pem(key, 'a passphrase nobody else has'), 'a passphrase nobody else has')).toMatchObject({ signed: true });
    await it.vault.close();
    const secrets = ['a passphrase nobody else has', String(key.export({ format: 'jwk' }).d), Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url').toString('base64').slice(0, 40), 'PRIVATE KEY'];
    const files = readdirSync(it.dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(it.dataDir, name)).filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) for (const secret of secrets) expect(readFileSync(path, 'latin1').includes(secret), path).toBe(false);
  });

  test('an envelope with any one byte changed, or cut at any length, does not hold', async () => {
    const it = await opened();
    await signAs(it, 'preparer', pem(ed()));
    const value = changes(await it.review.read(-1, 10)).find(({ table }) => table === 'signoffs')?.value;
    const bytes = Buffer.from((value as { envelope: string }).envelope);
    expect(readSignOff(bytes).ok).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(readSignOff(changed).ok, `byte ${at}`).toBe(false);
      expect(readSignOff(bytes.subarray(0, at)).ok, `length ${at}`).toBe(false);
    }
    await it.vault.close();
  });

  test('a sample stays as it was drawn, whatever a window sends, also by way of a deletion and after a reopening', async () => {
    const it = await opened();
    const sample = (name: string, op: 'put' | 'delete' = 'put') => ({ id: crypto.randomUUID(), table: 'samples' as const, op, key: 's', value: op === 'put' ? { id: 's', caseId: 'c', name } : null });
    const frozen = { name: 'FrozenError', table: 'samples', key: 's' };
    await it.review.append([sample('drawn')]);
    await it.review.append([sample('drawn')]);
    await expect(it.review.append([note('n', 'beside it'), sample('another')])).rejects.toMatchObject(frozen);
    await it.review.append([sample('', 'delete')]);
    await expect(it.review.append([sample('another')])).rejects.toMatchObject(frozen);
    await expect(it.review.append([{ ...sample('x'), key: 't' }, { ...sample('y'), key: 't' }])).rejects.toMatchObject({ ...frozen, key: 't' });
    await it.review.append([sample('drawn')]);
    expect(changes(await it.review.read(-1, 10)).map(({ table, op }) => `${table} ${op}`)).toEqual(['samples put', 'samples put', 'samples delete', 'samples put']);
    await it.vault.close();
    const again = await openVault({ dataDir: it.dataDir, version: 'test', clock });
    await expect(again.journal.append([sample('another')])).rejects.toMatchObject(frozen);
    await again.close();
  });

  test('a sign-off carried into another case does not count there', async () => {
    const it = await opened();
    await signAs(it, 'preparer', pem(ed()));
    const [entry] = changes(await it.review.read(-1, 10)).filter(({ table }) => table === 'signoffs');
    await it.review.append([{ id: crypto.randomUUID(), table: 'signoffs', op: 'put', key: 'x', value: { ...(entry?.value as object), id: 'x', caseId: 'other' } }]);
    expect((await it.review.signOffs('other', evidence, it.runId)).signOffs.map(({ problem }) => problem)).toEqual(['other-case']);
    await it.vault.close();
  });
});
