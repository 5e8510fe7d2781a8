import type { FileStatus, Signer, StreamSummary } from '../../../core/examined.ts';
import { formatNumber, plural } from '../../format.ts';

export const signers = {
  none: 'No signature over the evidence was found.',
  about: 'Signatures over the evidence',
  columns: { signature: 'Signature', signer: 'Signer and key' },
  outcomes: { 'valid': 'Valid', 'invalid': 'Not valid', 'unknown-key': 'Unknown key', 'refused': 'Refused' } satisfies Readonly<Record<Signer['outcome'], string>>,
  unknown: 'A key that the trust pack does not hold',
  since: (at: string) => `trusted since ${at}`,
  vouched: (by: string) => `vouched for by ${by}`,
};

export const streams = {
  about: (name: string) => `Stream ${name}`,
  origin: 'Origin',
  events: 'Events',
  counted: (count: number, first: number, last: number) => `${formatNumber(count)}, sequence ${formatNumber(first)} to ${formatNumber(last)}`,
  time: 'Time',
  between: (from: string, to: string) => `${from} to ${to}`,
  head: 'Head',
  root: 'Merkle root',
  signedHead: 'Signed head',
  noHead: 'None: nothing in the evidence says where this stream ends.',
  outcomes: { 'valid': 'Signature valid', 'invalid': 'Signature not valid', 'unknown-key': 'Signed by an unknown key' } satisfies Readonly<Record<NonNullable<StreamSummary['checkpoint']>['outcome'], string>>,
  over: (outcome: string, size: number) => `${outcome}, over ${plural(size, 'event')}`,
  gaps: 'Gaps',
  noGaps: 'None',
  gap: (missing: number, from: number, to: number) => `${plural(missing, 'event')} missing: sequence ${formatNumber(from)}${from === to ? '' : ` to ${formatNumber(to)}`}`,
  gapBetween: (gap: string, after: string, before: string) => `${gap}, between ${after} and ${before}`,
  files: 'Files',
  moreFiles: (n: number) => `and ${plural(n, 'more file')}`,
};

export const checksTable = {
  about: 'Checks, their results and how much each examined',
  columns: { result: 'Result', check: 'Check', examined: 'Examined' },
  explained: (axis: string, explains: string) => `${axis}. ${explains}`,
  fact: (label: string, value: string) => (value === '' ? label : `${label}: ${value}`),
  policy: (version: string) => `Policy ${version}`,
  /** Units are English plurals of the checks' own. */
  examined: (n: number, unit: string) => `${formatNumber(n)} ${n === 1 ? unit.replace(/ies$/u, 'y').replace(/([^s])s$/u, '$1') : unit}`,
};

export const files = {
  lead: (n: number) => `${plural(n, 'file')}. “Matches” means that the digest computed from the bytes is the one in the signed manifest.`,
  about: 'Files of the evidence',
  columns: { status: 'Status', file: 'File and SHA-256', bytes: 'Bytes' },
  statuses: {
    'matches': 'Matches', 'differs': 'Differs', 'missing': 'Missing', 'unlisted': 'Not listed', 'seal': 'Seal', 'manifest': 'Manifest', 'not-read': 'Not read', 'unsigned': 'Unsigned',
  } satisfies Readonly<Record<FileStatus['status'], string>>,
  noDigest: 'no digest: its bytes were not read',
};

export const custody = {
  none: 'No custody log accompanies this report: the evidence was verified outside a vault.',
  lead: 'Acts of this workstation, by its own clock. Each hash covers the entry and the hash before it, so none can be changed or removed alone.',
  skips: 'Entries about other evidence are left out, so the numbers do not follow one another.',
  withheld: 'From the first entry on of which something is withheld, no hash is printed: a guess of what is withheld could be tried against it. The log itself has them all.',
  about: 'Custody log',
  columns: { number: 'No.', time: 'Time', act: 'Act, and the hash of the entry' },
  fact: (label: string, value: string) => `${label}: ${value}`,
};
