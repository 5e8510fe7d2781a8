export { inspectFile } from './inspect-file.ts';
export type { Inspection } from './inspection.ts';
export { readCredentials, type CredentialKind } from './read-credentials.ts';
export { readCheckpoint, readStatement } from './read-documents.ts';
