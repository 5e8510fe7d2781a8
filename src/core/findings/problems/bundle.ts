/** Envelopes, and the statements and files of a seal. */
export const ENVELOPE_PROBLEMS = ['chain', 'files', 'id-not-of-file', 'one-signature', 'payload-type', 'signer-not-holder', 'too-many', 'too-many-signatures'] as const;
export type EnvelopeWord = (typeof ENVELOPE_PROBLEMS)[number];

/** What a manifest says of itself and of its logs. */
export const MANIFEST_PROBLEMS = [
  'event-count', 'file-name', 'file-not-a-subject', 'file-without-stream', 'first-seq', 'name-repeated', 'no-files', 'origin-repeated', 'path-not-a-subject',
  'period-order', 'signer-repeated', 'signers-empty', 'stream-name', 'streams-empty', 'subject-name', 'subject-order', 'subject-repeated',
] as const;
export type ManifestWord = (typeof MANIFEST_PROBLEMS)[number];

/** Logs, their heads, and proofs about them. */
export const LOG_PROBLEMS = [
  'checkpoint', 'compact-range-length', 'compact-range-root', 'digest', 'event', 'head-signature', 'line-too-long', 'no-line-feed', 'note', 'proof', 'proof-too-long',
  'root-unknown', 'withheld',
] as const;
export type LogWord = (typeof LOG_PROBLEMS)[number];

/** The record that a log’s events make together. */
export const RECORD_PROBLEMS = ['member-differs', 'missing', 'no-action-id', 'other-bytes', 'requested-twice'] as const;
export type RecordWord = (typeof RECORD_PROBLEMS)[number];
