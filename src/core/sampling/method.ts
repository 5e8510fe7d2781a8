/** How a sample is taken. `seed` fixes the draw: the same population, size and seed give the same sample. */
export type SamplingMethod =
  | { readonly kind: 'random'; readonly size: number; readonly seed: number }
  | { readonly kind: 'systematic'; readonly size: number; readonly seed: number }
  | { readonly kind: 'all' };

/** The largest population for which a draw is within one part in 500 of even, and the products stay exact. */
export const MAX_POPULATION = 4_194_304;
/** A frozen list is kept, journalled and read by a person: more than this is no sample. */
export const MAX_ALL = 5_000;
