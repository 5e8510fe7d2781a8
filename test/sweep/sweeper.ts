import { closeSync, existsSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { openZip } from '../../src/engine/zip/index.ts';
import type { Chunk } from './chunks.ts';
import { codesOf, createExaminer, type Examination } from './examine.ts';
import { everythingAt, flipsAt, type Mutation } from './mutations.ts';
import { ordinaryArchive } from './ordinary-archive.ts';
import { classOf, ownClass, type Changed } from './own-class.ts';
import { regionAt, type Region } from './regions.ts';
import { emptyResult, type SweepResult } from './result.ts';
import { smallestBundle } from './smallest-bundle.ts';

/** As many files at once in one process: while one waits for the file system, the other is worked on. */
const LANES = 2;
/** Files in memory, where the system has such a folder: the verifier opens and reads them as any others. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface Sweeper {
  /** Tries every change at the places of the chunk; `report` is told every few of them. */
  sweep(chunk: Chunk, report: (at: string) => void): Promise<SweepResult>;
  close(): void;
}

/** Makes both archives, verifies them unchanged, and keeps a file for each lane that is overwritten with every change. */
export async function createSweeper(full: boolean): Promise<Sweeper> {
  const { archive, trustPack, asOf, files, regions } = smallestBundle();
  const ordinary = ordinaryArchive(files);
  const folder = mkdtempSync(join(FOLDER, 'proofroom-sweep-'));
  const examinerOf = async (name: string, bytes: Uint8Array): ReturnType<typeof createExaminer> => {
    writeFileSync(join(folder, name), bytes);
    return createExaminer(join(folder, name), trustPack, asOf);
  };
  const text = new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
  const changed = (offset: number): Changed => {
    const region = regionAt(regions, offset);
    return { region, offset, regions, text: text.get(region.file ?? '') ?? '' };
  };
  const kinds = {
    sealed: {
      examiner: await examinerOf('sealed.zip', archive), regions,
      changesAt: (offset: number) => (full ? everythingAt : flipsAt)(archive, offset),
      judge: async (mutation: Mutation, found: Examination) => judgeSealed(mutation, found, changed(mutation.offset)),
    },
    ordinary: {
      examiner: await examinerOf('ordinary.zip', ordinary.archive), regions: ordinary.regions,
      changesAt: (offset: number) => flipsAt(ordinary.archive, offset),
      judge: (mutation: Mutation, found: Examination, path: string, result: SweepResult) => judgeUnsealed(result, found, regionAt(ordinary.regions, mutation.offset), path, files),
    },
  };
  const lanes = Array.from({ length: LANES }, (_, lane) => join(folder, `changed-${lane}.zip`)).map((path) => ({ path, file: openSync(path, 'w') }));
  return {
    async sweep({ archive: kind, places }, report) {
      const { examiner, regions: parts, changesAt, judge } = kinds[kind];
      const result = emptyResult();
      const mutations = allOf(places, changesAt);
      await Promise.all(lanes.map(async ({ path, file }) => {
        for (const mutation of mutations) {
          overwrite(file, mutation.apply());
          const found = await examiner.examine(path);
          const because = found.threw !== null ? `the verifier threw: ${found.threw}` : await judge(mutation, found, path, result);
          count(result, mutation, found, regionAt(parts, mutation.offset), because);
          if (result.tried % 16 === 0) report(`${mutation.kind} at ${mutation.offset}`);
        }
      }));
      return result;
    },
    close() {
      for (const { file } of lanes) closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function* allOf(places: readonly number[], changesAt: (offset: number) => Iterable<Mutation>): Generator<Mutation> {
  for (const place of places) yield* changesAt(place);
}

function overwrite(file: number, bytes: Uint8Array): void {
  ftruncateSync(file, bytes.length);
  if (writeSync(file, bytes, 0, bytes.length, 0) !== bytes.length) throw new Error('a changed archive was not written whole');
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
async function judgeUnsealed(result: SweepResult, found: Examination, region: Region, path: string, files: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
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

function count(result: SweepResult, mutation: Mutation, found: Examination, region: Region, because: string | null): void {
  const add = (to: Record<string, number>, key: string): void => void (to[key] = (to[key] ?? 0) + 1);
  result.tried += 1;
  add(result.byKind, mutation.kind);
  add(result.byClass, region.part.includes(':') || region.part === 'compressed data' || region.part === 'data descriptor' ? 'not sealed' : classOf(region));
  for (const code of codesOf(found.fresh)) add(result.byCode, code);
  if (because !== null) result.undetected.push({ kind: mutation.kind, offset: mutation.offset, detail: mutation.detail, region: classOf(region), because });
}
