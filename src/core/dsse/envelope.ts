import type { Envelope } from '../bundle/format.ts';
import { decodeBase64, isSha256Hex } from '../encoding/index.ts';
import type { EnvelopeWord, JsonWord, SigstoreWord, StampWord } from '../findings/index.ts';
import { array, object, parseCanonical, text, type JsonLimits, type Shape, type ShapeProblem } from '../json/index.ts';

export interface EnvelopeSignature {
  readonly keyid: string;
  /** Null when `sig` is not padded standard base64. */
  readonly sig: Uint8Array | null;
}

/** A DSSE envelope in its sealed spelling, read but not verified. */
export interface ParsedEnvelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly EnvelopeSignature[];
}

export interface EnvelopeProblem {
  readonly kind: 'malformed' | 'not-canonical' | 'unknown-member';
  readonly problem: EnvelopeWord | JsonWord | SigstoreWord | StampWord;
  readonly offset?: number;
  readonly pointer?: string;
}

export interface EnvelopeResult {
  /** Null when nothing can be verified. */
  readonly envelope: ParsedEnvelope | null;
  /** Empty for an envelope in the one sealed spelling. */
  readonly problems: readonly EnvelopeProblem[];
}

/** Each costs a verification, and one key may be named in all of them: far more than any bundle's signers. */
const MAX_SIGNATURES = 100;

const ENVELOPE: Shape<Envelope> = object<Envelope>({
  payload: text(),
  payloadType: text(),
  signatures: array(object<Envelope['signatures'][number]>({ keyid: text(isSha256Hex), sig: text() })),
});

/** Exact JCS, padded standard base64, no unknown members; everything that is otherwise is a problem, never a throw. */
export function parseEnvelope(bytes: Uint8Array, limits?: JsonLimits): EnvelopeResult {
  const problems: EnvelopeProblem[] = [];
  const read = parseCanonical(bytes, limits);
  if (!read.ok) {
    const kind = read.code === 'json.not-canonical' ? 'not-canonical' : 'malformed';
    problems.push({ kind, problem: read.problem, offset: read.offset });
    if (read.code !== 'json.not-canonical') return { envelope: null, problems };
  }
  const found: ShapeProblem[] = [];
  const value: unknown = read.value;
  const usable = ENVELOPE(value, '', found);
  // One at a time: their number is the author's, and more than some hundred thousand arguments are no call.
  for (const each of found) problems.push(shapeProblem(each));
  if (!usable) return { envelope: null, problems };

  if (value.signatures.length > MAX_SIGNATURES) {
    problems.push({ kind: 'malformed', problem: 'too-many-signatures', pointer: '/signatures' });
    return { envelope: null, problems };
  }
  const payload = decodeBase64(value.payload);
  if (payload === null) {
    problems.push({ kind: 'malformed', problem: 'base64', pointer: '/payload' });
    return { envelope: null, problems };
  }
  const signatures = value.signatures.map(({ keyid, sig }) => ({ keyid, sig: decodeBase64(sig) }));
  return { envelope: { payloadType: value.payloadType, payload, signatures }, problems };
}

/** How a shape's problem is told of a signed document: unknown members leave it readable. */
export function shapeProblem(found: ShapeProblem): EnvelopeProblem {
  const kind = found.problem === 'unknown-member' ? 'unknown-member' : 'malformed';
  return { kind, problem: found.problem, pointer: found.pointer };
}
