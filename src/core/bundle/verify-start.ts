import { fromHex, toHex } from '../encoding/index.ts';
import type { FindingCode, LogWord } from '../findings/index.ts';
import { compactRangeLength, createTree, foldCompactRange, verifyConsistency, type Tree } from '../tlog/index.ts';
import type { StreamStatement } from './format.ts';
import type { Work } from './work.ts';

/**
 * The tree to append to: empty at genesis, or the one the manifest says came before. Null when what the manifest
 * says of it cannot be a tree, so that no root can be computed.
 */
export function startTree({ sink, manifestFile, hooks }: Work, stream: StreamStatement): Tree | null {
  const { previous } = stream;
  const report = (code: FindingCode, problem: LogWord): void =>
    sink.add({ code, at: { file: manifestFile }, values: { stream: stream.name, origin: stream.origin, problem } });
  if (previous === null) {
    if (stream.first.seq !== 0) {
      sink.add({ code: 'stream.starts-late', at: { file: manifestFile }, values: { stream: stream.name, origin: stream.origin, missing: stream.first.seq } });
      return null;
    }
    return grown(hooks, stream, 0, []);
  }
  const range = hashes(previous.compact_range);
  if (range.length !== compactRangeLength(previous.tree_size)) {
    report('stream.consistency-invalid', 'compact-range-length');
    return null;
  }
  if (toHex(foldCompactRange(range)) !== previous.root) report('stream.consistency-invalid', 'compact-range-root');
  return grown(hooks, stream, previous.tree_size, range);
}

function grown({ tree }: Work['hooks'], { name }: StreamStatement, size: number, compactRange: readonly Uint8Array[]): Tree {
  return createTree(size, compactRange, tree?.({ name, size, compactRange }) ?? null);
}

/** Whether the log only grew since the head before: RFC 6962 consistency from that root to the one computed here. */
export function verifyContinuation({ sink, manifestFile }: Work, stream: StreamStatement, tree: Tree): void {
  const { previous } = stream;
  if (previous === null) return;
  const values = { stream: stream.name, origin: stream.origin };
  const consistent = verifyConsistency(
    previous.tree_size, tree.size, fromHex(previous.root)!, tree.root(), hashes(previous.consistency_proof),
  );
  if (!consistent) {
    sink.add({ code: 'stream.consistency-invalid', at: { file: manifestFile }, expected: previous.root, computed: toHex(tree.root()), values: { ...values, problem: 'proof' } });
  }
  sink.add({ code: 'stream.continues', at: { file: manifestFile }, values: { ...values, earlier: previous.tree_size } });
}

/** The manifest's shape has proved each of these to be 64 hex digits. */
function hashes(texts: readonly string[]): Uint8Array[] {
  return texts.map((text) => fromHex(text)!);
}
