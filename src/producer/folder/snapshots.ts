import type { BundlePredicate, SnapshotKind } from '../../core/bundle/format.ts';
import { parseTimestamp } from '../../core/encoding/index.ts';
import { isJsonObject, parseStrict } from '../../core/json/index.ts';

const KINDS: readonly (readonly [string, SnapshotKind])[] = [
  ['identity/', 'identity'], ['agents/', 'agents'], ['policy/', 'policy'], ['graph/', 'graph'], ['integrations/', 'integration'],
];
/** Members in which a snapshot says from when it speaks. */
const INSTANTS = ['taken_at', 'effective_from', 'valid_from'];

export function snapshotKind(name: string): SnapshotKind | null {
  return KINDS.find(([folder]) => name.startsWith(folder))?.[1] ?? null;
}

/** The manifest's entry for a snapshot; `at` is the document's own word, and the time of sealing where it has none. */
export function snapshotStatement(path: string, kind: SnapshotKind, bytes: Uint8Array, createdAt: string): BundlePredicate['snapshots'][number] {
  const read = parseStrict(bytes, { maxDepth: 64, maxBytes: 64 * 2 ** 20 });
  const document = read.ok && isJsonObject(read.value) ? read.value : {};
  const at = INSTANTS.map((member) => document[member]).find((value): value is string => typeof value === 'string' && parseTimestamp(value) !== null);
  return { kind, path, at: at ?? createdAt };
}
