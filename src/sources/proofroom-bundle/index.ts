export { recognise } from './recognise.ts';
export { createRecordBuilder, type RecordBuilder } from './record-builder.ts';
