import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CODES, type Finding, type FindingCode } from '../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { openZip } from '../../src/engine/zip/index.ts';
import { MODELS, summary } from '../support/reader-models.ts';
import { reasonsToRefuse, type Reason } from '../support/refused-on-purpose.ts';

interface SuiteResult {
  readonly suite: string;
  readonly agree: number;
  readonly total: number;
  readonly differences: readonly string[];
}

interface Reading {
  readonly codes: readonly FindingCode[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Lists and reads everything; an archive is refused when a finding remains that fails. */
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
    return { files, codes: [...new Set(found.map((finding) => finding.code))].filter((code) => CODES[code].effect === 'fail') };
  } finally {
    await container.close();
  }
}

/** None where there is no such folder: a part of the suite need not hold every kind. */
const archives = async (folder: string): Promise<string[]> => (existsSync(folder) ? await readdir(folder) : []).filter((name) => name.endsWith('.zip')).sort();

/**
 * yauzl-failure and slip: refused, each with a code. yauzl-success: read as the folder beside it holds it, or refused
 * for a reason that the archive's own bytes show; such a reason and an archive that is read all the same is a
 * difference too. ambiguous: refused, or read as every model of another reader reads it.
 */
export async function run(vectorsDir: string): Promise<SuiteResult> {
  const root = join(vectorsDir, 'zip');
  const differences: string[] = [];
  let total = 0;
  let explained = 0;
  const each = async (folder: string, judge: (reading: Reading, path: string, name: string) => Promise<string | null>): Promise<void> => {
    for (const name of await archives(join(root, folder))) {
      total += 1;
      const path = join(root, folder, name);
      const problem = await judge(await read(path), path, name);
      if (problem !== null) differences.push(`${folder}/${name}: ${problem}`);
    }
  };
  const refused = async ({ codes }: Reading): Promise<string | null> => (codes.length > 0 ? null : 'read, should be refused');

  await each('yauzl-failure', refused);
  await each('slip', refused);
  await each('yauzl-success', async (reading, path, name) => {
    const reasons = reasonsToRefuse(await readFile(path));
    if (reading.codes.length === 0) return reasons.length > 0 ? `read, though ${said(reasons)}` : (await otherwise(reading, path)) ?? compareWithFolder(reading, path.slice(0, -4));
    const reason = reasons.find(({ code }) => reading.codes.includes(code));
    if (reason === undefined) return `refused (${reading.codes.join(', ')})`;
    explained += 1;
    console.log(`  zip: ${name}: refused on purpose, ${reason.code}: ${reason.because}`);
    return null;
  });
  const ambiguous = join(root, 'ambiguous');
  const folders = (existsSync(ambiguous) ? await readdir(ambiguous, { withFileTypes: true }) : []).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  for (const folder of folders) await each(join('ambiguous', folder), async (reading, path) => (reading.codes.length > 0 ? null : otherwise(reading, path)));
  return { suite: 'zip', agree: total - differences.length - explained, total, differences };
}

const said = (reasons: readonly Reason[]): string => reasons.map(({ because }) => because).join('; ');

/** Null when every model of a reader sees the files that were read. */
async function otherwise(reading: Reading, path: string): Promise<string | null> {
  const archive = await readFile(path);
  const ours = new Map([...reading.files].map(([name, bytes]) => [Buffer.from(name).toString('latin1'), summary(bytes)]));
  for (const [name, model] of Object.entries(MODELS)) {
    const theirs = model(archive);
    if (theirs === null || theirs.size !== ours.size || [...ours].some(([file, bytes]) => theirs.get(file) !== bytes)) return `read, and otherwise by the reader that believes: ${name}`;
  }
  return null;
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
