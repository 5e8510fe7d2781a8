/** Places of one of the two archives, changed by one process in one go. */
export interface Chunk {
  readonly archive: 'sealed' | 'ordinary';
  readonly places: readonly number[];
}

export interface Plan {
  readonly sealedBytes: number;
  readonly ordinaryBytes: number;
  /** Every change of the sealed archive's bytes instead of every bit. */
  readonly full: boolean;
  /** One place in so many. */
  readonly every: number;
}

/** About five hundred to two thousand changes: seconds, so that little is lost when a run is ended. */
const PLACES = 64;
const PLACES_WHEN_FULL = 4;

/** All places of the sealed archive, then all of the other, each once unless `every` says fewer. */
export function chunksOf({ sealedBytes, ordinaryBytes, full, every }: Plan): readonly Chunk[] {
  const of = (archive: Chunk['archive'], bytes: number, size: number): readonly Chunk[] => {
    const places = spread(bytes).slice(0, Math.ceil(bytes / every));
    return Array.from({ length: Math.ceil(places.length / size) }, (_, at) => ({ archive, places: places.slice(at * size, (at + 1) * size) }));
  };
  return [...of('ordinary', ordinaryBytes, PLACES), ...of('sealed', sealedBytes, full ? PLACES_WHEN_FULL : PLACES)];
}

/** How many changes the chunks hold, told from the lengths alone. */
export function changesOf({ archive, places }: Chunk, { full, sealedBytes }: Plan): number {
  if (archive === 'ordinary' || !full) return places.length * 8;
  return places.length * (255 + 1 + 256 + 1) + (places.includes(sealedBytes - 1) ? 256 : 0);
}

/**
 * 0 to length − 1, each once, in strides of the golden section: wherever a run ends, what it has tried lies evenly over
 * the archive and not only in its first files.
 */
export function spread(length: number): readonly number[] {
  let stride = Math.max(1, Math.round(length * 0.618));
  while (divisor(stride, length) !== 1) stride += 1;
  return Array.from({ length }, (_, at) => (at * stride) % length);
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
