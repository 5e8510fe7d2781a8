/** What any reader of bytes may say, whatever their format. */
export const READING_PROBLEMS = [
  'bytes', 'depth', 'duplicate-key', 'escape', 'malformed', 'member-name', 'missing-member', 'time', 'too-long', 'trailing-bytes',
  'unexpected-character', 'unexpected-end', 'unknown-member', 'version', 'wrong-type', 'wrong-value',
] as const;
export type ReadingWord = (typeof READING_PROBLEMS)[number];

/** JSON, and the shape of a document in it. */
export const JSON_PROBLEMS = [
  'base64', 'colon', 'comma', 'control-character', 'lone-surrogate', 'negative-zero', 'not-canonical', 'number-range', 'too-many-members', 'utf-8',
] as const;
export type JsonWord = ReadingWord | (typeof JSON_PROBLEMS)[number];

/** DER (X.690), and the structures in it that certificates, lists, signed data and time-stamps are made of. */
export const DER_PROBLEMS = [
  'accuracy', 'algorithms-differ', 'attributes', 'bit-string', 'boolean', 'distribution-point', 'duplicate-extension', 'duplicate-policy', 'embedded',
  'empty-attributes', 'empty-constraints', 'empty-extensions', 'empty-list', 'empty-names', 'empty-policies', 'empty-purposes', 'empty-rdn', 'form',
  'general-name', 'identifiers', 'imprint-length', 'indefinite-length', 'integer', 'integer-range', 'ip-address', 'length', 'long-length', 'not-signed-data',
  'null', 'oid', 'policy-mapping', 'revocation-reason', 'set-order', 'stamp-status', 'status-texts', 'subtree-distance', 'tag', 'text', 'too-many-signers', 'values',
] as const;
export type DerWord = ReadingWord | (typeof DER_PROBLEMS)[number];
