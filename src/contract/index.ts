export * from './contract.ts';
export * from './dto.ts';
export * from './shell.ts';
