import { encodeUtf8, joinBytes } from '../../core/encoding/index.ts';

/** DER (X.690 section 10) of one value: tag, shortest definite length, contents one after the other. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = joinBytes(contents);
  return joinBytes([Uint8Array.from([tag, ...lengthBytes(content.length)]), content]);
}

export const sequence = (...members: readonly Uint8Array[]): Uint8Array => der(0x30, ...members);

/** SET OF, in the order that section 11.6 wants. */
export const setOf = (...members: readonly Uint8Array[]): Uint8Array => der(0x31, ...members.toSorted((left, right) => Buffer.compare(left, right)));

/** `[number]` around a whole value. */
export const explicit = (number: number, value: Uint8Array): Uint8Array => der(0xa0 | number, value);

/** `[number]` in place of the value's own tag; constructed when the value is. */
export function implicit(number: number, value: Uint8Array): Uint8Array {
  return Uint8Array.from([0x80 | (value[0]! & 0x20) | number, ...value.subarray(1)]);
}

export const boolean = (value: boolean): Uint8Array => der(0x01, Uint8Array.of(value ? 0xff : 0));
export const nullValue = (): Uint8Array => der(0x05);
export const octetString = (bytes: Uint8Array): Uint8Array => der(0x04, bytes);
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array => der(0x03, Uint8Array.of(unused), bytes);
export const utf8String = (text: string): Uint8Array => der(0x0c, encodeUtf8(text));
export const printableString = (text: string): Uint8Array => der(0x13, encodeUtf8(text));
export const ia5String = (text: string): Uint8Array => der(0x16, encodeUtf8(text));

/** Two's complement in the fewest bytes. */
export function integer(value: bigint | number, tag = 0x02): Uint8Array {
  const number = BigInt(value);
  let length = 1;
  while (BigInt.asIntN(8 * length, number) !== number) length += 1;
  const unsigned = BigInt.asUintN(8 * length, number).toString(16).padStart(2 * length, '0');
  return der(tag, Uint8Array.from(Buffer.from(unsigned, 'hex')));
}

export const enumerated = (value: number): Uint8Array => integer(value, 0x0a);

/** A list of named bits ends with its last one (section 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  const length = Math.max(-1, ...bits) + 1;
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const bit of bits) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  return bitString(bytes, bytes.length * 8 - length);
}

export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return der(0x06, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)));
}

/** UTCTime from 1950 to 2049, GeneralizedTime otherwise (RFC 5280 section 4.1.2.5). Epoch milliseconds; fractions are cut off. */
export function time(at: number): Uint8Array {
  const year = new Date(at).getUTCFullYear();
  return year >= 1950 && year < 2050 ? der(0x17, encodeUtf8(timeText(at).slice(2))) : generalizedTime(at);
}

export const generalizedTime = (at: number): Uint8Array => der(0x18, encodeUtf8(timeText(at)));

const timeText = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

function base128(arc: bigint): readonly number[] {
  const bytes = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80);
  return bytes;
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}
