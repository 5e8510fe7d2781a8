import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { openZip } from '../../../../src/engine/zip/index.ts';
import { MODELS, summary, WITHOUT_ZIP64 } from '../../../support/reader-models.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { buildZip, extraField, le, utf8, type Fields, type RawEntry } from '../../../support/zip-builder.ts';

const folder = temporaryFolder('one-reading');
const WIDE = 0xffffffff;

/** What our reader makes of it; null where it refuses. */
async function ours(bytes: Uint8Array): Promise<ReadonlyMap<string, string> | null> {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, bytes);
  const container = await openZip(path, DEFAULT_LIMITS);
  try {
    const files = new Map<string, string>();
    for (const entry of container.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.open()) chunks.push(chunk);
      files.set(Buffer.from(entry.name).toString('latin1'), summary(Buffer.concat(chunks)));
    }
    const found = [...container.findings, ...container.readFindings()];
    return found.some(({ code }) => CODES[code].effect === 'fail') ? null : files;
  } finally {
    await container.close();
  }
}

/** True when accepted; then every model must have read the same. */
async function oneReading(bytes: Buffer): Promise<boolean> {
  const files = await ours(bytes);
  if (files === null) return false;
  for (const [name, read] of Object.entries(MODELS)) expect([name, read(bytes)]).toEqual([name, files]);
  // It refuses what it does not know, and must not see other files.
  expect([null, files]).toContainEqual(WITHOUT_ZIP64(bytes));
  return true;
}

const u64 = (...values: readonly number[]): Uint8Array => Buffer.concat(values.map((value) => le.u32(value, 0)));
const inner = buildZip([{ name: 'inner', data: 'inner' }]);
const DATA = [utf8(''), utf8('alpha'), utf8('alpha alpha alpha alpha'), inner, Buffer.concat([utf8('x'), le.u32(0x08074b50), utf8('yz')])];

/** The members of a header, each told truly, as zero, as "see the ZIP64 field", or wrong. */
const told = (truth: number) => fc.oneof({ weight: 6, arbitrary: fc.constant(truth) }, fc.constantFrom(0, WIDE, truth + 1, Math.max(0, truth - 1)));
const extras = (stored: number, size: number) => fc.oneof(
  { weight: 5, arbitrary: fc.constant(new Uint8Array()) },
  fc.constantFrom(extraField(1, u64(size, stored)), extraField(1, u64(size)), extraField(1, u64(stored, size)), extraField(1, u64(size + 1, stored + 1)), extraField(0x5455, new Uint8Array(5))),
);

const entry = fc.tuple(fc.constantFrom('a', 'b', 'c/d', 'A', 'f/'), fc.constantFrom(...DATA), fc.boolean()).chain(([name, data, deflate]) => {
  const stored = deflate ? deflateRawSync(data).length : data.length;
  const crc = crc32(data);
  const fields = fc.record({ compressed: told(stored), uncompressed: told(data.length), crc: told(crc), extra: extras(stored, data.length) });
  const descriptor = fc.constantFrom(
    le.u32(0x08074b50, crc, stored, data.length), le.u32(crc, stored, data.length), Buffer.concat([le.u32(0x08074b50, crc), u64(stored, data.length)]),
    Buffer.concat([le.u32(crc), u64(stored, data.length)]), le.u32(0x08074b50, crc, stored + 1, data.length),
  );
  const none: Fields = {};
  return fc.record({ local: fc.oneof(fc.constant(none), fields), central: fc.oneof({ weight: 3, arbitrary: fc.constant(none) }, fields), later: fc.boolean(), descriptor, gap: fc.constantFrom(new Uint8Array(), new Uint8Array(), new Uint8Array(), utf8('?')) })
    .map(({ local, central, later, descriptor: written, gap }): RawEntry => ({
      name, data, deflate, gap, flags: later ? 0x0808 : 0x0800, local, central, ...(later ? { descriptor: written } : {}),
    }));
});

