import type { CustodyEntry } from '../../contract/index.ts';
import { acts } from '../../text/index.ts';

export const CUSTODY_FIELDS = ['act', 'subject', 'at', 'seq', 'hash'] as const;
type Field = (typeof CUSTODY_FIELDS)[number];

interface Term { readonly field: Field | null; readonly text: string; readonly not: boolean }

/**
 * The filter of every screen, for a list that the window holds whole: words that must all be there, `field:word` for
 * one field, `-` for not, quotes around spaces. Case does not count.
 */
export function custodyTerms(filter: string): readonly Term[] {
  return Array.from(filter.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/g), ([, minus, name, quoted, word = '']) => {
    const field = CUSTODY_FIELDS.find((each) => each === name) ?? null;
    const text = quoted ?? word;
    return { field, text: (field === null && name !== undefined ? `${name}:${text}` : text).toLowerCase(), not: minus === '-' };
  }).filter((term) => term.text !== '');
}

export function filterCustody(entries: readonly CustodyEntry[], filter: string): readonly CustodyEntry[] {
  const terms = custodyTerms(filter);
  return terms.length === 0 ? entries : entries.filter((entry) => terms.every((term) => fits(entry, term) !== term.not));
}

function fits(entry: CustodyEntry, { field, text }: Term): boolean {
  if (field === 'seq') return String(entry.seq) === text;
  const values = field === null
    ? [entry.act, acts[entry.act](entry.detail), entry.subject, entry.at, entry.hash, ...Object.values(entry.detail)]
    : field === 'act' ? [entry.act, acts[entry.act](entry.detail)] : [entry[field]];
  return values.some((value) => value.toLowerCase().includes(text));
}
