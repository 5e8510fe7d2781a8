import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import { scanCanonical } from './canonical-scan.ts';
import { parseStrict } from './parse-strict.ts';
import { hasLoneSurrogate } from './surrogates.ts';
import { DEFAULT_JSON_LIMITS, type JsonLimits, type JsonProblem, type JsonValue } from './value.ts';

export type CanonicalResult =
  /** `members`: start and end of each member of the top-level object, as offsets into the bytes. */
  | { readonly ok: true; readonly value: JsonValue; readonly text: string; readonly members: readonly number[] }
  | JsonProblem
  | { readonly ok: false; readonly code: 'json.not-canonical'; readonly offset: number; readonly problem: 'not-canonical'; readonly value: JsonValue };

/**
 * Reads a document that must be exact RFC 8785. One that is not is read strictly, to tell a document in another
 * spelling (`json.not-canonical`, with its value) from one that cannot be read at all.
 */
export function parseCanonical(input: Uint8Array | string, limits: JsonLimits = DEFAULT_JSON_LIMITS): CanonicalResult {
  if (typeof input === 'string' && hasLoneSurrogate(input)) {
    // Encoding would replace it and read another document.
    return { ok: false, code: 'json.malformed', offset: 0, problem: 'lone-surrogate' };
  }
  const bytes = typeof input === 'string' ? encodeUtf8(input) : input;
  const text = bytes.length > limits.maxBytes ? null : typeof input === 'string' ? input : decodeUtf8(input);
  const scan = text === null ? null : scanCanonical(bytes, limits.maxDepth);
  if (text !== null && scan?.badAt === -1) {
    // Safe only after the proof: JSON.parse alone would take the last of two members of one name.
    const value: JsonValue = JSON.parse(text);
    return { ok: true, value, text, members: scan.members };
  }
  const strict = parseStrict(bytes, limits);
  if (!strict.ok) return strict;
  return { ok: false, code: 'json.not-canonical', offset: scan?.badAt ?? 0, problem: 'not-canonical', value: strict.value };
}
