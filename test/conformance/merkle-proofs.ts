import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isSubtree, verifyConsistency, verifyInclusion, verifySubtreeConsistency } from '../../src/core/tlog/index.ts';
import type { SuiteResult } from './run.ts';

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly size1: number;
  readonly size2: number;
  readonly root: string | null;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly leafHash: string | null;
  readonly proof: readonly (string | null)[] | null;
  readonly wantErr: boolean;
}

const bytes = (text: string | null): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64'));

const ACCEPTS: Readonly<Record<string, (vector: Vector, proof: readonly Uint8Array[]) => boolean>> = {
  inclusion: (v, proof) => verifyInclusion(v.leafIdx, v.treeSize, bytes(v.leafHash), proof, bytes(v.root)),
  consistency: (v, proof) => verifyConsistency(v.size1, v.size2, bytes(v.root1), bytes(v.root2), proof),
  subtreeinclusion: (v, proof) =>
    isSubtree(v.start, v.end) &&
    verifyInclusion(v.leafIdx - v.start, v.end - v.start, bytes(v.leafHash), proof, bytes(v.root)),
  subtreeconsistency: (v, proof) =>
    verifySubtreeConsistency(v.start, v.end, v.size, bytes(v.root1), bytes(v.root2), proof),
};

/** Every file of the suite is a case: one of a kind, or of a form, that is not known here disagrees. */
export async function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'merkle-proofs');
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const differences: string[] = [];
  for (const file of files) {
    const name = relative(base, file);
    const accepts = ACCEPTS[name.split(sep)[0]!];
    const vector = accepts === undefined ? null : (JSON.parse(await readFile(file, 'utf8')) as Vector);
    if (accepts === undefined || typeof vector?.wantErr !== 'boolean') {
      differences.push(`${name}: a kind of case that is not known`);
      continue;
    }
    const accepted = accepts(vector, (vector.proof ?? []).map(bytes));
    if (accepted === vector.wantErr) differences.push(`${name}: ${accepted ? 'accepted' : 'refused'}`);
  }
  return { suite: 'merkle-proofs', agree: files.length - differences.length, total: files.length, differences };
}
