export * from './chain.ts';
export * from './contract.ts';
export * from './custody.ts';
export * from './dto.ts';
export type * from './graph.ts';
export type * from './matrix.ts';
export * from './review.ts';
export * from './shell.ts';
export * from './trust.ts';
