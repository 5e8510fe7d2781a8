import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { CUSTODY_GENESIS } from '../../../../src/core/custody/index.ts';
import { openVault, readCustody, type Vault } from '../../../../src/engine/vault/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('custody');
const clock = (): number => Date.UTC(2026, 10, 23, 9);
const open = (dataDir: string): Promise<Vault> => openVault({ dataDir, version: '0.1.0', clock });

async function withEntries(name: string): Promise<string> {
  const dataDir = join(root, name);
  const vault = await open(dataDir);
  await vault.custody.append('trust-pack-set', 'f'.repeat(64), { name: 'Prüfung' });
  await vault.custody.append('case-exported', 'case-1', {});
  await vault.close();
  return dataDir;
}

describe('the custody log', () => {
  test('starts from its genesis and links every entry to the one before', async () => {
    const vault = await open(join(root, 'links'));
    await Promise.all([1, 2, 3].map((n) => vault.custody.append('case-exported', `case-${n}`, {})));
    const entries = vault.custody.entries();
    await vault.close();
    expect(entries.map((entry) => [entry.seq, entry.act])).toEqual([[0, 'vault-created'], [1, 'case-exported'], [2, 'case-exported'], [3, 'case-exported']]);
    expect(CUSTODY_GENESIS).toBe(sha256Hex('proofroom.custody.v1\n'));
    expect(entries[0]?.prev).toBe(CUSTODY_GENESIS);
    for (const [index, entry] of entries.entries()) if (index > 0) expect(entry.prev).toBe(entries[index - 1]?.hash);
  });

  test('any flipped bit shows', async () => {
    const dataDir = await withEntries('flip');
    const bytes = readFileSync(join(dataDir, 'custody.ndjson'));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << (at % 8);
      expect(readCustody(changed).intact, `byte ${at}`).toBe(false);
    }
  });

  test('a changed log is told, kept and continued, and stays told', async () => {
    const dataDir = await withEntries('changed');
    const path = join(dataDir, 'custody.ndjson');
    writeFileSync(path, readFileSync(path, 'utf8').replace('case-1', 'case-2'));
    const vault = await open(dataDir);
    expect(vault.custody.state().intact).toBe(false);
    await vault.custody.append('case-exported', 'case-3', {});
    await vault.close();
    const again = await open(dataDir);
    expect(again.custody.state().intact).toBe(false);
    expect(again.custody.entries().map((entry) => entry.subject)).toContain('case-3');
    await again.close();
  });

  test('cut at every length it opens, keeps whole entries, and records what it set aside', async () => {
    const source = await withEntries('cut');
    const bytes = readFileSync(join(source, 'custody.ndjson'));
    for (let length = 0; length <= bytes.length; length += 1) {
      const dataDir = join(root, `cut-${length}`);
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, 'custody.ndjson'), bytes.subarray(0, length));
      const vault = await open(dataDir);
      const whole = bytes.subarray(0, length).lastIndexOf(0x0a) + 1;
      const kept = bytes.subarray(0, whole).toString().split('\n').length - 1;
      const torn = length - whole;
      const acts = vault.custody.entries().map((entry) => entry.act);
      await vault.close();
      expect(vault.custody.state().intact, `length ${length}`).toBe(true);
      expect(acts.filter((act) => act !== 'log-repaired').length).toBe(Math.max(1, kept));
      expect(acts.filter((act) => act === 'log-repaired').length, `length ${length}`).toBe(torn > 0 ? 1 : 0);
      if (torn > 0) {
        const [name] = readdirSync(join(dataDir, 'set-aside'));
        expect(readFileSync(join(dataDir, 'set-aside', name!)).equals(bytes.subarray(whole, length))).toBe(true);
      }
    }
  }, 60_000);

  test('a repair killed before it was recorded is recorded at the next opening, once', async () => {
    const dataDir = await withEntries('untold');
    mkdirSync(join(dataDir, 'set-aside'), { recursive: true });
    copyFileSync(join(dataDir, 'custody.ndjson'), join(dataDir, 'set-aside', `journal.ndjson.${'0'.repeat(16)}`));
    for (const _ of [1, 2]) {
      const vault = await open(dataDir);
      expect(vault.custody.entries().filter((entry) => entry.act === 'log-repaired').map((entry) => entry.subject)).toEqual(['journal.ndjson']);
      await vault.close();
    }
  });

  test('read again from the disk, a log that was cut or rewritten behind the workstation is told', async () => {
    const dataDir = await withEntries('behind');
    const vault = await open(dataDir);
    const path = join(dataDir, 'custody.ndjson');
    const whole = readFileSync(path);
    await vault.custody.check();
    expect(vault.custody.state()).toMatchObject({ intact: true, findings: [] });
    writeFileSync(path, whole.subarray(0, whole.lastIndexOf(0x0a, -2) + 1));
    await vault.custody.check();
    expect(vault.custody.state().findings.map((finding) => finding.code)).toEqual(['custody.behind-seen']);
    expect(vault.custody.state().intact).toBe(false);
    writeFileSync(path, whole);
    await vault.custody.check();
    expect(vault.custody.state().intact).toBe(true);
    await vault.close();
  });
});
