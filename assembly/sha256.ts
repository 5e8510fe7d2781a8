import { copyPast, SCRATCH } from './memory';

/**
 * FIPS 180-4 over four messages at once, one in each lane of a vector. Only what a Merkle tree needs (RFC 6962 section
 * 2.1): leaves of 33 bytes and nodes of 65, whose padding is fixed.
 */
const SCHEDULE: usize = SCRATCH;
const STATE: usize = SCHEDULE + 64 * 16;
/** Four messages of at most two blocks each. */
export const MESSAGES: usize = STATE + 8 * 16;
export const MESSAGE_SIZE: usize = 128;

const INITIAL: StaticArray<u32> = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const ROUND: StaticArray<u32> = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

// @ts-ignore: decorator
@inline
function rotate(word: v128, bits: i32): v128 {
  return v128.or(i32x4.shr_u(word, bits), i32x4.shl(word, 32 - bits));
}

function start(): void {
  for (let word = 0; word < 8; word++) v128.store(STATE + (word << 4), i32x4.splat(unchecked(INITIAL[word])));
}

/** The word of the schedule at `at`, from those before it. */
// @ts-ignore: decorator
@inline
function extend(at: usize): void {
  const two = v128.load(at - 32);
  const fifteen = v128.load(at - 240);
  const small1 = v128.xor(v128.xor(rotate(two, 17), rotate(two, 19)), i32x4.shr_u(two, 10));
  const small0 = v128.xor(v128.xor(rotate(fifteen, 7), rotate(fifteen, 18)), i32x4.shr_u(fifteen, 3));
  v128.store(at, i32x4.add(i32x4.add(small1, v128.load(at - 112)), i32x4.add(small0, v128.load(at - 256))));
}

/** Takes in block `block` of each message. */
function compress(block: usize): void {
  const from = MESSAGES + block * 64;
  for (let word: usize = 0; word < 16; word++) {
    const at = from + word * 4;
    v128.store(SCHEDULE + word * 16, i32x4(
      bswap(load<i32>(at)), bswap(load<i32>(at + MESSAGE_SIZE)), bswap(load<i32>(at + 2 * MESSAGE_SIZE)), bswap(load<i32>(at + 3 * MESSAGE_SIZE)),
    ));
  }
  let a = v128.load(STATE);
  let b = v128.load(STATE, 16);
  let c = v128.load(STATE, 32);
  let d = v128.load(STATE, 48);
  let e = v128.load(STATE, 64);
  let f = v128.load(STATE, 80);
  let g = v128.load(STATE, 96);
  let h = v128.load(STATE, 112);
  for (let round = 0; round < 64; round++) {
    // Sixteen rounds ahead: the processor does this while it waits for what a round needs of the one before it.
    if (round < 48) extend(SCHEDULE + 256 + (round << 4));
    const big1 = v128.xor(v128.xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
    const word = i32x4.add(v128.load(SCHEDULE + (round << 4)), i32x4.splat(unchecked(ROUND[round])));
    const one = i32x4.add(i32x4.add(h, big1), i32x4.add(v128.bitselect(f, g, e), word));
    const big0 = v128.xor(v128.xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
    const two = i32x4.add(big0, v128.bitselect(v128.or(b, c), v128.and(b, c), a));
    h = g;
    g = f;
    f = e;
    e = i32x4.add(d, one);
    d = c;
    c = b;
    b = a;
    a = i32x4.add(one, two);
  }
  v128.store(STATE, i32x4.add(a, v128.load(STATE)));
  v128.store(STATE, i32x4.add(b, v128.load(STATE, 16)), 16);
  v128.store(STATE, i32x4.add(c, v128.load(STATE, 32)), 32);
  v128.store(STATE, i32x4.add(d, v128.load(STATE, 48)), 48);
  v128.store(STATE, i32x4.add(e, v128.load(STATE, 64)), 64);
  v128.store(STATE, i32x4.add(f, v128.load(STATE, 80)), 80);
  v128.store(STATE, i32x4.add(g, v128.load(STATE, 96)), 96);
  v128.store(STATE, i32x4.add(h, v128.load(STATE, 112)), 112);
}

/** The digest of message `lane`, big-endian. */
function finish(lane: usize, to: usize): void {
  for (let word: usize = 0; word < 8; word++) store<u32>(to + word * 4, bswap(load<u32>(STATE + word * 16 + lane * 4)));
}

/** SHA-256(0x00 ‖ data) of `count` times 32 bytes, in place. */
export function hashLeaves(at: usize, count: usize): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const message = MESSAGES + lane * MESSAGE_SIZE;
    memory.fill(message, 0, MESSAGE_SIZE);
    store<u8>(message + 33, 0x80);
    store<u16>(message + 62, bswap<u16>(33 * 8));
  }
  for (let done: usize = 0; done < count; done += 4) {
    for (let lane: usize = 0; lane < 4; lane++) copyPast(MESSAGES + lane * MESSAGE_SIZE + 1, at + (done + lane) * 32, 32);
    start();
    compress(0);
    // Lanes past the last leaf hold nothing anyone reads; there is room for them.
    for (let lane: usize = 0; lane < 4; lane++) finish(lane, at + (done + lane) * 32);
  }
}

/** SHA-256(0x01 ‖ left ‖ right) of `count` pairs, to the first half of where they stand. */
export function hashPairs(at: usize, count: usize): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const message = MESSAGES + lane * MESSAGE_SIZE;
    memory.fill(message, 0, MESSAGE_SIZE);
    store<u8>(message, 1);
    store<u8>(message + 65, 0x80);
    store<u16>(message + 126, bswap<u16>(65 * 8));
  }
  for (let done: usize = 0; done < count; done += 4) {
    for (let lane: usize = 0; lane < 4; lane++) {
      if (done + lane < count) copyPast(MESSAGES + lane * MESSAGE_SIZE + 1, at + (done + lane) * 64, 64);
    }
    start();
    compress(0);
    compress(1);
    for (let lane: usize = 0; lane < 4; lane++) if (done + lane < count) finish(lane, at + (done + lane) * 32);
  }
}
