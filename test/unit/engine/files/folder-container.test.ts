import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openFolder } from '../../../../src/engine/files/folder-container.ts';
import { hashFile, hashFolder } from '../../../../src/engine/files/hash-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('folder');

function fresh(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('a folder as a container', () => {
  test('lists files in name order and reads them', async () => {
    const container = await openFolder(fresh('plain', { 'b/z.txt': 'z', 'b.txt': 'b', 'a.txt': 'a' }), DEFAULT_LIMITS);
    expect(container.entries.map((entry) => entry.name)).toEqual(['a.txt', 'b.txt', 'b/z.txt']);
    expect(container.findings).toEqual([]);
    let text = '';
    for await (const chunk of container.entries[2]!.open()) text += Buffer.from(chunk).toString();
    expect(text).toBe('z');
  });

  test('refuses links, unsafe names and colliding names', async () => {
    const folder = fresh('odd', { 'a.txt': 'a', 'B.txt': 'b', 'b.TXT': 'b', 'x\ny': 'x' });
    symlinkSync('/etc/passwd', join(folder, 'link'));
    symlinkSync('..', join(folder, 'up'));
    const container = await openFolder(folder, DEFAULT_LIMITS);
    expect(container.entries.map((entry) => entry.name)).toEqual(['a.txt']);
    expect([...new Set(container.findings.map((finding) => finding.code))].sort()).toEqual(['archive.ambiguous-name', 'archive.colliding-entry', 'archive.link']);
  });

  test.runIf(process.platform === 'linux')('a name that is not UTF-8 is refused, and what lies below it is not looked at', async () => {
    const folder = fresh('bytes', { 'a.txt': 'a' });
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0x62, 0xff)]));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0x62, 0xff, 0x2f, 0x63)]), 'c');
    const container = await openFolder(folder, DEFAULT_LIMITS);
    expect(container.findings).toEqual([{ code: 'archive.ambiguous-name', at: { file: 'b\u00ff' }, values: { problem: 'name-utf-8' } }]);
    expect(container.entries.map((entry) => entry.name)).toEqual(['a.txt']);
  });

  test('a path longer than names may be is refused, a device of Windows is noted', async () => {
    const folder = fresh('long', { 'aux.json': 'a', [`${'d'.repeat(200)}/`.repeat(5).concat('x'.repeat(100))]: 'x' });
    const container = await openFolder(folder, DEFAULT_LIMITS);
    expect(container.findings.map(({ code }) => code).sort()).toEqual(['archive.limit-exceeded', 'archive.reserved-name']);
    expect(container.entries.map((entry) => entry.name)).toEqual(['aux.json']);
  });

  test('lists in the order of a sealed archive: by the bytes of names', async () => {
    const names = ['\uffee', '\u{1f600}', 'b', 'a/x', 'a-x'];
    const container = await openFolder(fresh('order', Object.fromEntries(names.map((name) => [name, name]))), DEFAULT_LIMITS);
    expect(container.entries.map((entry) => entry.name)).toEqual(['a-x', 'a/x', 'b', '\uffee', '\u{1f600}']);
  });

  test('a file swapped for a link after the listing is not followed', async () => {
    const folder = fresh('swap', { 'a.txt': 'a' });
    const container = await openFolder(folder, DEFAULT_LIMITS);
    rmSync(join(folder, 'a.txt'));
    symlinkSync('/etc/hostname', join(folder, 'a.txt'));
    await expect((async () => {
      for await (const chunk of container.entries[0]!.open()) expect(chunk).toBeDefined();
    })()).rejects.toThrow();
  });

  test('has limits', async () => {
    const folder = fresh('limits', { a: 'aaaa', b: 'bbbb' });
    expect((await openFolder(folder, { ...DEFAULT_LIMITS, maxEntries: 1 })).findings[0]?.code).toBe('archive.too-many-entries');
    expect((await openFolder(folder, { ...DEFAULT_LIMITS, maxTotalBytes: 7 })).findings[0]?.code).toBe('archive.too-large');
  });

  test('its digest binds names and contents, and nothing else', async () => {
    const folder = fresh('digest', { a: 'one', b: 'two' });
    const first = (await hashFolder(await openFolder(folder, DEFAULT_LIMITS))).sha256;
    expect((await hashFolder(await openFolder(fresh('digest-copy', { a: 'one', b: 'two' }), DEFAULT_LIMITS))).sha256).toBe(first);
    renameSync(join(folder, 'b'), join(folder, 'c'));
    expect((await hashFolder(await openFolder(folder, DEFAULT_LIMITS))).sha256).not.toBe(first);
  });

  test('a file’s digest is that of its bytes', async () => {
    const folder = fresh('file', { a: 'abc' });
    expect(await hashFile(join(folder, 'a'))).toEqual({ sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', size: 3 });
    await expect(hashFile(folder)).rejects.toThrow();
  });
});
