export { recognise } from './recognise.ts';
export type { BuiltFile } from './artifacts.ts';
export { createRecordBuilder, type RecordBuilder } from './record-builder.ts';
