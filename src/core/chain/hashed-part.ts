import { decodeUtf8, encodeUtf8 } from '../encoding/index.ts';
import { scanCanonical } from '../json/index.ts';

const MAX_DEPTH = 64;
const NOT_HASHED: ReadonlySet<string> = new Set(['hash', 'open']);
const HASH = encodeUtf8('"hash":');
const OPEN = encodeUtf8('"open":');

/**
 * The text an event's hash covers: its RFC 8785 form without `hash` and `open`. Null unless the line is one canonical
 * object, because cutting members out of any other text could cut what a reader sees elsewhere.
 */
export function hashedPart(line: string): string | null {
  const bytes = encodeUtf8(line);
  // A lone surrogate is replaced when it is encoded.
  if (!line.startsWith('{') || decodeUtf8(bytes) !== line) return null;
  const scan = scanCanonical(bytes, MAX_DEPTH);
  return scan.badAt === -1 ? cutHashedPart(bytes, line, scan.members) : null;
}

/** The same for a line already proved canonical, with its text and the spans of its top-level members. */
export function cutHashedPart(line: Uint8Array, text: string, members: readonly number[]): string {
  // Where every character is one byte, the spans of the bytes are spans of the text.
  const ascii = text.length === line.length ? text : null;
  let part = '{';
  // Where the members since the last one left out begin; they are taken together, commas included.
  let from = -1;
  for (let at = 0; at < members.length; at += 2) {
    const start = members[at]!;
    if (!isNotHashed(line, start)) {
      if (from < 0) from = start;
      continue;
    }
    if (from >= 0) part += slice(ascii, line, from, start);
    from = -1;
  }
  if (from >= 0) return `${part}${slice(ascii, line, from, members.at(-1)!)}}`;
  // The comma before what was left out at the end.
  return `${part.endsWith(',') ? part.slice(0, -1) : part}}`;
}

function slice(ascii: string | null, line: Uint8Array, from: number, to: number): string {
  return ascii === null ? (decodeUtf8(line.subarray(from, to)) ?? '') : ascii.slice(from, to);
}

/** Canonical names that need no escape have one spelling, so comparing the raw bytes is comparing the name. */
function isNotHashed(line: Uint8Array, member: number): boolean {
  return isNamed(line, member, HASH) || isNamed(line, member, OPEN);
}

function isNamed(line: Uint8Array, member: number, name: Uint8Array): boolean {
  for (let at = 1; at < name.length; at++) if (line[member + at] !== name[at]) return false;
  return true;
}

/** Names of the members the hash covers, and of those it does not, as they stand in the line. */
export function coveredMembers(names: readonly string[]): { readonly covered: string[]; readonly uncovered: string[] } {
  return {
    covered: names.filter((name) => !NOT_HASHED.has(name)),
    uncovered: names.filter((name) => NOT_HASHED.has(name)),
  };
}
