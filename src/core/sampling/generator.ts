/**
 * The minimal standard generator of Park and Miller with the multiplier of 1993: x ← 48271 · x mod (2^31 − 1). Every
 * product is below 2^47, so that a spreadsheet, Python and this give the same numbers (docs/formats/sampling.md).
 * It is no secret and no cryptography: whoever knows the seed knows the sample, which is what an auditor wants.
 */
export const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

/** A seed is a whole number from 1 to 2^31 − 2; the generator never leaves that range. */
const isSeed = (seed: number): boolean => Number.isSafeInteger(seed) && seed >= 1 && seed < MODULUS;

/** Gives the next number, from 1 to 2^31 − 2, each of which comes once before any comes again. @throws RangeError for no seed. */
export function generator(seed: number): () => number {
  if (!isSeed(seed)) throw new RangeError(`not a seed: ${seed}`);
  let x = seed;
  return () => (x = (MULTIPLIER * x) % MODULUS);
}
