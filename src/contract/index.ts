export * from './contract.ts';
export * from './credentials.ts';
export * from './documents.ts';
export * from './dto.ts';
export * from './shell.ts';
