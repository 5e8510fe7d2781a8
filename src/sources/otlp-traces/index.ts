export { createOtlpTraceReader } from './reader.ts';
export { recogniseOtlpTraces } from './recognise.ts';
