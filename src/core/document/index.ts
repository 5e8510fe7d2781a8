export type { DocumentArguments, DocumentVerification } from './verification.ts';
export { verifyCmsDocument } from './verify-cms.ts';
export { verifyJwsDocument } from './verify-jws.ts';
export { verifyStampDocument } from './verify-stamp.ts';
export { verifyPdfDocument, type Inflate } from './verify-pdf.ts';
