export { readPdf, readRevisions, type PdfFile, type PdfObject, type PdfReading } from './read-pdf.ts';
export { embeddedFile, type EmbeddedFile } from './embedded-file.ts';
export { rangeBytes, signatureField, type PdfSignature } from './signature.ts';
export type { PdfDict, PdfFault, PdfValue } from './value.ts';
