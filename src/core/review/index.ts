export { reviewDigest, type ReviewEntry } from './review-digest.ts';
export * from './sign-off.ts';
export { PORTABLE_DOCUMENTS, PORTABLE_EVIDENCE, PORTABLE_HEAD, type PortableCase } from './portable-case.ts';
export { verifyPortableCase } from './verify-portable-case.ts';
export { verifySignOffFile } from './sign-off-file.ts';
