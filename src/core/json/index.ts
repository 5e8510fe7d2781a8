export { asJson } from './as-json.ts';
export { canonicalize, isCanonical } from './canonicalize.ts';
export { scanCanonical, type CanonicalScan } from './canonical-scan.ts';
export { parseCanonical, type CanonicalResult } from './parse-canonical.ts';
export { parseStrict } from './parse-strict.ts';
export { schemaRule, type SchemaProblem } from './schema.ts';
export * from './shape.ts';
export { shaped, type Shaped } from './shaped.ts';
export * from './value.ts';
