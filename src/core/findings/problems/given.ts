/** Files that a person gives beside the evidence: trust packs, introductions of keys, control packs, waivers. */
export const GIVEN_PROBLEMS = [
  'ends-before-start', 'fingerprint-of-another', 'introduced-outside-window', 'key-unusable', 'keyid-of-another', 'log-without-key', 'not-a-certificate',
  'not-a-revocation-list', 'one-signature', 'pack-digest', 'pack-order', 'payload-type', 'repeated', 'signature-of-another',
] as const;
