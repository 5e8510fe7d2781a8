import { decodeUtf8, joinBytes, toHex, utcMilliseconds } from '../encoding/index.ts';
import { expectTag } from './fields.ts';
import {
  BIT_STRING, BMP_STRING, BOOLEAN, DerRefusal, GENERALIZED_TIME, IA5_STRING, INTEGER, NULL, OBJECT_IDENTIFIER, OCTET_STRING, OCTET_STRING_IN_PIECES, PRINTABLE_STRING,
  TELETEX_STRING, UNIVERSAL_STRING, UTC_TIME, UTF8_STRING, type DerNode,
} from './node.ts';

/** X.690 section 11.1: true is 0xff and nothing else. */
export function booleanOf(node: DerNode, tag: number = BOOLEAN): boolean {
  expectTag(node, tag);
  const [value] = node.content;
  if (node.content.length !== 1 || (value !== 0 && value !== 0xff)) throw new DerRefusal(node.start, 'boolean');
  return value === 0xff;
}

/** Two's complement, in the fewest bytes (X.690 section 8.3). */
export function integerOf(node: DerNode, tag: number = INTEGER): bigint {
  expectTag(node, tag);
  const { content } = node;
  const [first, second] = content;
  if (first === undefined) throw new DerRefusal(node.start, 'integer');
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) throw new DerRefusal(node.start, 'integer');
  const unsigned = BigInt(`0x${toHex(content)}`);
  return first >= 0x80 ? unsigned - (1n << BigInt(8 * content.length)) : unsigned;
}

/** An integer from 0 to 2^31−1; larger ones have no use where this is called and would lose digits as numbers. */
export function smallIntegerOf(node: DerNode, tag: number = INTEGER): number {
  const value = node.content.length > 4 ? -1n : integerOf(node, tag);
  if (value < 0n || value > 0x7fffffffn) throw new DerRefusal(node.start, 'integer-range');
  return Number(value);
}

export function octetsOf(node: DerNode, tag: number = OCTET_STRING): Uint8Array {
  expectTag(node, tag);
  return node.content;
}

/** The bytes of an octet string, joined where it stands in pieces. */
export function joinedOctetsOf(node: DerNode): Uint8Array {
  return node.tag === OCTET_STRING_IN_PIECES ? joinBytes(node.children.map(joinedOctetsOf)) : octetsOf(node);
}

/** Bits, first bit of the first byte first. Unused bits are zero in DER (X.690 section 11.2.1). */
export function bitStringOf(node: DerNode, tag: number = BIT_STRING): { readonly bytes: Uint8Array; readonly unused: number } {
  expectTag(node, tag);
  const [unused = 8] = node.content;
  const bytes = node.content.subarray(1);
  const last = bytes.at(-1);
  if (unused > 7 || (last === undefined && unused > 0)) throw new DerRefusal(node.start, 'bit-string');
  if (last !== undefined && (last & ((1 << unused) - 1)) !== 0) throw new DerRefusal(node.to - 1, 'bit-string');
  return { bytes, unused };
}

/** Whole bytes in a BIT STRING: keys and signatures. */
export function bitStringBytesOf(node: DerNode, tag: number = BIT_STRING): Uint8Array {
  const { bytes, unused } = bitStringOf(node, tag);
  if (unused !== 0) throw new DerRefusal(node.start, 'bit-string');
  return bytes;
}

export function nullOf(node: DerNode): null {
  expectTag(node, NULL);
  if (node.content.length > 0) throw new DerRefusal(node.start, 'null');
  return null;
}

/** Dotted form. Arcs beyond 2^53 occur (UUIDs under 2.25), so they are added up exactly. */
export function oidOf(node: DerNode, tag: number = OBJECT_IDENTIFIER): string {
  expectTag(node, tag);
  if (node.content.length === 0 || node.content.length > 128) throw new DerRefusal(node.start, 'oid');
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  node.content.forEach((byte, index) => {
    if (fresh && byte === 0x80) throw new DerRefusal(node.start + index, 'oid');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    fresh = byte < 0x80;
    if (fresh) {
      arcs.push(arc);
      arc = 0n;
    }
  });
  if (!fresh) throw new DerRefusal(node.to, 'oid');
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/**
 * Epoch milliseconds of the two spellings that RFC 5280 section 4.1.2.5 allows: UTCTime with seconds and `Z` for 1950 to
 * 2049, GeneralizedTime without fraction. `fraction` allows one that does not end in 0, as RFC 3161 section 2.4.2 does.
 */
export function timeOf(node: DerNode, fraction: 'whole-seconds' | 'fraction' = 'whole-seconds'): number {
  const text = asciiOf(node);
  const utc = node.tag === UTC_TIME ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null;
  const general = node.tag === GENERALIZED_TIME ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/.exec(text) : null;
  const [, year, month, day, hour, minute, second, part = ''] = utc ?? general ?? [];
  if (year === undefined || (part !== '' && fraction === 'whole-seconds')) throw new DerRefusal(node.start, 'time');
  const century = utc === null ? 0 : Number(year) < 50 ? 2000 : 1900;
  const time = utcMilliseconds(century + Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second), Number(part.padEnd(3, '0').slice(0, 3)));
  if (time === null) throw new DerRefusal(node.start, 'time');
  return time;
}

/**
 * Text of any string type that names in certificates use. Characters a type does not allow are refused; `*`, `@`, `&` and
 * `_` are let through in a PrintableString, where authorities have always put them.
 */
export function textOf(node: DerNode): string {
  switch (node.tag) {
    case UTF8_STRING: return decodeUtf8(node.content) ?? refuse(node);
    case PRINTABLE_STRING: return checked(node, asciiOf(node), /^[A-Za-z0-9 '()+,\-./:=?*@&_]*$/);
    case IA5_STRING: return asciiOf(node);
    // In practice Latin-1, whatever T.61 says; comparing names by these characters is exact either way.
    case TELETEX_STRING: return node.content.reduce((text, byte) => text + String.fromCharCode(byte), '');
    case BMP_STRING: return wide(node, 2);
    case UNIVERSAL_STRING: return wide(node, 4);
    default: return refuse(node);
  }
}

/** The characters of a string of 7-bit bytes, whatever its tag (IA5String under an implicit tag). */
export function asciiOf(node: DerNode): string {
  if (node.content.some((byte) => byte > 0x7f)) refuse(node);
  return decodeUtf8(node.content) ?? refuse(node);
}

function checked(node: DerNode, text: string, form: RegExp): string {
  return form.test(text) ? text : refuse(node);
}

function wide(node: DerNode, width: 2 | 4): string {
  const { content } = node;
  if (content.length % width !== 0) refuse(node);
  let text = '';
  for (let at = 0; at < content.length; at += width) {
    const point = width === 2 ? content[at]! * 0x100 + content[at + 1]! : content[at]! * 0x1000000 + content[at + 1]! * 0x10000 + content[at + 2]! * 0x100 + content[at + 3]!;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) refuse(node);
    text += String.fromCodePoint(point);
  }
  return text;
}

function refuse(node: DerNode): never {
  throw new DerRefusal(node.start, 'text');
}
