export { FilterError } from './filter.ts';
export { dropIndex, sweepIndexes } from './location.ts';
export { openIndex, type Index } from './open-index.ts';
export { createIndexPool, type IndexPool } from './pool.ts';
export { openIndexWriter } from './writer.ts';
