import { sha256 } from '../crypto/index.ts';

export const HASH_LENGTH = 32;
/** RFC 6962 section 2.1: the root of the tree without leaves. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** What is hashed, kept from call to call: each is written whole before it is read. */
const leaf = new Uint8Array(1 + HASH_LENGTH);
const node = new Uint8Array(1 + 2 * HASH_LENGTH);
node[0] = 1;

/** SHA-256(0x00 ‖ data). The prefixes keep a leaf from being passed off as a node (section 2.1). */
export function leafHash(data: Uint8Array): Uint8Array {
  const input = data.length === HASH_LENGTH ? leaf : new Uint8Array(1 + data.length);
  input.set(data, 1);
  return sha256(input);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  // A hash of another length would leave bytes of the one before in place.
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) throw new RangeError('a node is made of two hashes');
  node.set(left, 1);
  node.set(right, 1 + HASH_LENGTH);
  return sha256(node);
}

export function equalHash(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
