import { capital, countWord, formatNumber, plural } from '../../format.ts';
import { displayName } from '../../names.ts';
import { terms } from '../terms.ts';

/** Object identifiers that certificates, tokens and signatures carry, in words. */
const OIDS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.5': 'RSA with SHA-1',
  '1.2.840.113549.1.1.11': 'RSA with SHA-256',
  '1.2.840.113549.1.1.12': 'RSA with SHA-384',
  '1.2.840.113549.1.1.13': 'RSA with SHA-512',
  '1.2.840.10045.2.1': 'Elliptic curve',
  '1.2.840.10045.4.3.2': 'ECDSA with SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA with SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA with SHA-512',
  '1.3.101.112': 'Ed25519',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.840.113549.1.7.1': 'Data',
  '1.2.840.113549.1.9.16.1.4': 'Time-stamp',
  '2.5.29.14': 'Subject key identifier',
  '2.5.29.15': 'Key usage',
  '2.5.29.17': 'Other names of the subject',
  '2.5.29.18': 'Other names of the issuer',
  '2.5.29.19': 'Basic constraints',
  '2.5.29.20': 'Number of the list',
  '2.5.29.28': 'Issuing distribution point',
  '2.5.29.30': 'Name constraints',
  '2.5.29.31': 'Where revocation lists are published',
  '2.5.29.32': 'Policies',
  '2.5.29.35': 'Authority key identifier',
  '2.5.29.36': 'Policy constraints',
  '2.5.29.37': 'Extended key usage',
  '2.5.29.37.0': 'Any purpose',
  '1.3.6.1.5.5.7.1.1': 'Where its issuer is reached',
  '1.3.6.1.5.5.7.3.1': 'Servers',
  '1.3.6.1.5.5.7.3.2': 'Clients',
  '1.3.6.1.5.5.7.3.3': 'Signing code',
  '1.3.6.1.5.5.7.3.4': 'E-mail',
  '1.3.6.1.5.5.7.3.8': 'Time-stamping',
};

/** An object identifier in words, or as it stands. */
export const oidText = (oid: string): string => (Object.hasOwn(OIDS, oid) ? OIDS[oid] ?? oid : displayName(oid));

/** RFC 5280 section 4.2.1.3, bit by bit. */
const KEY_USAGES: Readonly<Record<string, string>> = {
  digitalSignature: 'Sign', contentCommitment: 'Commit to content', keyEncipherment: 'Encrypt keys', dataEncipherment: 'Encrypt data',
  keyAgreement: 'Agree on keys', keyCertSign: 'Sign certificates', cRLSign: 'Sign revocation lists', encipherOnly: 'Encrypt only', decipherOnly: 'Decrypt only',
};

const DEFECTS: Readonly<Record<string, string>> = {
  'no-number': 'it has no number', 'critical-number': 'its number is marked critical', 'critical-extension': 'it makes a condition that is not understood here',
  'critical-entry-extension': 'an entry makes a condition that is not understood here', 'duplicate-entry': 'an entry stands in it twice',
  delta: 'it only tells what changed since another list', indirect: 'it speaks of certificates of other issuers', 'relative-name': 'it names its place relative to its issuer',
  'some-reasons': 'it tells of some reasons only', 'attribute-certificates': 'it is about attribute certificates', 'no-next-update': 'it does not say when the next one comes',
  'remove-from-list': 'it takes entries off another list', 'number-range': 'its number is negative or too long', 'no-key-identifier': 'it does not name the key that signed it',
  'critical-key-identifier': 'the name of its key is marked critical', 'empty-point': 'it limits what it covers and does not say to what',
  'point-not-critical': 'what it covers is not marked critical', 'early-generalized-time': 'it writes a time in a form kept for later years',
};

const word = (table: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(table, key) ? table[key] ?? key : displayName(key));

