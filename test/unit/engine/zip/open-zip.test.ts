import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openZip } from '../../../../src/engine/zip/index.ts';
import { readZip } from '../../../support/read-zip.ts';
import { sealedZip } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { buildZip, le } from '../../../support/zip-builder.ts';

const folder = temporaryFolder('zip-open');
const FILES = { 'a/one.txt': 'one', 'b.txt': '', 'c.json': '{"c":1}' };
const sealed = sealedZip(FILES);

describe('the archive reader', () => {
  test('reads a sealed archive without a finding', async () => {
    const reading = await readZip(folder, sealed);
    expect(reading.findings).toEqual([]);
    expect(reading.files).toEqual(FILES);
  });

  test('says where an archive leaves the sealed form first', async () => {
    const unordered = await readZip(folder, sealedZip({ 'b.txt': 'b', 'a.txt': 'a' }));
    expect(unordered.codes).toEqual(['archive.seal-broken']);
    expect(unordered.findings[0]?.values).toEqual({ problem: 'seal-name-order' });
    const ordinary = await readZip(folder, buildZip([{ name: 'a.txt', data: 'a', deflate: true }]));
    expect(ordinary.codes).toEqual(['archive.not-sealed']);
    expect(ordinary.findings[0]?.at).toEqual({ file: 'a.txt', offset: 8 });
  });

  test('reads deflated entries, descriptors with and without a signature, and folders', async () => {
    const data = Buffer.from('text '.repeat(100_000));
    const zeroed = { crc: 0, compressed: 0, uncompressed: 0 };
    const sum = (name: string, text: string): Buffer => buildZip([{ name, data: text }]).subarray(14, 18);
    const crc = sum('x', 'descriptor').readUInt32LE();
    const reading = await readZip(folder, buildZip([
      { name: 'folder/', externalAttributes: 0x10 },
      { name: 'folder/large.txt', data, deflate: true },
      { name: 'signed', data: 'descriptor', flags: 0x0808, local: zeroed, descriptor: le.u32(0x08074b50, crc, 10, 10) },
      { name: 'unsigned', data: 'descriptor', deflate: true, flags: 0x0808, local: zeroed, descriptor: le.u32(crc, deflateRawSync('descriptor').length, 10) },
    ]));
    expect(reading.codes).toEqual(['archive.not-sealed']);
    expect(Object.keys(reading.files)).toEqual(['folder/large.txt', 'signed', 'unsigned']);
    expect(reading.files['folder/large.txt']).toBe(data.toString());
  });

  test('entries can be opened again and in parallel', async () => {
    const path = join(folder, 'parallel.zip');
    writeFileSync(path, sealedZip(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${String(n).padStart(2, '0')}`, `${n}`.repeat(3_000)]))));
    const container = await openZip(path, DEFAULT_LIMITS);
    const readAll = async (): Promise<string[]> => Promise.all(container.entries.map(async (entry) => {
      let text = '';
      for await (const chunk of entry.open()) text += Buffer.from(chunk).toString();
      return text;
    }));
    const [first, second] = await Promise.all([readAll(), readAll()]);
    expect(first).toEqual(second);
    expect(first?.[7]).toBe('7'.repeat(3_000));
    expect(container.readFindings()).toEqual([]);
    await container.close();
  });

  test('any flipped bit of a sealed archive is a finding', async () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1 << (at % 8);
      const reading = await readZip(folder, changed);
      expect(reading.findings.length, `byte ${at}`).toBeGreaterThan(0);
      // Names are the one place where another sealed archive can arise, and then it holds another file.
      if (reading.codes.every((code) => code === 'archive.not-sealed')) expect(reading.readable).toBe(true);
    }
  });

  test('an archive cut anywhere is refused', async () => {
    for (let length = 0; length < sealed.length; length += 1) {
      const reading = await readZip(folder, sealed.subarray(0, length));
      expect(reading.readable, `length ${length}`).toBe(false);
      expect(reading.codes.some((code) => code === 'archive.truncated' || code === 'archive.unreadable'), `length ${length}`).toBe(true);
    }
  });

  test('never throws on bytes that resemble an archive', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...[0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50, 0x08074b50].map((signature) => new Uint8Array(le.u32(signature)))),
      fc.constant(new Uint8Array(sealed)),
      fc.tuple(fc.nat(sealed.length), fc.nat(sealed.length)).map(([from, to]) => new Uint8Array(sealed.subarray(Math.min(from, to), Math.max(from, to)))),
    );
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
      const reading = await readZip(folder, Buffer.concat(pieces));
      expect(reading.readable || reading.findings.length > 0).toBe(true);
    }), { numRuns: 150 });
  });

  test('what it reads of a written archive is what was written', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/), { maxLength: 8 });
    await fc.assert(fc.asyncProperty(names, fc.boolean(), async (all, deflate) => {
      const kept = all.filter((name) => !all.some((other) => other !== name && other.startsWith(`${name}/`)));
      const files = Object.fromEntries(kept.map((name) => [name, name.repeat(50)]));
      const reading = await readZip(folder, buildZip(kept.map((name) => ({ name, data: files[name]!, deflate }))));
      expect(reading.files).toEqual(files);
      expect(reading.codes.filter((code) => code !== 'archive.not-sealed' && code !== 'archive.reserved-name')).toEqual([]);
    }), { numRuns: 60 });
  });
});
