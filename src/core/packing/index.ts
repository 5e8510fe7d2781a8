export { memoryStore, type ByteStore } from './byte-store.ts';
export { createColumn, type Column } from './column.ts';
export { createPacker, type Packer } from './packer.ts';
export { createSeries, type Series } from './series.ts';
export type { Maker } from './shapes.ts';
