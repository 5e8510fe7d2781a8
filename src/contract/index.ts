export * from './chain.ts';
export * from './contract.ts';
export * from './custody.ts';
export * from './dto.ts';
export * from './shell.ts';
export * from './trust.ts';
