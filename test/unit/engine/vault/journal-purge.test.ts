import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../../src/contract/index.ts';
import { createReview, type EngineReview } from '../../../../src/engine/review.ts';
import { openVault, type Vault } from '../../../../src/engine/vault/index.ts';
import { readJournal } from '../../../../src/engine/vault/journal-chain.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('journal-purge');
const clock = (): number => Date.UTC(2026, 10, 26, 9);
let count = 0;
async function open(dataDir = join(root, `v${(count += 1)}`)): Promise<{ readonly vault: Vault; readonly review: EngineReview; readonly dataDir: string; readonly journal: () => string }> {
  const vault = await openVault({ dataDir, version: 'test', clock });
  return { vault, review: createReview(vault, clock), dataDir, journal: () => readFileSync(join(dataDir, 'journal.ndjson'), 'utf8') };
}
const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);
const put = (caseId: string, key: string, text = `secret of ${caseId}`) =>
  ({ id: crypto.randomUUID(), table: 'notes' as const, op: 'put' as const, key, value: { id: key, caseId, text } });
const remove = (key: string) => ({ id: crypto.randomUUID(), table: 'notes' as const, op: 'delete' as const, key, value: null });
const row = (caseId: string) => ({ id: crypto.randomUUID(), table: 'cases' as const, op: 'put' as const, key: caseId, value: { id: caseId, name: `secret of ${caseId}` } });
const ops = (entries: readonly JournalEntry[]): string[] => entries.map(({ op }) => op);

describe('a case taken out of the journal', () => {
  test('leaves nothing but the places of its lines, and every other line as it was', async () => {
    const it = await open();
    await it.review.append([row('a'), row('b'), put('a', 'n1'), put('b', 'n2'), put('a', 'n3'), remove('n1'), remove('n2')]);
    const before = linesOf(it.journal());
    expect(await it.review.purge('a')).toEqual({ lines: 4 });
    expect(await it.review.purge('a')).toEqual({ lines: 0 });
    await it.review.append([put('b', 'n4')]);
    const after = linesOf(it.journal());
    expect(it.journal()).not.toMatch(/secret of a|"n1"|"n3"/);
    expect([1, 3, 6].map((seq) => after[seq])).toEqual([1, 3, 6].map((seq) => before[seq]));
    expect(ops(await it.review.read(-1, 100))).toEqual(['purged', 'put', 'purged', 'put', 'purged', 'purged', 'delete', 'purge', 'put']);
    expect(it.vault.custody.entries().filter(({ act }) => act === 'review-purged').map(({ subject, detail }) => [subject, detail['lines'], detail['upTo']])).toEqual([['a', '4', '6']]);
    await it.vault.close();
    const again = await open(it.dataDir);
    expect(again.vault.journal.chain().intact).toBe(true);
    expect(ops(again.vault.journal.entries())).toEqual(['purged', 'put', 'purged', 'put', 'purged', 'purged', 'delete', 'purge', 'put']);
    expect(again.vault.journal.chain().head).toBe(it.vault.journal.chain().head);
    await again.vault.close();
  });

  test('may come back and be taken out again', async () => {
    const it = await open();
    await it.review.append([put('a', 'n1')]);
    await it.review.purge('a');
    await it.review.append([put('a', 'n1', 'secret of a, again')]);
    expect(await it.review.purge('a')).toEqual({ lines: 1 });
    await it.vault.close();
    const again = await open(it.dataDir);
    expect([again.vault.journal.chain().intact, ops(again.vault.journal.entries())]).toEqual([true, ['purged', 'purge', 'purged', 'purge']]);
    expect(again.journal()).not.toContain('secret');
    await again.vault.close();
  });

  test('also out of the beginning that an earlier version did not link', async () => {
    const dataDir = join(root, 'unlinked');
    mkdirSync(dataDir);
    const old = (seq: number, caseId: string): string => `${JSON.stringify({ at: '2026-11-01T00:00:00.000Z', id: `old-${seq}`, key: `k${seq}`, op: 'put', seq, table: 'notes', value: { caseId, text: `secret of ${caseId}` } })}\n`;
    writeFileSync(join(dataDir, 'journal.ndjson'), old(0, 'a') + old(1, 'b') + old(2, 'c'));
    const it = await open(dataDir);
    // Before anything is linked, and after.
    await it.review.purge('a');
    await it.review.append([put('c', 'n1')]);
    await it.review.purge('c');
    await it.vault.close();
    const again = await open(dataDir);
    expect(again.vault.journal.chain().intact).toBe(true);
    expect(again.journal().match(/secret of ./g)).toEqual(['secret of b']);
    await again.vault.close();
    writeFileSync(join(dataDir, 'journal.ndjson'), again.journal().replace('secret of b', 'secret of x'));
    const changed = await open(dataDir);
    expect(changed.vault.journal.chain().intact).toBe(false);
    await changed.vault.close();
  });

  test('takes torn ends with it that may be of it, and leaves those of other cases', async () => {
    const it = await open();
    await it.review.append([put('a', 'n1')]);
    const fragments = { '1': '{"at":"2026","value":{"caseId":"a","te', '2': '{"at":"2026","value":{"caseId":"b","te', '3': '{"at":"2026","value":{"by":"some' };
    for (const [name, text] of Object.entries(fragments)) writeFileSync(join(it.dataDir, 'set-aside', `journal.ndjson.${name.repeat(16)}`), text);
    await it.review.purge('a');
    expect(readdirSync(join(it.dataDir, 'set-aside'))).toEqual([`journal.ndjson.${'2'.repeat(16)}`]);
    await it.vault.close();
  });
});

