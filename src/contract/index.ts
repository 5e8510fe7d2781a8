export * from './contract.ts';
export * from './dto.ts';
export type * from './graph.ts';
export type * from './matrix.ts';
export * from './shell.ts';
