import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isSubtree, verifyConsistency, verifyInclusion, verifySubtreeConsistency } from '../../src/core/tlog/index.ts';

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly size1: number;
  readonly size2: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const ACCEPTS: Readonly<Record<string, (vector: Vector, proof: readonly Uint8Array[]) => boolean>> = {
  inclusion: (v, proof) => verifyInclusion(v.leafIdx, v.treeSize, bytes(v.leafHash), proof, bytes(v.root)),
  consistency: (v, proof) => verifyConsistency(v.size1, v.size2, bytes(v.root1), bytes(v.root2), proof),
  subtreeinclusion: (v, proof) =>
    isSubtree(v.start, v.end) &&
    verifyInclusion(v.leafIdx - v.start, v.end - v.start, bytes(v.leafHash), proof, bytes(v.root)),
  subtreeconsistency: (v, proof) =>
    verifySubtreeConsistency(v.start, v.end, v.size, bytes(v.root1), bytes(v.root2), proof),
};

export async function run(vectorsDir: string): Promise<{ suite: string; agree: number; total: number; differences: string[] }> {
  const base = join(vectorsDir, 'merkle-proofs');
  const differences: string[] = [];
  let total = 0;
  for (const [kind, accepts] of Object.entries(ACCEPTS)) {
    for (const file of await jsonFiles(join(base, kind))) {
      const vector = JSON.parse(await readFile(file, 'utf8')) as Vector;
      const accepted = accepts(vector, (vector.proof ?? []).map(bytes));
      total += 1;
      if (accepted === vector.wantErr) differences.push(`${relative(base, file)}: ${accepted ? 'accepted' : 'refused'}`);
    }
  }
  return { suite: 'merkle-proofs', agree: total - differences.length, total, differences };
}

async function jsonFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name)).sort();
}
