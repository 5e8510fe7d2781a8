import type { Problem } from '../../../core/findings/index.ts';

/** Of what was asked of evidence and cannot be done. */
export const task = {
  'copy-changed': 'the stored copy is no longer what was taken in',
  'earlier-part': 'what it says of its log’s earlier part does not suffice for a proof',
  'file-exchanged': 'it is no longer the file that was verified',
  'hash': 'one of its hashes is none',
  'log-broken': 'its log does not hold, and a verification says where',
  'log-not-to-head': 'its log does not lead to its signed head, and a verification says where',
  'log-too-long': 'it is too long to be shown, and its verification read all of it',
  'no-file': 'no file was given',
  'no-manifest': 'it has no manifest that can be read',
  'no-proof': 'the event makes no proof that can be read',
  'no-record': 'it holds no record that could be read',
  'no-redaction': 'nothing can be withheld from this format',
  'not-a-trust-pack': 'it is not a trust pack',
  'not-an-archive': 'it is not an archive that can be read',
  'not-waivers': 'it is not a file of waivers',
  'pages-only': 'only pages can be signed',
  'portable-large': 'it is larger than a portable case can be',
  'sample-large': 'there are more than can be sampled this way',
} as const satisfies Partial<Record<Problem, string>>;
