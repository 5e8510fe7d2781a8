import { scanCanonical } from '../json/index.ts';

const MAX_DEPTH = 64;
const NOT_HASHED: ReadonlySet<string> = new Set(['hash', 'open']);

/**
 * The text an event's hash covers: its RFC 8785 form without `hash` and `open`. Null unless the line is one canonical
 * object, because cutting members out of any other text could cut what a reader sees elsewhere.
 */
export function hashedPart(line: string): string | null {
  const scan = scanCanonical(line, MAX_DEPTH);
  return scan.badAt === -1 && line.startsWith('{') ? cutHashedPart(line, scan.members) : null;
}

/** The same for a line already proved canonical, with the spans of its top-level members. */
export function cutHashedPart(line: string, members: readonly number[]): string {
  let part = '';
  for (let at = 0; at < members.length; at += 2) {
    const member = line.slice(members[at], members[at + 1]);
    // Canonical names that need no escape have one spelling, so comparing the raw text is comparing the name.
    if (member.startsWith('"hash":') || member.startsWith('"open":')) continue;
    part += part === '' ? member : `,${member}`;
  }
  return `{${part}}`;
}

/** Names of the members the hash covers, and of those it does not, as they stand in the line. */
export function coveredMembers(names: readonly string[]): { readonly covered: string[]; readonly uncovered: string[] } {
  return {
    covered: names.filter((name) => !NOT_HASHED.has(name)),
    uncovered: names.filter((name) => NOT_HASHED.has(name)),
  };
}
