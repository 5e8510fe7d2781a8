let key0: u32 = 0;
let key1: u32 = 0;
let v0: u32 = 0;
let v1: u32 = 0;
let v2: u32 = 0;
let v3: u32 = 0;

export function setNameKey(first: u32, second: u32): void {
  key0 = first;
  key1 = second;
}

/**
 * HalfSipHash-1-3 of `length` bytes: whoever writes the names must not be able to choose those that meet in one slot.
 * src/core/bundle/name-hash.ts is the same in the host's language.
 */
export function hashName(at: usize, length: usize): u32 {
  v0 = key0;
  v1 = key1;
  v2 = 0x6c796765 ^ key0;
  v3 = 0x74656462 ^ key1;
  const whole = at + (length & ~3);
  for (let from = at; from < whole; from += 4) absorb(load<u32>(from));
  let last = <u32>length << 24;
  for (let n: usize = 0; n < (length & 3); n++) last |= <u32>load<u8>(whole + n) << (<u32>n << 3);
  absorb(last);
  v2 ^= 0xff;
  round();
  round();
  round();
  return v1 ^ v3;
}

// @ts-ignore: decorator
@inline
function absorb(word: u32): void {
  v3 ^= word;
  round();
  v0 ^= word;
}

// @ts-ignore: decorator
@inline
function round(): void {
  v0 += v1;
  v1 = rotl(v1, 5) ^ v0;
  v0 = rotl(v0, 16);
  v2 += v3;
  v3 = rotl(v3, 8) ^ v2;
  v0 += v3;
  v3 = rotl(v3, 7) ^ v0;
  v2 += v1;
  v1 = rotl(v1, 13) ^ v2;
  v2 = rotl(v2, 16);
}
