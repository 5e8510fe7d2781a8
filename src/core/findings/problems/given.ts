/** Files that a person gives beside the evidence: trust packs, introductions of keys, trusted roots, control packs, waivers, earlier runs. */
export const GIVEN_PROBLEMS = [
  'ends-before-start', 'fingerprint-of-another', 'introduced-outside-window', 'key-unusable', 'keyid-of-another', 'log-without-key', 'no-authority', 'not-a-certificate',
  'not-a-revocation-list', 'one-signature', 'pack-digest', 'pack-order', 'payload-type', 'repeated', 'signature-of-another', 'stray-finding',
  'uncounted-facts',
] as const;
