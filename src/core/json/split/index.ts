export { createDocumentSplitter, type DocumentSplitter, type SplitOptions, type SplitSink, type ValuePlace } from './split-documents.ts';
