export * from './contract.ts';
export * from './dto.ts';
export * from './review.ts';
export * from './shell.ts';
