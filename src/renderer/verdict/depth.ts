import { verdictLabels } from '../../text/index.ts';
/** How far down a reader wants to go; the same four everywhere. */
export const DEPTHS = ['sentence', 'checks', 'facts', 'raw'] as const;
export type Depth = (typeof DEPTHS)[number];
export const depthWords = (): Readonly<Record<Depth, string>> => ({ sentence: verdictLabels.sentence, checks: verdictLabels.checks, facts: verdictLabels.facts, raw: verdictLabels.raw });

export const atLeast = (depth: Depth, wanted: Depth): boolean => DEPTHS.indexOf(depth) >= DEPTHS.indexOf(wanted);
