import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { openZip } from '../../src/engine/zip/index.ts';
import { codesOf, createExaminer, type Examination } from './examine.ts';
import { everything, flips, type Mutation } from './mutations.ts';
import { ordinaryArchive } from './ordinary-archive.ts';
import { classOf, ownClass, type Changed } from './own-class.ts';
import { regionAt, type Region } from './regions.ts';
import { smallestBundle } from './smallest-bundle.ts';

/** What one process found over its share of the mutations. */
export interface PartResult {
  tried: number;
  readonly byKind: Record<string, number>;
  readonly byCode: Record<string, number>;
  readonly byClass: Record<string, number>;
  /** Changes of the archive that is not sealed and that nothing tells, by the field they are in. */
  readonly unsealed: Record<string, number>;
  readonly undetected: { readonly kind: string; readonly offset: number; readonly detail: string; readonly region: string; readonly because: string }[];
}

export const emptyResult = (): PartResult => ({ tried: 0, byKind: {}, byCode: {}, byClass: {}, unsealed: {}, undetected: [] });

/** As many files at once in one process: while one waits for the disk, the other is worked on. */
const LANES = 2;

type Judge = (mutation: Mutation, found: Examination, path: string) => Promise<string | null>;

/** Tries every n-th mutation, beginning with the k-th, of the sealed bundle and of the same files packed otherwise. */
export async function sweepPart(k: number, n: number, full: boolean, report: (done: PartResult, at: string) => void): Promise<PartResult> {
  const { archive, trustPack, asOf, files, regions } = smallestBundle();
  const ordinary = ordinaryArchive(files);
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-sweep-'));
  const result = emptyResult();
  const run = async (bytes: Uint8Array, mutations: Iterable<Mutation>, judge: Judge, parts: readonly Region[]): Promise<void> => {
    const clean = join(folder, 'clean.zip');
    writeFileSync(clean, bytes);
    const examiner = await createExaminer(clean, trustPack, asOf);
    const mine = every(mutations, k, n);
    await Promise.all(Array.from({ length: LANES }, async (_, lane) => {
      const path = join(folder, `changed-${lane}.zip`);
      for (const mutation of mine) {
        writeFileSync(path, mutation.apply());
        const found = await examiner.examine(path);
        const because = found.threw !== null ? `the verifier threw: ${found.threw}` : await judge(mutation, found, path);
        count(result, mutation, found, regionAt(parts, mutation.offset), because);
        if (result.tried % 16 === 0) report(result, `${mutation.kind} at ${mutation.offset}`);
      }
    }));
  };
  try {
    const text = new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
    await run(archive, full ? everything(archive) : flips(archive), async (mutation, found) => judgeSealed(mutation, found, { region: regionAt(regions, mutation.offset), offset: mutation.offset, regions, text: text.get(regionAt(regions, mutation.offset).file ?? '') ?? '' }), regions);
    await run(ordinary.archive, flips(ordinary.archive), async (mutation, found, path) => judgeUnsealed(result, found, regionAt(ordinary.regions, mutation.offset), path, files), ordinary.regions);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* every<T>(items: Iterable<T>, k: number, n: number): Generator<T> {
  let index = 0;
  for (const item of items) if (index++ % n === k) yield item;
}

/** Null when the change shows as it must. */
function judgeSealed(mutation: Mutation, found: Examination, changed: Changed): string | null {
  if (found.passes) return 'the changed bundle passes';
  if (found.worse.length === 0) return 'no axis is worse for it';
  // Where bytes move, nothing after them is where it was: the archive itself answers.
  const answers = mutation.patch === null
    ? found.fresh.filter(({ code }) => code.startsWith('archive.'))
    : ownClass(changed, found.fresh);
  return answers.length > 0 ? null : `no finding of its own class, but ${codesOf(found.fresh).join(', ')}`;
}

/** In an archive that is not sealed a change may stay unseen, if every signed file reads as it did. */
async function judgeUnsealed(result: PartResult, found: Examination, region: Region, path: string, files: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  if (!found.passes && found.worse.length > 0 && found.fresh.length > 0) return null;
  if (found.fresh.length > 0 || found.worse.length > 0) return `told in part only: ${codesOf(found.fresh).join(', ')}`;
  result.unsealed[region.part] = (result.unsealed[region.part] ?? 0) + 1;
  return (await holds(path, files)) ? null : 'unseen, and a file reads otherwise than it was signed';
}

async function holds(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const container = await openZip(path, DEFAULT_LIMITS);
  try {
    if (container.entries.length !== files.size) return false;
    for (const entry of container.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.open()) chunks.push(chunk);
      if (!Buffer.concat(chunks).equals(files.get(entry.name) ?? Buffer.alloc(0))) return false;
    }
    return true;
  } finally {
    await container.close();
  }
}

function count(result: PartResult, mutation: Mutation, found: Examination, region: Region, because: string | null): void {
  const add = (to: Record<string, number>, key: string): void => void (to[key] = (to[key] ?? 0) + 1);
  result.tried += 1;
  add(result.byKind, mutation.kind);
  add(result.byClass, region.part.includes(':') || region.part === 'compressed data' || region.part === 'data descriptor' ? 'not sealed' : classOf(region));
  for (const code of codesOf(found.fresh)) add(result.byCode, code);
  if (because !== null) result.undetected.push({ kind: mutation.kind, offset: mutation.offset, detail: mutation.detail, region: classOf(region), because });
}
