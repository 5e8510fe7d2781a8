/** Why a signature counts for nothing, or not for certain, by the trust pack’s word on its key. */
export const KEY_PROBLEMS = [
  'algorithm', 'invalid', 'key-compromised', 'key-outside-window', 'key-purpose', 'key-unknown', 'malformed', 'no-signature', 'non-canonical', 'time-unproved', 'weak-key',
] as const;
export type KeyWord = (typeof KEY_PROBLEMS)[number];

/** CMS (RFC 5652): what keeps a signer’s signature from counting. */
export const CMS_PROBLEMS = [
  'algorithm-mismatch', 'attribute-count', 'attribute-malformed', 'attribute-missing', 'content-differs', 'content-is-attributes', 'content-missing', 'content-type',
  'digest-algorithm', 'digest-not-announced', 'message-digest', 'no-signer', 'signature', 'signature-algorithm', 'signed-attributes-missing', 'signer-unknown',
  'signing-certificate',
] as const;
export type CmsWord = (typeof CMS_PROBLEMS)[number];

/** JWS (RFC 7515). */
export const JWS_PROBLEMS = [
  'jws-alg', 'jws-algorithm', 'jws-b64', 'jws-base64url', 'jws-bytes', 'jws-crit', 'jws-json', 'jws-kid', 'jws-not-an-object', 'jws-parts', 'jws-typ', 'key-unusable',
  'kid', 'no-key', 'no-key-fits', 'payload', 'signature',
] as const;
export type JwsWord = (typeof JWS_PROBLEMS)[number];

/** Time-stamps (RFC 3161). */
export const STAMP_PROBLEMS = [
  'anchor-compromised', 'authority-name', 'extended-key-usage', 'from-the-future', 'imprint', 'imprint-algorithm', 'no-anchor', 'nonce', 'path-not-listed',
  'response-not-token', 'signers', 'signing-certificate-missing', 'status', 'time-stamp-algorithm', 'time-stamp-certificate', 'time-stamp-content',
  'time-stamp-extension', 'time-stamp-part', 'time-stamp-policy', 'time-stamp-status', 'token-missing',
] as const;
export type StampWord = (typeof STAMP_PROBLEMS)[number];
