/**
 * Distinguished Encoding Rules (X.690 section 10), read by position. @sigstore/core's ASN1Obj reads the inside of every
 * octet string that happens to look like ASN.1 and writes it back in another length form, so that what it hashes is not
 * always what was signed; here every value keeps its own bytes.
 *
 * All of these functions throw a RangeError for bytes that are not DER: their authors control them.
 */
export interface DerValue {
  readonly tag: number;
  /** The value with its tag and length: what signatures and hashes cover. */
  readonly raw: Uint8Array;
  readonly body: Uint8Array;
}

export const TAG = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, oid: 0x06, utf8String: 0x0c, utcTime: 0x17, generalizedTime: 0x18,
  sequence: 0x30, set: 0x31,
} as const;

/** Context-specific tag `[number]`, constructed or not. */
export const context = (number: number, constructed = true): number => 0x80 | (constructed ? 0x20 : 0) | number;

/** The one value that the bytes are, to the last byte. */
export function readDer(bytes: Uint8Array, tag: number): DerValue {
  const value = valueAt(bytes, 0);
  if (value.raw.length !== bytes.length) throw new RangeError('bytes after the value');
  return withTag(value, tag);
}

/** The values inside a constructed value, in order. */
export function membersOf(value: DerValue): readonly DerValue[] {
  const members: DerValue[] = [];
  for (let at = 0; at < value.body.length; at += members.at(-1)!.raw.length) members.push(valueAt(value.body, at));
  return members;
}

export function withTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new RangeError(`not a value of tag ${tag}`);
  return value;
}

function valueAt(bytes: Uint8Array, at: number): DerValue {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('no tag that is read here');
  let length = first;
  let start = at + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4 || bytes[start] === 0) throw new RangeError('length is not in its shortest form');
    length = 0;
    for (const octet of bytes.subarray(start, start + octets)) length = length * 256 + octet;
    start += octets;
    if (length < 0x80) throw new RangeError('length is not in its shortest form');
  }
  if (start + length > bytes.length) throw new RangeError('value longer than its bytes');
  return { tag, raw: bytes.subarray(at, start + length), body: bytes.subarray(start, start + length) };
}

/** Dotted form. Arcs are read at full width: 32-bit arithmetic would let two identifiers look alike. */
export function oidOf(value: DerValue | undefined): string {
  const { body } = withTag(value, TAG.oid);
  const arcs: bigint[] = [];
  let arc = 0n;
  let open = false;
  for (const octet of body) {
    if (!open && octet === 0x80) throw new RangeError('identifier is not in its shortest form');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    open = octet >= 0x80;
    if (open) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first] = arcs;
  if (open || first === undefined) throw new RangeError('identifier is cut off');
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** The bytes of a BIT STRING of whole bytes. */
export function bitsOf(value: DerValue | undefined): Uint8Array {
  const { body } = withTag(value, TAG.bitString);
  if (body[0] !== 0) throw new RangeError('unused bits');
  return body.subarray(1);
}

/** A small non-negative INTEGER. */
export function smallInteger(value: DerValue | undefined): number {
  const { body } = withTag(value, TAG.integer);
  if (body.length === 0 || body.length > 4 || body[0]! >= 0x80 || (body.length > 1 && body[0] === 0 && body[1]! < 0x80)) throw new RangeError('integer out of range');
  return body.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime in the forms of RFC 5280 section 4.1.2.5, with fractions as in RFC 3161. */
export function timeOf(value: DerValue | undefined): number {
  const text = String.fromCharCode(...(value?.body ?? []).slice(0, 32));
  const parts = value?.tag === TAG.utcTime ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)
    : value?.tag === TAG.generalizedTime ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/.exec(text) : null;
  if (parts === null) throw new RangeError('not a time');
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const fullYear = value?.tag === TAG.utcTime ? year + (year >= 50 ? 1900 : 2000) : year;
  const time = new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) throw new RangeError('no such time');
  return time.getTime() + Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1_000);
}

/** A value written again around other contents. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const octets: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const head = size < 0x80 ? [tag, size] : [tag, 0x80 | octets.length, ...octets];
  const written = new Uint8Array(head.length + size);
  written.set(head);
  let at = head.length;
  for (const part of parts) {
    written.set(part, at);
    at += part.length;
  }
  return written;
}