const end = fc.record({
  prefix: fc.constantFrom(new Uint8Array(), new Uint8Array(), inner, utf8('#!')),
  comment: fc.constantFrom(new Uint8Array(), new Uint8Array(), new Uint8Array(), inner, utf8('note')),
  suffix: fc.constantFrom(new Uint8Array(), new Uint8Array(), new Uint8Array(), inner),
  beforeEnd: fc.constantFrom(new Uint8Array(), new Uint8Array(), new Uint8Array(), utf8('??')),
});

describe('what the reader accepts, every reader reads alike', () => {
  test('whatever the headers say', async () => {
    let accepted = 0;
    await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), fc.option(end, { nil: {} }), async (entries, around) => {
      if (await oneReading(buildZip(entries, around))) accepted += 1;
    }), { numRuns: 3_000, seed: 7 });
    expect(accepted).toBeGreaterThan(60);
  }, 60_000);

  test('sizes told in up to four places, each in every combination', async () => {
    const data = utf8('alpha alpha');
    let tried = 0;
    let accepted = 0;
    for (const deflate of [false, true]) {
      const stored = deflate ? deflateRawSync(data).length : data.length;
      const sizes: Fields[] = [{}, { compressed: 0, uncompressed: 0, crc: 0 }, { compressed: WIDE, uncompressed: WIDE }, { uncompressed: WIDE }, { compressed: WIDE }, { compressed: stored - 1 }];
      const wide = [new Uint8Array(), extraField(1, u64(data.length, stored)), extraField(1, u64(data.length)), extraField(1, u64(stored)), extraField(1, u64(data.length, stored - 1))];
      const descriptors = [null, le.u32(crc32(data), stored, data.length), le.u32(0x08074b50, crc32(data), stored, data.length), Buffer.concat([le.u32(0x08074b50, crc32(data)), u64(stored, data.length)]), le.u32(0x08074b50, crc32(data), stored - 1, data.length)];
      for (const here of sizes) for (const there of sizes) for (const localExtra of wide) for (const centralExtra of wide) for (const descriptor of descriptors) {
        tried += 1;
        const archive = buildZip([{
          name: 'a', data, deflate, flags: descriptor === null ? 0x0800 : 0x0808, local: { ...here, extra: localExtra }, central: { ...there, extra: centralExtra }, ...(descriptor === null ? {} : { descriptor }),
        }, { name: 'b', data: 'beta' }]);
        if (await oneReading(archive)) accepted += 1;
      }
    }
    expect(tried).toBe(2 * 6 * 6 * 5 * 5 * 5);
    expect(accepted).toBeGreaterThan(40);
    expect(accepted).toBeLessThan(tried / 20);
  }, 120_000);

  test('end records of both kinds, each member told truly, as a sentinel or wrong', async () => {
    const plain = buildZip([{ name: 'a', data: 'alpha' }, { name: 'b', data: 'beta' }]);
    const directory = plain.readUInt32LE(plain.length - 6);
    const size = plain.readUInt32LE(plain.length - 10);
    const body = plain.subarray(0, plain.length - 22);
    let accepted = 0;
    for (const located of [0, 1, 2]) for (const counts of [[2, 2], [1, 2], [2, 1], [0xffff, 0xffff], [1, 1]]) for (const narrow of [[size, directory], [WIDE, WIDE], [size, WIDE], [size - 1, directory]]) for (const wide of [[2, 2, size, directory], [1, 1, size, directory], [2, 1, size, directory], [2, 2, size, directory - 1], [2, 2, size / 2, directory]]) {
      const record = Buffer.concat([le.u32(0x06064b50, 44, 0), le.u16(45, 45), le.u32(0, 0), u64(...wide)]);
      const locator = Buffer.concat([le.u32(0x07064b50, 0), u64(located === 2 ? body.length - 1 : body.length), le.u32(1)]);
      const classic = Buffer.concat([le.u32(0x06054b50), le.u16(0, 0, ...counts), le.u32(...narrow), le.u16(0)]);
      if (await oneReading(Buffer.concat([body, ...(located === 0 ? [] : [record, locator]), classic]))) accepted += 1;
    }
    expect(accepted).toBeGreaterThan(5);
  }, 60_000);
});
