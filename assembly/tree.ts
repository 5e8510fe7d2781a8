import { HASHES, NODES, SUBTREES, SUBTREE_SIZE } from './memory';
import { hashLeaves, hashPairs } from './sha256';

let subtrees: usize = 0;

/**
 * The perfect subtrees that cover leaves `first` to `first + count` of a log's tree, largest in the middle, in the order
 * of their leaves. Leaf data are the events' hashes (RFC 6962 section 2.1). Returns how many there are.
 */
export function foldLeaves(first: i64, count: usize): usize {
  subtrees = 0;
  memory.copy(NODES, HASHES, count * 32);
  hashLeaves(NODES, count);
  foldLevel(NODES, 0, first, count);
  return subtrees;
}

/** A node without its sibling in the range stays as it is; pairs go one level up. */
function foldLevel(nodes: usize, level: u32, first: i64, count: usize): void {
  if (count == 0) return;
  let at = nodes;
  let left = count;
  if ((first & 1) == 1) {
    keep(level, at);
    at += 32;
    left -= 1;
  }
  const pairs = left >> 1;
  const single = (left & 1) == 1;
  hashPairs(at, pairs);
  foldLevel(at, level + 1, (first + 1) >> 1, pairs);
  // What is hashed is written over the first half of the pairs, which the one after them is no part of.
  if (single) keep(level, nodes + (count - 1) * 32);
}

function keep(level: u32, hash: usize): void {
  const at = SUBTREES + subtrees * SUBTREE_SIZE;
  store<u32>(at, level);
  memory.copy(at + 4, hash, 32);
  subtrees += 1;
}
