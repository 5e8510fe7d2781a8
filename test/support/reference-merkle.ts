import { createHash } from 'node:crypto';

/** RFC 6962 section 2.1 word for word: slow, recursive, sharing nothing with the code under test. */
const sha = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** MTH over leaf data. */
export function referenceRoot(data: readonly Uint8Array[]): Uint8Array {
  if (data.length === 0) return sha();
  if (data.length === 1) return sha(new Uint8Array([0]), data[0]!);
  const k = split(data.length);
  return sha(new Uint8Array([1]), referenceRoot(data.slice(0, k)), referenceRoot(data.slice(k)));
}

/** PATH(m, D[n]), section 2.1.1. */
export function referencePath(m: number, data: readonly Uint8Array[]): Uint8Array[] {
  if (data.length === 1) return [];
  const k = split(data.length);
  return m < k
    ? [...referencePath(m, data.slice(0, k)), referenceRoot(data.slice(k))]
    : [...referencePath(m - k, data.slice(k)), referenceRoot(data.slice(0, k))];
}

/** PROOF(m, D[n]), section 2.1.2. */
export function referenceConsistency(m: number, data: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === data.length) return whole ? [] : [referenceRoot(data)];
  const k = split(data.length);
  return m <= k
    ? [...referenceConsistency(m, data.slice(0, k), whole), referenceRoot(data.slice(k))]
    : [...referenceConsistency(m - k, data.slice(k), false), referenceRoot(data.slice(0, k))];
}
