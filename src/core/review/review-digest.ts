import { sha256Hex } from '../crypto/index.ts';
import { canonicalize, isJsonObject, type JsonValue } from '../json/index.ts';

/** A row of review work as the journal's changes leave it. */
export interface ReviewEntry {
  readonly table: string;
  readonly key: string;
  readonly value: JsonValue;
}

/** What a sign-off binds. Not in it: the case's own row, saved filters (a way of looking), and sign-offs themselves. */
const SIGNED_TABLES: ReadonlySet<string> = new Set(['notes', 'bookmarks', 'dispositions', 'tags', 'samples', 'workpapers', 'waivers', 'controls']);

/**
 * SHA-256 over the JCS form of the entries, in the order of table and key by UTF-16 code units (docs/formats/sign-off.md).
 * `caseId` is left out of every row: the same work has the same digest in another workstation.
 */
export function reviewDigest(entries: readonly ReviewEntry[]): { readonly digest: string; readonly entries: number } {
  const signed = entries.filter(({ table }) => SIGNED_TABLES.has(table)).sort((a, b) => compare(a.table, b.table) || compare(a.key, b.key));
  const body: JsonValue = {
    format: 'proofroom.review.v1',
    entries: signed.map(({ table, key, value }) => ({ table, key, value: withoutCase(value) })),
  };
  return { digest: sha256Hex(canonicalize(body)), entries: signed.length };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function withoutCase(value: JsonValue): JsonValue {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'caseId')) : value;
}
