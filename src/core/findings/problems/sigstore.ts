/** Sigstore bundles: their certificates, time-stamps and log entries, and the root that is trusted for them. */
export const SIGSTORE_PROBLEMS = [
  'authority-as-leaf', 'body', 'certificate-not-named', 'chain-version', 'count', 'critical-extension', 'key-usage', 'malformed-extension', 'media-type',
  'no-path', 'no-start', 'not-a-certificate', 'not-a-time', 'not-as-written', 'not-authority', 'path-length', 'protobuf', 'purpose', 'purpose-not-critical',
  'root-in-chain', 'subject', 'too-many-parts', 'type',
] as const;
export type SigstoreWord = (typeof SIGSTORE_PROBLEMS)[number];
