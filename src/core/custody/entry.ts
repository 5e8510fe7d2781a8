import { sha256Hex } from '../crypto/index.ts';
import { isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import {
  canonicalize, fits, integer, isJsonObject, object, oneOf, parseCanonical, record, text, type JsonLimits, type JsonObject, type JsonValue, type Shape,
  type ShapeProblem,
} from '../json/index.ts';
import type { JsonWord } from '../findings/index.ts';

/** What a workstation did to the evidence. A closed list: an entry with another act is no entry (docs/formats/custody.md). */
const CUSTODY_ACTS = [
  'vault-created', 'evidence-imported', 'evidence-verified', 'trust-pack-set', 'report-written', 'case-exported', 'case-imported',
  'import-cancelled', 'import-failed', 'log-repaired', 'evidence-rehashed', 'evidence-purged', 'review-signed', 'review-purged', 'evidence-handed-out', 'event-handed-out',
  'control-kept', 'control-put-away', 'waiver-given', 'waiver-withdrawn',
] as const;
export type CustodyAct = (typeof CUSTODY_ACTS)[number];

/** One line of `custody.ndjson`. `at` is RFC 3339 in UTC by the workstation's own clock; `prev` and `hash` are lower-case hex. */
export interface CustodyEntry {
  readonly seq: number;
  readonly at: string;
  readonly act: CustodyAct;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly prev: string;
  readonly hash: string;
}

/** `prev` of the first entry: SHA-256 of this text in UTF-8. */
export const CUSTODY_GENESIS = sha256Hex('proofroom.custody.v1\n');

const digest = text(isSha256Hex);

const ENTRY: Shape<CustodyEntry> = object<CustodyEntry>({
  seq: integer(0),
  at: text((value) => parseTimestamp(value) !== null),
  act: oneOf(CUSTODY_ACTS),
  subject: text(),
  detail: record(text()),
  prev: digest,
  hash: digest,
});

export type CustodyLine =
  | {
      readonly ok: true;
      readonly entry: CustodyEntry;
      /** SHA-256 over the JCS of the entry without `hash`. */
      readonly computedHash: string;
      /** False when the line has this content in another spelling. */
      readonly canonical: boolean;
    }
  | { readonly ok: false; readonly problem: JsonWord; readonly pointer: string };

/** Reads one line without its line feed. Never throws for what the line holds. */
export function readCustodyLine(line: Uint8Array, limits: JsonLimits): CustodyLine {
  const read = parseCanonical(line, limits);
  if (!read.ok && read.code !== 'json.not-canonical') return { ok: false, problem: read.problem, pointer: '' };
  const problems: ShapeProblem[] = [];
  const value: unknown = read.value;
  if (!fits(ENTRY, value, '', problems) || problems.length > 0) {
    return { ok: false, problem: problems[0]?.problem ?? 'wrong-type', pointer: problems[0]?.pointer ?? '' };
  }
  return { ok: true, entry: value, computedHash: hashOf(read.value), canonical: read.ok };
}

/** The hash an entry must carry. */
export function hashCustodyEntry(entry: Omit<CustodyEntry, 'hash'>): string {
  const { seq, at, act, subject, detail, prev } = entry;
  return sha256Hex(canonicalize({ seq, at, act, subject, detail: { ...detail }, prev }));
}

function hashOf(value: JsonValue): string {
  if (!isJsonObject(value)) return '';
  const { hash: _hash, ...covered }: JsonObject = value;
  return sha256Hex(canonicalize(covered));
}
