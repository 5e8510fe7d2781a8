export { canonicalize, isCanonical } from './canonicalize.ts';
export { parseStrict } from './parse-strict.ts';
export * from './value.ts';
