/** How far down a reader wants to go; the same four everywhere. */
export const DEPTHS = ['sentence', 'checks', 'facts', 'raw'] as const;
export type Depth = (typeof DEPTHS)[number];
export const DEPTH_WORDS: Readonly<Record<Depth, string>> = { sentence: 'Sentence', checks: 'Checks', facts: 'Facts', raw: 'Raw' };

export const atLeast = (depth: Depth, wanted: Depth): boolean => DEPTHS.indexOf(depth) >= DEPTHS.indexOf(wanted);
