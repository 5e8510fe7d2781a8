import { nodeHash } from './hash.ts';
import { largestPowerBelow } from './inclusion.ts';

/** A subtree's root where it is known, by its leaves: `from` and one past the last. A leaf's is its own hash. */
export type KnownRoots = (from: number, to: number) => Uint8Array | null;

/**
 * The root over leaves `from` to `to` of a tree of which only some subtrees are known (RFC 6962 section 2.1).
 * @throws RangeError when it comes to a leaf that is not known.
 */
export function sparseRoot(from: number, to: number, known: KnownRoots): Uint8Array {
  const found = known(from, to);
  if (found !== null) return found;
  if (to - from <= 1) throw new RangeError(`leaf ${from} is not known`);
  const middle = from + largestPowerBelow(to - from);
  return nodeHash(sparseRoot(from, middle, known), sparseRoot(middle, to, known));
}

/**
 * The audit path of a leaf (RFC 6962 section 2.1.1) of such a tree, from the leaf upwards.
 * @throws RangeError when there is no such leaf, or a leaf it needs is not known.
 */
export function sparseInclusion(index: number, size: number, known: KnownRoots): Uint8Array[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} among ${size}`);
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.unshift(sparseRoot(middle, to, known));
      to = middle;
    } else {
      path.unshift(sparseRoot(from, middle, known));
      from = middle;
    }
  }
  return path;
}

/** The perfect subtrees that a compact range of `size` leaves lists, largest first, as known roots. */
export function rangeRoots(size: number, compactRange: readonly Uint8Array[]): KnownRoots {
  const roots = new Map<string, Uint8Array>();
  let from = 0;
  let power = 1;
  while (power * 2 <= size) power *= 2;
  for (let at = 0; power >= 1 && at < compactRange.length; power /= 2) {
    if (size - from < power) continue;
    roots.set(`${from} ${from + power}`, compactRange[at]!);
    from += power;
    at += 1;
  }
  return (first, end) => roots.get(`${first} ${end}`) ?? null;
}
