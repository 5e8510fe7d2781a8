import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/findings/index.ts';
import { openPositioned } from '../../../../src/engine/files/positioned-file.ts';
import { inflated } from '../../../../src/engine/zip/inflate.ts';
import { createSignatureSearch } from '../../../../src/engine/zip/signature-search.ts';
import { readZip } from '../../../support/read-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const folder = temporaryFolder('entry-data');

async function inflate(compressed: Uint8Array, uncompressed: number): Promise<{ readonly bytes: Buffer; readonly codes: readonly string[] }> {
  const path = join(folder, 'deflated');
  writeFileSync(path, compressed);
  const file = await openPositioned(path);
  try {
    const found: Finding[] = [];
    const chunks: Uint8Array[] = [];
    for await (const chunk of inflated(file, { offset: 0, compressed: compressed.length, uncompressed, at: {} }, (finding) => found.push(finding))) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), codes: found.map(({ code }) => code) };
  } finally {
    await file.close();
  }
}

describe('deflated data', () => {
  const text = Buffer.from('the quick brown fox jumps over the lazy dog, '.repeat(12));
  const deflated = deflateRawSync(text);

  test('any bytes come back, small and large', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      expect(await inflate(deflateRawSync(bytes), bytes.length)).toEqual({ bytes: Buffer.from(bytes), codes: [] });
    }), { numRuns: 50 });
    const large = Buffer.alloc(700_000, 'abcdefg');
    expect((await inflate(deflateRawSync(large), large.length)).bytes.equals(large)).toBe(true);
  });

  test('cut at every length it says so', async () => {
    for (let length = 0; length < deflated.length; length += 1) expect([length, (await inflate(deflated.subarray(0, length), text.length)).codes]).toEqual([length, ['archive.truncated']]);
  });

  test('of bytes that break off, what came before is handed over', async () => {
    const { bytes, codes } = await inflate(deflated.subarray(0, deflated.length - 3), text.length);
    expect(codes).toEqual(['archive.truncated']);
    expect(bytes.length).toBeGreaterThan(20);
    expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  test('with any flipped bit, an entry reads as it was or has a finding', async () => {
    const data = Buffer.from('a flipped bit, a flipped bit');
    const archive = buildZip([{ name: 'a', data, deflate: true }]);
    const from = 31;
    for (let bit = 0; bit < deflateRawSync(data).length * 8; bit += 1) {
      const changed = Buffer.from(archive);
      changed[from + (bit >> 3)]! ^= 1 << (bit & 7);
      const { codes, files } = await readZip(folder, changed);
      if (codes.every((code) => code === 'archive.not-sealed')) expect(files).toEqual({ a: data.toString() });
    }
  });

  test('one that unfolds past its word is read to its word and no further', async () => {
    const zeros = deflateRawSync(Buffer.alloc(50_000_000));
    for (const size of [10, 300_000]) {
      const { codes, files } = await readZip(folder, buildZip([{ name: 'a', data: zeros, both: { method: 8, uncompressed: size, crc: crc32(Buffer.alloc(size)) } }]));
      expect(codes).toContain('archive.header-mismatch');
      expect(files['a']).toHaveLength(size);
    }
  });

  test('an archive in an archive is a file like any other, and is not opened', async () => {
    const inner = buildZip([{ name: '../escape', data: 'x' }, { name: 'bomb', data: Buffer.alloc(4 << 20), deflate: true }]);
    const { codes, files } = await readZip(folder, buildZip([{ name: 'inner.zip', data: inner, deflate: true }]));
    expect(codes).toEqual(['archive.not-sealed']);
    expect(Object.keys(files)).toEqual(['inner.zip']);
  });
});

describe('the search for signatures', () => {
  const piece = fc.constantFrom('P', 'K', 'PK', '\u0003\u0004', '\u0007\u0008', '\u0001\u0002', 'PK\u0003', '\u0004', 'x', 'PK\u0005\u0006');

  test('finds what stands in the whole, however it is cut', () => {
    fc.assert(fc.property(fc.array(fc.array(piece, { maxLength: 4 }).map((parts) => Buffer.from(parts.join(''), 'latin1')), { maxLength: 8 }), (chunks) => {
      const search = createSignatureSearch();
      chunks.forEach((chunk) => search.push(chunk));
      const whole = Buffer.concat(chunks).toString('latin1');
      expect(search.found).toBe(['PK\u0003\u0004', 'PK\u0001\u0002', 'PK\u0007\u0008'].some((signature) => whole.includes(signature)));
    }), { numRuns: 2_000 });
  });
});
