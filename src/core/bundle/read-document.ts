import type { FindingCode, FindingSink } from '../findings/index.ts';
import { parseCanonical, type JsonLimits, type Shape, type ShapeProblem } from '../json/index.ts';
import type { Document } from './documents.ts';

/** Bytes of a snapshot file → its type. Spelling and shape each have their findings; null when it cannot be used. */
export function readDocument<T>(
  file: string,
  bytes: Uint8Array,
  sha256: string,
  shape: Shape<T>,
  limits: JsonLimits,
  sink: FindingSink,
): Document<T> | null {
  const read = parseCanonical(bytes, limits);
  if (!read.ok) {
    const code: FindingCode = read.code;
    sink.add({ code, at: { file, offset: read.offset }, values: { problem: read.problem } });
    if (read.code !== 'json.not-canonical') return null;
  }
  const problems: ShapeProblem[] = [];
  const value: unknown = read.value;
  const usable = shape(value, '', problems);
  for (const { pointer, problem } of problems) sink.add({ code: 'record.malformed', at: { file, pointer }, values: { problem } });
  return usable ? { file, value, sha256 } : null;
}
