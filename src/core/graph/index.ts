export { blastRadius, pathTo, type BlastRadius, type ReachedNode } from './blast-radius.ts';
export { compareSnapshots, type ComparedMember, type EdgePair, type GraphComparison } from './compare-snapshots.ts';
export { DEFAULT_KINDS, EDGE_KINDS, SPREAD } from './spread.ts';
