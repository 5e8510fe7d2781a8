import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { openZip } from '../../src/engine/zip/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import type { Finding } from '../../src/core/findings/index.ts';

export interface SuiteResult {
  readonly suite: string;
  readonly agree: number;
  readonly total: number;
  readonly differences: readonly string[];
}

/**
 * Archives that their authors say can be read, and that are refused here on purpose. They do not agree and are not
 * reported; one that is suddenly read is reported, because this list is then wrong.
 */
const REFUSED_ON_PURPOSE: Readonly<Record<string, string>> = {
  'unicode-path-extra-field.zip': 'two names for one file: readers differ in which they believe',
  'traditional-encryption.zip': 'encrypted evidence cannot be examined',
  'traditional-encryption-and-compression.zip': 'encrypted evidence cannot be examined',
  'traditional-encryption_deprecated.zip': 'encrypted evidence cannot be examined',
  'traditional-encryption-and-compression_deprecated.zip': 'encrypted evidence cannot be examined',
  'bogus-compression-method.zip': 'a compression method nobody defined cannot be read',
};

interface Reading {
  readonly refused: boolean;
  readonly codes: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Lists and reads everything; an archive is refused when any finding but a note remains. */
async function read(path: string): Promise<Reading> {
  const container = await openZip(path, DEFAULT_LIMITS);
  try {
    const files = new Map<string, Uint8Array>();
    for (const entry of container.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.open()) chunks.push(chunk);
      files.set(entry.name, Buffer.concat(chunks));
    }
    const found: readonly Finding[] = [...container.findings, ...container.readFindings()];
    const codes = [...new Set(found.map((finding) => finding.code))].filter((code) => code !== 'archive.not-sealed');
    return { refused: codes.length > 0, codes, files };
  } finally {
    await container.close();
  }
}

const archives = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.zip')).sort();

export async function run(vectorsDir: string): Promise<SuiteResult> {
  const root = join(vectorsDir, 'zip');
  const differences: string[] = [];
  let total = 0;
  const refusedFolder = async (folder: string): Promise<void> => {
    for (const name of await archives(join(root, folder))) {
      total += 1;
      if (!(await read(join(root, folder, name))).refused) differences.push(`${folder}/${name}: read, should be refused`);
    }
  };

  await refusedFolder('yauzl-failure');
  await refusedFolder('slip');

  let explained = 0;
  for (const name of await archives(join(root, 'yauzl-success'))) {
    total += 1;
    const reading = await read(join(root, 'yauzl-success', name));
    const onPurpose = name in REFUSED_ON_PURPOSE;
    if (reading.refused && onPurpose) explained += 1;
    else if (reading.refused) differences.push(`yauzl-success/${name}: refused (${reading.codes.join(', ')})`);
    else if (onPurpose) differences.push(`yauzl-success/${name}: read, but listed as refused on purpose`);
    else {
      const problem = await compareWithFolder(reading, join(root, 'yauzl-success', name.slice(0, -4)));
      if (problem !== null) differences.push(`yauzl-success/${name}: ${problem}`);
    }
  }

  for (const folder of (await readdir(join(root, 'ambiguous'), { withFileTypes: true })).filter((each) => each.isDirectory()).map((each) => each.name).sort()) {
    for (const name of await archives(join(root, 'ambiguous', folder))) {
      total += 1;
      const path = join(root, 'ambiguous', folder, name);
      const reading = await read(path);
      if (!reading.refused && !sameFiles(reading.files, await lenientReading(path))) differences.push(`ambiguous/${folder}/${name}: read, and a lenient reader reads it otherwise`);
    }
  }
  return { suite: 'zip', agree: total - differences.length - explained, total, differences };
}

/** A reader that takes local headers at their word: what we accept must look the same to it. */
async function lenientReading(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = await JSZip.loadAsync(await readFile(path)).catch(() => null);
  const files = new Map<string, Uint8Array>();
  for (const file of Object.values(archive?.files ?? {})) if (!file.dir) files.set(file.name, await file.async('uint8array'));
  return files;
}

function sameFiles(left: ReadonlyMap<string, Uint8Array>, right: ReadonlyMap<string, Uint8Array>): boolean {
  return left.size === right.size && [...left].every(([name, bytes]) => Buffer.compare(bytes, right.get(name) ?? new Uint8Array([0])) === 0);
}

/** Null when every expected file has the expected bytes; archives without a folder beside them need only be read. */
async function compareWithFolder(reading: Reading, folder: string): Promise<string | null> {
  const expected = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const each of expected.filter((entry) => entry.isFile())) {
    const path = join(each.parentPath, each.name);
    const name = path.slice(folder.length + 1);
    const bytes = reading.files.get(name);
    if (bytes === undefined || Buffer.compare(bytes, await readFile(path)) !== 0) return `${name} differs from the expected file`;
  }
  return null;
}
