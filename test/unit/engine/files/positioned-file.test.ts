import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPositioned, readAhead, type PositionedFile } from '../../../../src/engine/files/positioned-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const FOLDER = temporaryFolder('positioned');
const BYTES = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251);

async function opened(work: (file: PositionedFile, path: string) => Promise<void>): Promise<void> {
  const path = join(FOLDER, 'file');
  await writeFile(path, BYTES);
  const file = await openPositioned(path);
  try {
    await work(file, path);
  } finally {
    await file.close();
  }
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

test.each([[0, 0], [0, 1], [5, 70_000], [0, 200_000], [199_999, 1], [199_990, 500], [200_000, 10]])('reads %i for %i', (offset, length) =>
  opened(async (file) => {
    for (const chunk of [1_000, 65_536, 70_000, 1_000_000]) {
      expect(Buffer.compare(await all(readAhead(file, offset, length, chunk)), BYTES.subarray(offset, offset + length))).toBe(0);
    }
  }));

test('a file cut short meanwhile ends early', () => opened(async (file, path) => {
  await truncate(path, 100_000);
  expect(await all(readAhead(file, 0, 200_000, 80_000))).toHaveLength(100_000);
}));

test('a consumer may leave, and one that stays is told what failed', () => opened(async (file) => {
  for await (const chunk of readAhead(file, 0, 200_000, 80_000)) {
    expect(chunk).toHaveLength(80_000);
    break;
  }
  const failing: PositionedFile = { ...file, read: (offset, length) => (offset === 0 ? file.read(offset, length) : Promise.reject(new Error('disk'))) };
  const seen: number[] = [];
  await expect((async () => {
    for await (const chunk of readAhead(failing, 0, 200_000, 80_000)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(chunk.length);
    }
  })()).rejects.toThrow('disk');
  expect(seen).toEqual([80_000]);
}));
