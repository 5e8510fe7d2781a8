export * from './checkpoint.ts';
export { consistencyProof, isSubtree, verifyConsistency, verifySubtreeConsistency } from './consistency.ts';
export { createGrowingConsistency, type GrowingConsistency } from './growing-consistency.ts';
export * from './hash.ts';
export { inclusionProof, verifyInclusion } from './inclusion.ts';
export { inclusionSteps, type InclusionStep } from './inclusion-steps.ts';
export * from './note.ts';
export { rangeRoots, sparseInclusion, sparseRoot, type KnownRoots } from './sparse-tree.ts';
export * from './tree.ts';
