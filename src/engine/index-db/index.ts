export { FilterError } from './filter.ts';
export { dropIndex, indexPath, sweepIndexes } from './location.ts';
export { exportParquet, type ExportedTable } from './export-parquet.ts';
export { openIndex, type Index } from './open-index.ts';
export { createIndexPool, type IndexPool } from './pool.ts';
export { openIndexWriter } from './writer.ts';
export type { SignedFile } from './views/signed-documents.ts';
