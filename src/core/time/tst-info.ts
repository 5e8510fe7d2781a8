import {
  asciiOf, BOOLEAN, booleanOf, context, decodeDer, DerRefusal, fieldsOf, GENERALIZED_TIME, INTEGER, integerOf, octetsOf, OCTET_STRING, oidOf, SEQUENCE,
  smallIntegerOf, timeOf, unwrap, type DerNode, type DerResult,
} from '../asn1/index.ts';
import { HASH_BYTES, type HashName } from '../crypto/index.ts';
import { parseExtensions, parseGeneralName, parseHashIdentifier, type Extension, type GeneralName } from '../x509/index.ts';

/** Which bytes are stamped (RFC 3161 section 2.4.1). `hash` is null for an algorithm that is not believed. */
export interface MessageImprint {
  readonly oid: string;
  readonly hash: HashName | null;
  readonly digest: Uint8Array;
}

/** RFC 3161 section 2.4.2, as the authority states it. */
export interface TstInfo {
  readonly policy: string;
  readonly imprint: MessageImprint;
  readonly serial: bigint;
  /** Epoch milliseconds; parts of a millisecond are cut off, see `accuracyMs`. */
  readonly genTime: number;
  /** Half the width of the interval around `genTime` that the authority vouches for, rounded up to a millisecond; null when it states none. */
  readonly accuracyMs: number | null;
  readonly ordering: boolean;
  readonly nonce: bigint | null;
  readonly authority: GeneralName | null;
  readonly extensions: readonly Extension[];
}

export function parseTstInfo(der: Uint8Array): DerResult<TstInfo> {
  return decodeDer(der, tstInfoOf);
}

function tstInfoOf(node: DerNode): TstInfo {
  const fields = fieldsOf(node);
  const version = fields.next(INTEGER);
  if (smallIntegerOf(version) !== 1) throw new DerRefusal(version.from, 'version');
  const policy = oidOf(fields.next());
  const imprint = parseImprint(fields.next(SEQUENCE));
  const serial = integerOf(fields.next(INTEGER));
  const time = fields.next(GENERALIZED_TIME);
  const accuracy = fields.optional(SEQUENCE);
  const ordering = fields.optional(BOOLEAN);
  const nonce = fields.optional(INTEGER);
  const authority = fields.optional(context(0, 'constructed'));
  const extensions = fields.optional(context(1, 'constructed'));
  fields.end();
  return {
    policy, imprint, serial,
    genTime: timeOf(time, 'fraction'),
    accuracyMs: accuracy === null ? null : accuracyOf(accuracy) + (finerThanMilliseconds(time) ? 1 : 0),
    // DEFAULT FALSE; a few authorities spell it all the same, under their own signature.
    ordering: ordering !== null && booleanOf(ordering),
    nonce: nonce === null ? null : integerOf(nonce),
    authority: authority === null ? null : parseGeneralName(unwrap(authority, authority.tag)),
    extensions: extensions === null ? [] : parseExtensions({ ...extensions, tag: SEQUENCE }).all,
  };
}

export function parseImprint(node: DerNode): MessageImprint {
  const fields = fieldsOf(node);
  const algorithm = fields.next(SEQUENCE);
  const digest = octetsOf(fields.next(OCTET_STRING));
  fields.end();
  const hash = parseHashIdentifier(algorithm);
  // A digest of another length is none of this algorithm (section 2.4.1).
  if (hash !== null && digest.length !== HASH_BYTES[hash]) throw new DerRefusal(node.from, 'imprint-length');
  return { oid: oidOf(fieldsOf(algorithm).next()), hash, digest };
}

/** Whole milliseconds, rounded up: an interval must not come out narrower than it was stated. */
function accuracyOf(node: DerNode): number {
  const fields = fieldsOf(node);
  const seconds = fields.optional(INTEGER);
  const millis = fields.optional(context(0, 'primitive'));
  const micros = fields.optional(context(1, 'primitive'));
  fields.end();
  const part = (field: DerNode | null): number => {
    const value = field === null ? 0 : smallIntegerOf(field, field.tag);
    if (field !== null && (value < 1 || value > 999)) throw new DerRefusal(field.from, 'accuracy');
    return value;
  };
  return (seconds === null ? 0 : smallIntegerOf(seconds)) * 1000 + part(millis) + (part(micros) > 0 ? 1 : 0);
}

function finerThanMilliseconds(time: DerNode): boolean {
  const [, fraction = ''] = asciiOf(time).slice(0, -1).split('.');
  return fraction.length > 3;
}
