/** A writer of DER for fixtures, apart from the reader that it tests. */

export type Bytes = Uint8Array;

export function der(tag: number, ...parts: readonly Bytes[]): Buffer {
  const body = Buffer.concat(parts);
  const head = body.length < 0x80 ? [tag, body.length] : body.length < 0x100 ? [tag, 0x81, body.length] : [tag, 0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}

export const sequence = (...parts: readonly Bytes[]): Buffer => der(0x30, ...parts);
export const set = (...parts: readonly Bytes[]): Buffer => der(0x31, ...parts);
export const octets = (bytes: Bytes): Buffer => der(0x04, bytes);
export const bits = (bytes: Bytes): Buffer => der(0x03, Buffer.from([0]), bytes);
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
export const integer = (value: number): Buffer => der(0x02, Buffer.from(value < 0x80 ? [value] : value < 0x8000 ? [value >> 8, value & 0xff] : [0, value >> 8, value & 0xff]));
export const explicit = (number: number, ...parts: readonly Bytes[]): Buffer => der(0xa0 | number, ...parts);
export const TRUE = Buffer.from([0x01, 0x01, 0xff]);

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return der(0x06, Buffer.from(arcs));
}

/** GeneralizedTime for time-stamps. */
export const generalizedTime = (time: number): Buffer => der(0x18, Buffer.from(`${digits(time)}Z`));
export const utcTime = (time: number): Buffer => der(0x17, Buffer.from(`${digits(time).slice(2)}Z`));
const digits = (time: number): string => new Date(time).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
