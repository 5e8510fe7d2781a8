import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExaminer } from './examine.ts';
import { everything, flips, type Mutation } from './mutations.ts';
import { smallestBundle } from './smallest-bundle.ts';

/** What one process found over its share of the mutations. */
export interface PartResult {
  tried: number;
  readonly byKind: Record<string, number>;
  readonly byCode: Record<string, number>;
  readonly undetected: { readonly kind: string; readonly offset: number; readonly detail: string; readonly because: string }[];
}

/** Tries every n-th mutation, beginning with the k-th, on one file that is changed in place and put back. */
export async function sweepPart(k: number, n: number, full: boolean, report: (done: PartResult, at: string) => void): Promise<PartResult> {
  const { archive, trustPack, asOf } = smallestBundle();
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-sweep-'));
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, archive);
  const file = openSync(path, 'r+');
  try {
    const examiner = await createExaminer(path, trustPack, asOf);
    const result: PartResult = { tried: 0, byKind: {}, byCode: {}, undetected: [] };
    let index = 0;
    for (const mutation of mutations(archive, full)) {
      if (index++ % n !== k) continue;
      write(file, archive, mutation);
      const found = await examiner.examine();
      count(result, mutation, found);
      restore(file, archive, mutation);
      if (result.tried % 256 === 0) report(result, `${mutation.kind} at ${mutation.offset}`);
    }
    return result;
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

function* mutations(archive: Uint8Array, full: boolean): Generator<Mutation> {
  yield* flips(archive);
  if (full) yield* everything(archive);
}

function count(result: PartResult, mutation: Mutation, found: Awaited<ReturnType<Awaited<ReturnType<typeof createExaminer>>['examine']>>): void {
  result.tried += 1;
  result.byKind[mutation.kind] = (result.byKind[mutation.kind] ?? 0) + 1;
  if (found.detected) for (const code of found.codes) result.byCode[code] = (result.byCode[code] ?? 0) + 1;
  else result.undetected.push({ kind: mutation.kind, offset: mutation.offset, detail: mutation.detail, because: found.because });
}

function write(file: number, archive: Uint8Array, mutation: Mutation): void {
  if (mutation.patch !== null) {
    writeSync(file, Uint8Array.of(mutation.patch), 0, 1, mutation.offset);
    return;
  }
  const bytes = mutation.apply();
  ftruncateSync(file, bytes.length);
  writeSync(file, bytes, 0, bytes.length, 0);
  if (archive.length === bytes.length) throw new Error('a mutation of the same length belongs in place');
}

function restore(file: number, archive: Uint8Array, mutation: Mutation): void {
  if (mutation.patch !== null) {
    writeSync(file, archive, mutation.offset, 1, mutation.offset);
    return;
  }
  ftruncateSync(file, archive.length);
  writeSync(file, archive, 0, archive.length, 0);
}
