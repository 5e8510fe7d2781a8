import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { memoryFile } from '../../src/engine/files/memory-file.ts';
import { listZip } from '../../src/engine/zip/index.ts';
import type { Chunk } from './chunks.ts';
import { codesOf, createExaminer, type Examination } from './examine.ts';
import { everythingAt, flipsAt, type Mutation } from './mutations.ts';
import { ordinaryArchive } from './ordinary-archive.ts';
import { classOf, ownClass, type Changed } from './own-class.ts';
import { regionAt, type Region } from './regions.ts';
import { emptyResult, type SweepResult } from './result.ts';
import { smallestBundle } from './smallest-bundle.ts';

export interface Sweeper {
  /** Tries every change at the places of the chunk; `report` is told every few of them. */
  sweep(chunk: Chunk, report: (at: string) => void): Promise<SweepResult>;
}

/** Makes both archives and verifies them unchanged. Nothing is written to a disk. */
export async function createSweeper(full: boolean): Promise<Sweeper> {
  const { archive, trustPack, asOf, files, regions } = smallestBundle();
  const ordinary = ordinaryArchive(files);
  const text = new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
  const changed = (offset: number): Changed => {
    const region = regionAt(regions, offset);
    return { region, offset, regions, text: text.get(region.file ?? '') ?? '' };
  };
  const kinds = {
    sealed: {
      examiner: await createExaminer(archive, trustPack, asOf), regions,
      changesAt: (offset: number) => (full ? everythingAt : flipsAt)(archive, offset),
      judge: async (mutation: Mutation, found: Examination) => judgeSealed(mutation, found, changed(mutation.offset)),
    },
    ordinary: {
      examiner: await createExaminer(ordinary.archive, trustPack, asOf), regions: ordinary.regions,
      changesAt: (offset: number) => flipsAt(ordinary.archive, offset),
      judge: (mutation: Mutation, found: Examination, bytes: Uint8Array, result: SweepResult) => judgeUnsealed(result, found, regionAt(ordinary.regions, mutation.offset), bytes, files),
    },
  };
  return {
    async sweep({ archive: kind, places }, report) {
      const { examiner, regions: parts, changesAt, judge } = kinds[kind];
      const result = emptyResult();
      for (const mutation of allOf(places, changesAt)) {
        const bytes = mutation.apply();
        const found = await examiner.examine(bytes);
        const because = found.threw !== null ? `the verifier threw: ${found.threw}` : await judge(mutation, found, bytes, result);
        count(result, mutation, found, regionAt(parts, mutation.offset), because);
        if (result.tried % 16 === 0) report(`${mutation.kind} at ${mutation.offset}`);
      }
      return result;
    },
  };
}

function* allOf(places: readonly number[], changesAt: (offset: number) => Iterable<Mutation>): Generator<Mutation> {
  for (const place of places) yield* changesAt(place);
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
async function judgeUnsealed(result: SweepResult, found: Examination, region: Region, bytes: Uint8Array, files: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  if (!found.passes && found.worse.length > 0 && found.fresh.length > 0) return null;
  if (found.fresh.length > 0 || found.worse.length > 0) return `told in part only: ${codesOf(found.fresh).join(', ')}`;
  result.unsealed[region.part] = (result.unsealed[region.part] ?? 0) + 1;
  return (await holds(bytes, files)) ? null : 'unseen, and a file reads otherwise than it was signed';
}

async function holds(bytes: Uint8Array, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const { entries } = await listZip(memoryFile(bytes), DEFAULT_LIMITS);
  if (entries.length !== files.size) return false;
  for (const entry of entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.open()) chunks.push(chunk);
    if (!Buffer.concat(chunks).equals(files.get(entry.name) ?? Buffer.alloc(0))) return false;
  }
  return true;
}

function count(result: SweepResult, mutation: Mutation, found: Examination, region: Region, because: string | null): void {
  const add = (to: Record<string, number>, key: string): void => void (to[key] = (to[key] ?? 0) + 1);
  result.tried += 1;
  add(result.byKind, mutation.kind);
  add(result.byClass, region.part.includes(':') || region.part === 'compressed data' || region.part === 'data descriptor' ? 'not sealed' : classOf(region));
  for (const code of codesOf(found.fresh)) add(result.byCode, code);
  if (because !== null) result.undetected.push({ kind: mutation.kind, offset: mutation.offset, detail: mutation.detail, region: classOf(region), because });
}