describe('a journal with lines taken out', () => {
  async function purged(): Promise<string> {
    const it = await open();
    await it.review.append([put('b', 'n1'), put('a', 'n2'), put('b', 'n3'), put('a', 'n4')]);
    await it.review.purge('a');
    await it.review.append([put('b', 'n5')]);
    await it.vault.close();
    return it.journal();
  }
  const holds = (text: string): boolean => readJournal(linesOf(text)).intact;

  test('does not hold when any one byte is changed', async () => {
    const text = await purged();
    expect(holds(text)).toBe(true);
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '\n') continue;
      const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      expect(holds(changed), `byte ${at}`).toBe(false);
    }
  });

  test('cut at every line holds but where the order for what is missing went with it', async () => {
    const lines = linesOf(await purged());
    expect(lines.map((_, length) => readJournal(lines.slice(0, length)).intact)).toEqual([true, true, false, false, false, true]);
  });

  test('does not hold when a line is made to look purged that no order names', async () => {
    const lines = linesOf(await purged());
    const { seq, id, hash, prev } = JSON.parse(lines[2]!) as Record<string, unknown>;
    expect(readJournal([...lines.slice(0, 2), JSON.stringify({ hash, id, op: 'purged', prev, seq }), ...lines.slice(3)]).intact).toBe(false);
  });

  test('whatever is written and purged, the chain holds and only what was purged is gone', async () => {
    const step = fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), key: fc.constantFrom('1', '2', '3'), act: fc.constantFrom('put', 'put', 'put', 'delete', 'purge') });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (all) => {
      const it = await open();
      const alive = new Set<string>();
      for (const { caseId, key, act } of all) {
        if (act === 'purge') {
          await it.review.purge(caseId);
          for (const each of alive) if (each.endsWith(`of ${caseId}`)) alive.delete(each);
        } else if (act === 'delete') await it.review.append([remove(`${caseId}${key}`)]);
        else {
          const text = `${crypto.randomUUID()} of ${caseId}`;
          alive.add(text);
          await it.review.append([put(caseId, `${caseId}${key}`, text)]);
        }
      }
      await it.vault.close();
      const again = await open(it.dataDir);
      expect(again.vault.journal.chain().intact).toBe(true);
      expect(new Set(again.journal().match(/[0-9a-f-]{36} of ./g) ?? [])).toEqual(alive);
      await again.vault.close();
    }), { numRuns: 20 });
  });
});

describe('kill -9', () => {
  test('between the order and the deed: the next opening does what the custody log says', async () => {
    const it = await open();
    await it.review.append([put('a', 'n1'), put('b', 'n2')]);
    const plan = await it.vault.journal.plan('a');
    await it.vault.custody.append('review-purged', 'a', { digest: plan.digest, lines: '1', upTo: String(plan.upTo) });
    // Written after the order, and so not of it.
    await it.review.append([put('a', 'n3', 'later')]);
    await it.vault.close();
    for (const opened of [await open(it.dataDir), null]) {
      const again = opened ?? (await open(it.dataDir));
      expect([again.vault.journal.chain().intact, ops(again.vault.journal.entries())]).toEqual([true, ['purged', 'put', 'put', 'purge']]);
      await again.vault.close();
    }
  });

  test('at any moment: what was ordered is gone, what was acknowledged and not ordered is there', async () => {
    const dataDir = join(root, 'killed');
    const script = join(import.meta.dirname, '../../../support/purge-forever.ts');
    let written: number[] = [];
    for (const [round, patience] of [7, 12, 16].entries()) {
      const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(round * 1_000)], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').length > patience) child.kill('SIGKILL');
      });
      await once(child, 'close');
      written = [...written, ...[...said.matchAll(/written (\d+)\n/g)].map((match) => Number(match[1]))];
      const it = await open(dataDir);
      expect([it.vault.journal.chain().intact, it.vault.custody.state().intact]).toEqual([true, true]);
      const journal = it.journal();
      const ordered = it.vault.custody.entries().flatMap(({ act, subject }) => (act === 'review-purged' ? [subject] : []));
      expect(ordered.length).toBeGreaterThan(round);
      for (const subject of ordered) expect(journal.includes(`secret of ${subject}.`), subject).toBe(false);
      for (const n of written.filter((each) => !ordered.includes(`case-${each}`))) expect(journal.split(`secret of case-${n}.`).length - 1, `case ${n}`).toBe(20);
      await it.vault.close();
    }
  }, 60_000);
});
