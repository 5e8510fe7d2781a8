/** Two 32-bit words that whoever wrote the evidence cannot know. They decide how fast names are found, never which. */
export type NameKey = readonly [number, number];

/**
 * HalfSipHash-1-3 with a result of 32 signed bits: without a key, its author could give a hundred thousand record ids one hash,
 * and looking each up would mean comparing it with all the others.
 */
export function hashName(bytes: Uint8Array, [key0, key1]: NameKey): number {
  let v0 = key0 | 0;
  let v1 = key1 | 0;
  let v2 = 0x6c796765 ^ key0;
  let v3 = 0x74656462 ^ key1;
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
  };
  const absorb = (word: number): void => {
    v3 ^= word;
    round();
    v0 ^= word;
  };
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) absorb(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
  let last = bytes.length << 24;
  for (let at = whole; at < bytes.length; at++) last |= bytes[at]! << (8 * (at & 3));
  absorb(last);
  v2 ^= 0xff;
  for (let n = 0; n < 3; n++) round();
  return v1 ^ v3;
}

/** The same of a text's code units, two bytes each. */
export function createTextHash(key: NameKey): (text: string) => number {
  let units = new Uint8Array(256);
  return (text) => {
    if (units.length < 2 * text.length) units = new Uint8Array(4 * text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      units[2 * index] = unit;
      units[2 * index + 1] = unit >>> 8;
    }
    return hashName(units.subarray(0, 2 * text.length), key);
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
