export { memoryStore, type ByteStore } from './byte-store.ts';
export { createPacker, type Packer } from './packer.ts';
export type { Maker } from './shapes.ts';