/** Words of the evidence screen that are not a finding’s. */
export const evidenceText = {
  filesAgainstManifest: (listed: number, matches: number, odd: Readonly<Record<'differs' | 'missing' | 'unlisted' | 'not-read', number>>): string => {
    const words = { differs: ['differs', 'differ'], missing: ['is missing', 'are missing'], unlisted: ['is not listed', 'are not listed'], 'not-read': ['was not read', 'were not read'] } as const;
    const parts = (['differs', 'missing', 'unlisted', 'not-read'] as const).filter((key) => odd[key] > 0).map((key) => `${countWord(odd[key])} ${words[key][odd[key] === 1 ? 0 : 1]}`);
    if (listed === 0 && odd.unlisted > 0) return `No signed list of contents was read: ${plural(odd.unlisted, 'file')} ${odd.unlisted === 1 ? 'stands' : 'stand'} in the archive, listed nowhere.`;
    if (parts.length === 0 && matches === listed) return `All ${plural(listed, 'listed file')} ${listed === 1 ? 'is' : 'are'} what the manifest says.`;
    return `${formatNumber(matches)} of ${plural(listed, 'listed file')} match the manifest; ${parts.join(', ') || 'nothing else was found'}.`;
  },
  keyUsage: (usage: string) => word(KEY_USAGES, usage),
  reason: (reason: string | null) => (reason === null ? 'No reason given' : capital(word(terms.reason, reason))),
  defect: (defect: string) => word(DEFECTS, defect),
  ownWords: 'These are its own words. Whether they hold is for the run to say, not for this page.',
  contentOf: (name: string) => `Content of ${name}`,
  copyDigest: 'Copy digest',
  showBytes: 'Show bytes',
  found: 'What this run found',
  notAsNamed: (kind: string, why: string, offset: number | null) =>
    `This file is called ${kind} and cannot be read as one: ${why}${offset === null ? '' : ` (byte ${formatNumber(offset)})`}. Its bytes are below as they stand.`,
  tooLarge: (kind: string) => `This file is called ${kind} and is too large to be shown as one. Text and Bytes have all of it.`,
  kinds: {
    events: 'a log', json: 'JSON', text: 'a text', junit: 'a test report', otlp: 'a trace', diff: 'a change', reproduction: 'steps to reproduce', envelope: 'a signed envelope',
    checkpoint: 'a checkpoint', certificate: 'a certificate', crl: 'a revocation list', timestamp: 'a time-stamp', cms: 'signed data', binary: 'a file',
  },
  chain: (count: number, leaf: string, top: string) =>
    count === 1 ? `A certificate for ${leaf}, issued by ${top}.` : `${capital(countWord(count))} certificates, from ${leaf} up to one issued by ${top}.`,
  noCertificates: 'There is no certificate in this file.',
  otherBlocks: (labels: string) => `Beside them it holds ${labels}, which is not shown.`,
  pathFound: (name: string) => `In this run the key counts as ${name}’s, by this path`,
  pathNone: 'In this run no path from it to a trusted authority was needed or found.',
  crl: (issuer: string, count: number, next: string | null) => `A revocation list of ${issuer}: it revokes ${count === 0 ? 'nothing' : plural(count, 'certificate')}${next === null ? '' : `, and the next one is due by ${next}`}.`,
  crlLimits: (defects: string) => `It cannot show that a certificate is not revoked: ${defects}.`,
  entriesMore: (count: number) => `${plural(count, 'further entry', 'further entries')} not listed; Bytes has them all.`,
  stamp: (time: string, accuracy: string | null) => `${time} is the time it states${accuracy === null ? ', with no accuracy' : `, give or take ${accuracy}`}.`,
  stampNone: 'It states no time that can be read.',
  stampStatus: (status: string) => `A response around it says “${status}”, which nobody signed.`,
  signedData: (signers: number, content: number | null) =>
    `Signed data with ${plural(signers, 'signature')}, over ${content === null ? 'content that stands elsewhere' : `${formatNumber(content)} bytes that it holds`}.`,
  signerElsewhere: 'Its certificate did not come along',
  checkpoint: (origin: string, size: number, signatures: number) => `${origin} states that it has ${plural(size, 'event')}, with ${plural(signatures, 'signature line')}.`,
  envelope: (signatures: number) => (signatures === 0 ? 'An envelope that nobody signed.' : `An envelope with ${plural(signatures, 'signature')}.`),
  statement: (subjects: number, predicate: string) => `An in-toto statement about ${plural(subjects, 'file')}, of the type ${predicate}.`,
  subjectsMore: (count: number) => `${plural(count, 'further subject')} not listed; Text has them all.`,
  diff: (files: number, added: number, removed: number) => `A change of ${plural(files, 'file')}: ${plural(added, 'line')} added, ${formatNumber(removed)} removed.`,
  noDiff: 'No change is in this file.',
  diffShort: 'Its last hunk ends before the lines it announces.',
  tests: (total: number, passed: number, failed: number, skipped: number) => `${plural(total, 'test')}: ${formatNumber(passed)} passed, ${formatNumber(failed)} failed, ${formatNumber(skipped)} skipped.`,
  spans: (count: number, whole: string, errors: number) => `${plural(count, 'span')} over ${whole}, ${errors === 0 ? 'no error' : plural(errors, 'error')}.`,
  steps: (count: number) => `${plural(count, 'step')} to reproduce, as recorded. Proofroom runs none of them.`,
  part: (from: string, to: string, total: string) => `Bytes ${from} to ${to} of ${total} as text.`,
} as const;
