import { assertNever } from '../findings/outcome.ts';
import { generator, MODULUS } from './generator.ts';
import { MAX_ALL, MAX_POPULATION, type SamplingMethod } from './method.ts';

/**
 * Positions of a sample in a population of `count`, the first being 1, in the order of the draw. A size of the whole
 * population or more takes all of it. @throws RangeError for a method or a population outside the limits of method.ts.
 */
export function samplePositions(count: number, method: SamplingMethod): number[] {
  if (!Number.isSafeInteger(count) || count < 0 || count > MAX_POPULATION) throw new RangeError(`not a population that can be sampled: ${count}`);
  switch (method.kind) {
    case 'all': return whole(count);
    case 'random': return method.size >= count ? whole(count) : random(count, method.size, method.seed);
    case 'systematic': return method.size >= count ? whole(count) : systematic(count, method.size, method.seed);
    default: return assertNever(method);
  }
}

function whole(count: number): number[] {
  if (count > MAX_ALL) throw new RangeError(`too many to take all of: ${count}`);
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Without replacement: a position drawn before is passed over. */
function random(count: number, size: number, seed: number): number[] {
  const next = generator(seed);
  // Numbers above the last whole multiple of the population would favour its beginning.
  const bound = MODULUS - 1 - ((MODULUS - 1) % count);
  const drawn = new Set<number>();
  while (drawn.size < size) {
    const number = next() - 1;
    if (number < bound) drawn.add(1 + (number % count));
  }
  return [...drawn];
}

/** Every `count / size`-th, counted from a seeded start, in whole numbers: the start is in units of 1 / size of a position. */
function systematic(count: number, size: number, seed: number): number[] {
  const start = (generator(seed)() - 1) % count;
  return Array.from({ length: size }, (_, index) => 1 + Math.floor((start + index * count) / size));
}
