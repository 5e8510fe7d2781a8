import type { Problem } from '../../../core/findings/index.ts';

/** Of files that a person gives beside the evidence. */
export const given = {
  'ends-before-start': 'it ends before it begins',
  'fingerprint-of-another': 'the fingerprint is not the digest of its certificate',
  'introduced-outside-window': 'it is dated outside the time for which the key is valid',
  'keyid-of-another': 'the keyid is not the digest of its key',
  'log-without-key': 'no key that stands in it for the heads of logs goes with this log',
  'no-authority': 'it names no certificate authority',
  'not-a-revocation-list': 'a revocation list in it cannot be read',
  'pack-digest': 'its digest is of another pack',
  'pack-order': 'its tests do not stand in the order of their ids',
  'repeated': 'a list in it holds the same thing twice',
  'signature-of-another': 'it is not signed by the key that it introduces',
  'stray-finding': 'a check names a finding that is not in it',
  'uncounted-facts': 'a test lists more facts than it counts',
} as const satisfies Partial<Record<Problem, string>>;
