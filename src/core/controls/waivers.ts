import { sha256Hex } from '../crypto/index.ts';
import { parseTimestamp } from '../encoding/index.ts';
import { refused, type Refused } from '../findings/index.ts';
import { array, nullable, object, oneOf, optional, parseStrict, shaped, text, type Shape } from '../json/index.ts';

/** That somebody answers for an exception for a time. It is laid over an outcome and changes none. */
export interface Waiver {
  readonly control: string;
  /** Record id of the member that is waived; null for every exception of the control test. */
  readonly subject: string | null;
  readonly who: string;
  readonly why: string;
  /** RFC 3339, UTC. It counts from then… */
  readonly decided_at: string;
  /** …until just before then. */
  readonly until: string;
  /** Somebody took it back: it stands for the record, and waives nothing any more. `who` is null where nobody is named, `why` absent where nothing is said. */
  readonly withdrawn?: { readonly who: string | null; readonly at: string; readonly why?: string };
}

export interface Waivers {
  readonly waivers: readonly Waiver[];
  /** SHA-256 of the file. */
  readonly digest: string;
}

export type WaiversReading =
  | { readonly ok: true; readonly value: Waivers }
  | Refused;

const LIMITS = { maxDepth: 8, maxBytes: 16 * 2 ** 20 };
const said = text((value) => value.trim() !== '' && value.length <= 2_000);
const time = text((value) => parseTimestamp(value) !== null);

interface WaiversFile {
  readonly format: 'proofroom.waivers.v1';
  readonly waivers: readonly Waiver[];
}

const FILE: Shape<WaiversFile> = object<WaiversFile>({
  format: oneOf(['proofroom.waivers.v1']),
  waivers: array(object<Waiver>({
    control: said, subject: nullable(said), who: said, why: said, decided_at: time, until: time,
    withdrawn: optional(object<NonNullable<Waiver['withdrawn']>>({ who: nullable(said), at: time, why: optional(said) })),
  })),
});

/** Reads docs/formats/waivers.md. Anything that is not as it says refuses the file: a waiver that is half understood waives too much. */
export function readWaivers(bytes: Uint8Array): WaiversReading {
  const read = shaped(parseStrict(bytes, LIMITS), FILE);
  if (!read.ok) return read;
  const { waivers } = read.value;
  const backwards = waivers.findIndex(({ decided_at, until }) => (parseTimestamp(until) ?? 0) <= (parseTimestamp(decided_at) ?? 0));
  if (backwards !== -1) return refused('ends-before-start', `/waivers/${backwards}/until`);
  return { ok: true, value: { waivers, digest: sha256Hex(bytes) } };
}
