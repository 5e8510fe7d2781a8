export { FilterError, type FilterProblem } from './filter.ts';
export { dropIndex, sweepIndexes, type IndexTarget } from './location.ts';
export { openIndex, type Index } from './open-index.ts';
export { createIndexPool, type IndexPool } from './pool.ts';
export { openIndexWriter } from './writer.ts';
