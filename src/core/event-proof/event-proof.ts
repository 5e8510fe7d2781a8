import type { EventLine } from '../bundle/format.ts';
import { readEventLine, checkDisclosures, type Disclosure } from '../chain/event-line.ts';
import { EVENT_LINE } from '../chain/event-shape.ts';
import { encodeUtf8, fromHex, isSha256Hex } from '../encoding/index.ts';
import type { JsonWord, LogWord, Pointer } from '../findings/index.ts';
import { array, canonicalize, object, oneOf, parseCanonical, shaped, text, type JsonValue, type Shape } from '../json/index.ts';
import { parseCheckpoint, parseNote, type Checkpoint, type Note } from '../tlog/index.ts';

export const EVENT_PROOF_FORMAT = 'proofroom.event-proof.v1';

/** A value that was taken out when the event was handed over, and on whose decision. The event's hash still covers its digest. */
export interface WithheldMember {
  readonly member: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * One event with what shows that it is in its log (docs/formats/event-proof.md). Its place is its `seq`, its log the
 * checkpoint's origin: neither is stated a second time, where it could be stated otherwise.
 */
export interface EventProof {
  readonly format: typeof EVENT_PROOF_FORMAT;
  readonly event: EventLine;
  /** The audit path of RFC 6962 section 2.1.1, from the leaf upwards. */
  readonly inclusion: readonly string[];
  /** The signed head, a C2SP note, whole. */
  readonly checkpoint: string;
  readonly withheld: readonly WithheldMember[];
}

const NAME = text((value) => value !== '' && value.length <= 1_024);
/** A tree of 2^53 leaves has paths of 53 hashes. */
const MAX_PATH = 64;
/** An event is at most a megabyte, and the rest far less. */
export const MAX_EVENT_PROOF_BYTES = 2 * 2 ** 20;
/** An event may be 64 deep, and lies one deeper here. */
const LIMITS = { maxDepth: 65, maxBytes: MAX_EVENT_PROOF_BYTES };
const EVENT_LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };

const EVENT_PROOF: Shape<EventProof> = object<EventProof>({
  format: oneOf([EVENT_PROOF_FORMAT]),
  event: EVENT_LINE,
  inclusion: array(text(isSha256Hex)),
  checkpoint: text(),
  withheld: array(object<WithheldMember>({ member: NAME, by: NAME, reason: NAME })),
});

export interface ReadEventProof {
  readonly event: EventLine;
  /** SHA-256 of the event's hashed part, lower-case hex. */
  readonly computedHash: string;
  readonly disclosure: Disclosure;
  readonly inclusion: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly withheld: readonly WithheldMember[];
}

export type EventProofReading = { readonly ok: true; readonly proof: ReadEventProof } | { readonly ok: false; readonly problem: JsonWord | LogWord; readonly at: Pick<Pointer, 'offset' | 'pointer'> };

/** Reads the one spelling of a proof; verifies nothing. */
export function readEventProof(bytes: Uint8Array): EventProofReading {
  const read = shaped(parseCanonical(bytes, LIMITS), EVENT_PROOF);
  if (!read.ok) return read;
  const { event, inclusion, checkpoint: signed, withheld } = read.value;
  // The document is canonical, so this is the line of the log as it stands there, but for what was taken out of `open`.
  const line = readEventLine(eventBytes(event), EVENT_LIMITS);
  if (!line.ok || !line.canonical) return refused('event');
  if (inclusion.length > MAX_PATH) return refused('proof-too-long');
  const note = parseNote(encodeUtf8(signed));
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) return refused('checkpoint');
  const members = withheld.map(({ member }) => member);
  const taken = members.every((member) => Object.hasOwn(event.withheld ?? {}, member) && !Object.hasOwn(event.open ?? {}, member));
  if (!taken || new Set(members).size !== members.length) return refused('withheld');
  return {
    ok: true,
    proof: { event, computedHash: line.computedHash, disclosure: checkDisclosures(event), inclusion: inclusion.map((each) => fromHex(each) ?? new Uint8Array(0)), note, checkpoint, withheld },
  };
}

const refused = (problem: LogWord): EventProofReading => ({ ok: false, problem, at: {} });

/** The event as it stands in its log. */
export const eventBytes = (event: EventLine): Uint8Array => encodeUtf8(canonicalize(event as unknown as JsonValue));

export const eventProofBytes = (proof: EventProof): Uint8Array => encodeUtf8(canonicalize(proof as unknown as JsonValue));
