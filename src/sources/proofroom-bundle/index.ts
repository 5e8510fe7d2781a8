export { recognise } from './recognise.ts';
export { createRecordBuilder, type BuiltFile, type RecordBuilder } from './record-builder.ts';
