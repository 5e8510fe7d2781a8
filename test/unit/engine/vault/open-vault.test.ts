import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openVault, VaultError, type Vault } from '../../../../src/engine/vault/index.ts';
import { reportRun } from '../../../support/run-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('vault');
const open = (dataDir: string): Promise<Vault> => openVault({ dataDir, version: '0.1.0', clock: () => Date.UTC(2026, 10, 23, 9) });
const problem = async (work: Promise<unknown>): Promise<string | null> => work.then(() => null, (error: unknown) => (error instanceof VaultError ? error.problem : String(error)));
const file = (name: string, text: string): string => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};

describe('the vault', () => {
  test('has one writer: a living holder keeps others out, a dead one does not', async () => {
    const dataDir = join(root, 'lock');
    const vault = await open(dataDir);
    expect(await problem(open(dataDir))).toBe('locked');
    await vault.close();
    for (const stale of ['', 'not json', '{"pid":999999999,"started":"1"}', JSON.stringify({ pid: process.pid, started: 'another time' })]) {
      writeFileSync(join(dataDir, 'lock'), stale);
      await (await open(dataDir)).close();
    }
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  test('survives kill -9 in the middle of writing: what was acknowledged is there', async () => {
    const dataDir = join(root, 'killed');
    const script = join(import.meta.dirname, '../../../support/append-custody-forever.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > 25) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const [custodySeq, journalSeq] = said.trimEnd().split('\n').at(-1)!.split(' ').map(Number);
    const vault = await open(dataDir);
    expect(vault.custody.state().intact).toBe(true);
    expect(vault.custody.entries().length).toBeGreaterThan(custodySeq!);
    expect(vault.journal.chain().intact).toBe(true);
    expect(vault.journal.read(-1, 100_000).slice(0, journalSeq! + 1).map((entry) => [entry.id, entry.op === 'put' ? entry.value : null])).toEqual(
      Array.from({ length: journalSeq! + 1 }, (_, n) => [`id-${n}`, { text: 'y'.repeat(200) }]),
    );
    await vault.close();
  }, 60_000);

  test('takes evidence in by digest, read-only, and notices when it changes', async () => {
    const vault = await open(join(root, 'evidence'));
    const { digest, size } = await vault.evidence.copyIn(file('e.zip', 'evidence'));
    const path = vault.evidence.pathOf(digest);
    expect([size, statSync(path).mode & 0o777, readFileSync(path, 'utf8')]).toEqual([8, 0o444, 'evidence']);
    await vault.evidence.recheck(digest);
    chmodSync(path, 0o600);
    writeFileSync(path, 'evidencf');
    expect(await problem(vault.evidence.recheck(digest))).toBe('changed');
    await vault.evidence.copyIn(join(root, 'e.zip'));
    await vault.evidence.recheck(digest);
    expect(await problem(vault.evidence.recheck('0'.repeat(64)))).toBe('not-found');
    await vault.close();
  });

  test('a copy that is given up leaves nothing behind, and a killed one is swept', async () => {
    const dataDir = join(root, 'partial');
    const vault = await open(dataDir);
    await expect(vault.evidence.copyIn(file('p.zip', 'partial'), () => { throw new Error('given up'); })).rejects.toThrow('given up');
    await vault.close();
    writeFileSync(join(dataDir, 'evidence', 'incoming.1-1.tmp'), 'half');
    await (await open(dataDir)).close();
    expect(readdirSync(join(dataDir, 'evidence'))).toEqual([]);
  });

  test('refuses file names that are not digests', async () => {
    const vault = await open(join(root, 'names'));
    expect(() => vault.evidence.pathOf('../custody.ndjson')).toThrow(VaultError);
    expect(await problem(vault.runs.get('../heads'))).toBe('not-found');
    await vault.close();
  });

  test('names a run by its bytes, keeps every verification of it, and notices a changed run', async () => {
    const dataDir = join(root, 'runs');
    const vault = await open(dataDir);
    const run = reportRun('passing');
    const evidence = run.subject.digest;
    const id = await vault.runs.save(run, { evidence, startedAt: '2026-11-23T09:00:00.000Z', durationMs: 5 });
    expect(await vault.runs.save(run, { evidence, startedAt: '2026-11-23T10:00:00.000Z', durationMs: 7 })).toBe(id);
    await vault.close();
    const again = await open(dataDir);
    expect(again.runs.of(evidence)).toEqual([{ id, startedAt: '2026-11-23T09:00:00.000Z' }, { id, startedAt: '2026-11-23T10:00:00.000Z' }]);
    expect((await again.runs.get(id)).run).toEqual(run);
    const path = join(dataDir, 'runs', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"pass"', '"fail"'));
    expect(await problem(again.runs.get(id))).toBe('damaged');
    await again.close();
  });

  test('remembers the furthest head of every log', async () => {
    const dataDir = join(root, 'heads');
    const vault = await open(dataDir);
    const head = (size: number) => ({ origin: 'log.example/main', size, root: `${size}`.repeat(64).slice(0, 64), evidence: 'e', at: '2026-11-23T09:00:00.000Z' });
    await vault.heads.remember([head(5)]);
    await vault.heads.remember([head(3)]);
    await vault.close();
    const again = await open(dataDir);
    expect(again.heads.all()).toEqual([head(5)]);
    await again.close();
    writeFileSync(join(dataDir, 'heads.json'), '[{"origin":1}]');
    expect(await problem(open(dataDir))).toBe('damaged');
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  test('keeps review changes in order and once, and refuses a journal it cannot read whole', async () => {
    const dataDir = join(root, 'journal');
    const vault = await open(dataDir);
    const change = (id: string) => ({ id, table: 'notes' as const, op: 'put' as const, key: id, value: { text: `über ${id}` } });
    expect(await vault.journal.append([change('a'), change('b'), change('a')])).toBe(1);
    expect(await vault.journal.append([change('b')])).toBe(1);
    await vault.close();
    const again = await open(dataDir);
    expect(again.journal.read(-1, 10).map((entry) => [entry.seq, entry.id])).toEqual([[0, 'a'], [1, 'b']]);
    expect(again.journal.read(0, 10).map((entry) => entry.id)).toEqual(['b']);
    await again.close();
    const path = join(dataDir, 'journal.ndjson');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"seq":9}\n`);
    expect(await problem(open(dataDir))).toBe('damaged');
  });

  test('links journal lines, continues a journal from before they were linked, and shows a changed line', async () => {
    const dataDir = join(root, 'journal-linked');
    mkdirSync(dataDir);
    const path = join(dataDir, 'journal.ndjson');
    const old = (seq: number): string => `${JSON.stringify({ at: '2026-11-01T00:00:00.000Z', id: `old-${seq}`, key: 'k', op: 'put', seq, table: 'notes', value: seq })}\n`;
    writeFileSync(path, old(0) + old(1));
    const change = (id: string) => ({ id, table: 'workpapers' as const, op: 'put' as const, key: id, value: { text: id } });
    const vault = await open(dataDir);
    await vault.journal.append([change('a'), change('b')]);
    await vault.journal.append([change('c')]);
    const { head } = vault.journal.chain();
    await vault.close();
    const again = await open(dataDir);
    expect(again.journal.read(-1, 10).map(({ id }) => id)).toEqual(['old-0', 'old-1', 'a', 'b', 'c']);
    expect(again.journal.chain()).toEqual({ intact: true, head, unlinked: 2 });
    await again.close();

    const whole = readFileSync(path, 'utf8');
    const lines = whole.split('\n');
    const changes = [
      whole.replace('"value":0', '"value":7'),
      whole.replace('{"text":"a"}', '{"text":"z"}'),
      whole.replace(/"text":"b"\}/, '"text":"b" }'),
      [...lines.slice(0, 2), lines[2]!.replace(/"hash":"[0-9a-f]+",/, '').replace(/"prev":"[0-9a-f]+",/, ''), ...lines.slice(3)].join('\n'),
    ];
    for (const [index, text] of changes.entries()) {
      writeFileSync(path, text);
      const changed = await open(dataDir);
      expect(changed.journal.chain().intact, `change ${index}`).toBe(false);
      await changed.close();
    }
  });

  test('a journal cut at every length opens with its whole lines', async () => {
    const source = join(root, 'journal-cut');
    const vault = await open(source);
    for (const id of ['a', 'b']) await vault.journal.append([{ id, table: 'notes', op: 'put', key: id, value: 1 }]);
    await vault.close();
    const bytes = readFileSync(join(source, 'journal.ndjson'));
    for (let length = 0; length <= bytes.length; length += 1) {
      const dataDir = join(root, `journal-cut-${length}`);
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, 'journal.ndjson'), bytes.subarray(0, length));
      const cut = await open(dataDir);
      const whole = bytes.subarray(0, length).toString().split('\n').length - 1;
      expect(cut.journal.read(-1, 10).length, `length ${length}`).toBe(whole);
      const torn = length > 0 && bytes[length - 1] !== 0x0a;
      expect(cut.custody.entries().filter((entry) => entry.act === 'log-repaired').length, `length ${length}`).toBe(torn ? 1 : 0);
      await cut.close();
      rmSync(dataDir, { recursive: true });
    }
  }, 60_000);
});
