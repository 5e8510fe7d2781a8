import type { CheckpointDto, StatementDto } from '../../contract/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import { canonicalize, isJsonArray, isJsonObject, parseStrict, type JsonObject } from '../../core/json/index.ts';
import { parseCheckpoint, parseNote } from '../../core/tlog/index.ts';

/** A window lists the first and counts the rest; the manifest of a large bundle has tens of thousands. */
const MAX_SUBJECTS = 50_000;
const MAX_PREDICATE = 2 ** 20;
const STATEMENT = 'https://in-toto.io/Statement/';

/** A signed checkpoint, or null when the bytes are not exactly one. */
export function readCheckpoint(bytes: Uint8Array): CheckpointDto | null {
  const note = parseNote(bytes);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) return null;
  const { origin, size, root, extensions } = checkpoint;
  return { origin, size, root: toHex(root), extensions, signatures: note.signatures.map(({ name, keyHash, signature }) => ({ name, keyHash, bytes: signature.length })) };
}

/** The in-toto statement of an envelope's payload, or null when the payload is something else. */
export function readStatement(payload: Uint8Array): StatementDto | null {
  const read = parseStrict(payload, { maxDepth: 64, maxBytes: 64 * 2 ** 20 });
  if (!read.ok || !isJsonObject(read.value)) return null;
  const { _type: type, predicateType, subject, predicate } = read.value;
  if (typeof type !== 'string' || !type.startsWith(STATEMENT) || typeof predicateType !== 'string' || !isJsonArray(subject)) return null;
  const subjects = subject.slice(0, MAX_SUBJECTS).map((each) => ({ name: isJsonObject(each) && typeof each['name'] === 'string' ? each['name'] : '', digests: isJsonObject(each) ? digestsOf(each) : [] }));
  return { type, predicateType, subjects, more: Math.max(0, subject.length - MAX_SUBJECTS), predicate: predicate === undefined ? '' : canonicalize(predicate).slice(0, MAX_PREDICATE) };
}

function digestsOf(subject: JsonObject): readonly (readonly [string, string])[] {
  const { digest } = subject;
  if (!isJsonObject(digest)) return [];
  return Object.entries(digest).flatMap(([algorithm, hex]) => (typeof hex === 'string' ? [[algorithm, hex] as const] : []));
}
