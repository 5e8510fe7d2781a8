import { sha256Hex } from '../crypto/index.ts';
import type { Refused, Severity } from '../findings/index.ts';
import { array, boolean, integer, object, oneOf, optional, parseStrict, shaped, text, type Shape } from '../json/index.ts';
import { FRAMEWORKS } from './frameworks/index.ts';
import type { SubjectKind } from './types.ts';

/** A control test of the user's own: a file that says what it asks of the record's tables. */
export interface UserControl {
  readonly format: 'proofroom.control.v1';
  /** Never one of `CT-…`. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly rationale: string;
  readonly severity: Severity;
  readonly advisory?: boolean;
  /** What the record holds under the ids its queries give; absent where that is none of these. */
  readonly of?: SubjectKind;
  /** `framework reference`, with the framework ids of this software. */
  readonly mappings: readonly string[];
  /** The population rule in words. */
  readonly population: string;
  /** SQL over the tables of docs/record-tables.md. */
  readonly queries: {
    readonly population: string;
    readonly exceptions: string;
    /** Members of which it cannot be told whether they are exceptions. */
    readonly undecided?: string;
  };
}

/** With the SHA-256 of its file, which names what was run. */
export interface FiledControl {
  readonly control: UserControl;
  readonly digest: string;
}

export type UserControlReading =
  | { readonly ok: true; readonly value: FiledControl }
  | Refused;

const LIMITS = { maxDepth: 8, maxBytes: 2 ** 18 };
const MAX_WORDS = 4_000;
const words = text((value) => value.trim() !== '' && value.length <= MAX_WORDS);
const sql = text((value) => value.trim() !== '' && value.length <= 2 ** 16 && !value.includes('\u0000'));
const id = text((value) => /^[A-Za-z][\w.-]{0,63}$/.test(value) && !/^ct-/i.test(value));
const mapping = text((value) => FRAMEWORKS.some((each) => value.startsWith(`${each.id} `)) && value.length <= 200);

const FILE: Shape<UserControl> = object<UserControl>({
  format: oneOf(['proofroom.control.v1']), id, version: integer(1), title: words, rationale: words,
  severity: oneOf(['critical', 'high', 'medium', 'low']), advisory: optional(boolean), of: optional(oneOf(['action', 'agent', 'person', 'node'])), mappings: array(mapping), population: words,
  queries: object<UserControl['queries']>({ population: sql, exceptions: sql, undecided: optional(sql) }),
});

/** Reads docs/formats/control.md. The queries are looked at where they are run. */
export function readUserControl(bytes: Uint8Array): UserControlReading {
  const read = shaped(parseStrict(bytes, LIMITS), FILE);
  if (!read.ok) return read;
  return { ok: true, value: { control: read.value, digest: sha256Hex(bytes) } };
}
