export * from './der.ts';
export * from './fields.ts';
export * from './node.ts';
export * from './pem.ts';
export * from './values.ts';
