import type { Signer } from '../../../core/examined.ts';
import { countWord, formatDay, plural } from '../../format.ts';
import { displayList, displayName } from '../../names.ts';
import { terms } from '../terms.ts';

const purposes: Readonly<Record<string, string>> = terms.purpose;
export const purposeWords = (list: readonly string[]): string => displayList(list.map((each) => (Object.hasOwn(purposes, each) ? purposes[each] ?? each : each)), 12);

const keys = (n: number): string => (n === 1 ? 'one key' : `${countWord(n)} keys`);
const believes = (keyCount: number, anchorCount: number): string => {
  const anchors = anchorCount === 0 ? '' : ` and ${anchorCount === 1 ? 'one certificate authority' : `${countWord(anchorCount)} certificate authorities`}`;
  return `${keys(keyCount)}${anchors}`;
};

export const signerWords: Readonly<Record<Signer['outcome'], string>> = {
  valid: 'Valid', invalid: 'Not valid', 'unknown-key': 'Key not in the pack', refused: 'Refused',
};

/** Origins are long: the first, and how many more. */
export const logWords = (origins: readonly string[]): string => (origins.length === 1 ? displayName(origins[0] ?? '', 60) : `of ${countWord(origins.length)} logs`);

export const partWords = { authority: 'Certificate authority', 'time-authority': 'Time-stamping authority', log: 'Transparency log', 'certificate-log': 'Certificate log' } as const;

const members: Readonly<Record<string, string>> = {
  name: 'name', holder: 'holder', algorithm: 'algorithm', purposes: 'purposes', not_before: 'start of validity', not_after: 'end of validity',
  compromised_since: 'not believed from', endorsed_by: 'endorsed by', spki: 'public key', certificate: 'certificate', keyid: 'key that signs its heads',
  issued_at: 'date', stale_after_days: 'days until it is stale', manifest_threshold: 'signatures a bundle needs', sigstore: 'Sigstore trusted root', format: 'format', origin: 'log',
};
const kinds: Readonly<Record<string, string>> = { key: 'Key', anchor: 'Certificate authority', log: 'Log', crl: 'Revocation list', pack: 'The pack itself' };
export const memberWord = (name: string): string => (Object.hasOwn(members, name) ? members[name] ?? name : displayName(name));
export const kindWord = (name: string): string => (Object.hasOwn(kinds, name) ? kinds[name] ?? name : displayName(name));
export const changeWords = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

export const trustScreen = {
  none: 'You believe nobody yet: no trust pack is set.',
  noneMeans: 'Signatures can be checked for form, but no signer can be trusted, so authenticity cannot be told. A trust pack comes from someone whose word you take, apart from the evidence.',
  answer: (keyCount: number, anchorCount: number, name: string, issuedAt: string, ageDays: number, stale: boolean): string =>
    `You believe ${believes(keyCount, anchorCount)}, by the pack “${displayName(name, 60)}” of ${formatDay(issuedAt)}, ${plural(ageDays, 'day')} old${stale ? ': older than it says it should get' : ''}.`,
  stale: (days: number): string => `It says that it is stale after ${plural(days, 'day')}. Keys may have been withdrawn since; ask whoever gave you the pack for a newer one.`,
  choose: 'Choose a trust pack…',
  another: 'Set another pack…',
  export: 'Export this pack',
  exportThis: 'Export',
  exported: (name: string): string => `Trust pack exported: ${name}`,
  notExported: 'The trust pack was not exported.',
  pack: {
    title: 'The pack', name: 'Name', issued: 'Issued', stale: 'Stale after', threshold: 'A bundle needs', signatures: (n: number): string => plural(n, 'trusted signature'),
    fingerprint: 'SHA-256', read: 'Read this to whoever gave you the pack, and compare. What was withdrawn after its date is not known here.',
  },
  keys: { title: (n: number): string => plural(n, 'key'), table: 'Keys', name: 'Key', for: 'May sign', valid: 'Valid', state: 'State', here: 'In this case', note: 'Signatures on the bundle, on heads of its logs, on the approvals, work packages and receipts that its actions name, and countersignatures, as the run judged them.', notLooked: 'Documents not looked into', unread: (n: number): string => `${plural(n, 'document')} could not be looked into.`, none: 'The pack names no key of its own.' },
  state: { valid: 'Valid now', early: 'Not valid yet', late: 'Expired', lost: (at: string): string => `Not believed from ${at}` },
  anchors: { title: (n: number): string => plural(n, 'certificate authority', 'certificate authorities'), table: 'Certificate authorities', subject: 'Subject', for: 'May vouch for', valid: 'Valid', limits: 'Constraints', unread: 'Its certificate cannot be read' },
  limits: {
    none: 'None', notAuthority: 'Its certificate is not one of an authority', path: (n: number): string => (n === 0 ? 'no authority below it' : `at most ${plural(n, 'authority', 'authorities')} below it`),
    permitted: (list: readonly string[]): string => `only ${displayList(list, 6)}`, excluded: (list: readonly string[]): string => `not ${displayList(list, 6)}`,
  },
  lists: { title: (n: number): string => plural(n, 'revocation list'), table: 'Revocation lists', issuer: 'Issuer', from: 'Of', next: 'Next due', count: 'Revoked', unread: 'It cannot be read', never: 'not stated', defects: 'Cannot show that a certificate is good' },
  root: { title: 'Sigstore trusted root', table: 'Sigstore trusted root', part: 'What', name: 'Name', valid: 'Valid', identities: 'Signatures wanted', by: ' by ', unread: 'The trusted root cannot be used' },
  here: { valid: 'signed, valid', invalid: 'signed, not valid', refused: 'signed, refused', vouched: (n: number): string => `vouches for ${plural(n, 'signer')}`, heads: (n: number, outcome: string): string => `${n === 1 ? 'head of a log' : `heads of ${countWord(n)} logs`}, ${outcome}`, documents: (kind: 'approval' | 'work-package' | 'receipt', n: number, signature: string): string => `${plural(n, kind === 'work-package' ? 'work package' : kind)}, ${signature}`, signature: { valid: 'valid', invalid: 'not valid', 'unknown-key': 'cannot be told', missing: 'without a signature', shared: 'signed with other keys too' }, countersigned: { pass: 'countersigned', fail: 'countersigned, not valid', indeterminate: 'countersigned, cannot be told' }, stamped: (n: number): string => (n === 1 ? 'stamped its time' : `${countWord(n)} time-stamps`), nothing: 'Signed none of these', vouchesNot: 'Vouches for nothing here' },
  headOutcome: { valid: 'valid', invalid: 'not valid', 'unknown-key': 'not decided' } as const,
  unknown: { title: (n: number): string => `${plural(n, 'signer')} of this case that the pack in force does not know`, means: 'Who they are cannot be told from the evidence alone.' },
  sealed: {
    title: 'Brought along by this case', means: 'Certificates, revocation lists, time-stamps and countersignatures that came with the evidence. None of them is believed for coming along: the run held each against the pack.',
    meansWithout: 'Certificates, revocation lists, time-stamps and countersignatures that came with the evidence. None of them is believed for coming along, and the run had no pack to hold them against.',
    kinds: { certificates: 'Certificates', list: 'Revocation list', 'time-stamp': 'Time-stamp', countersignature: 'Countersignature' },
    for: (who: string): string => ` for the key of ${who}`, forKey: (start: string): string => ` for the key ${start}…`, by: (who: string): string => ` by ${who}`, at: (time: string): string => `, ${time}`,
    key: 'Key', openFile: 'Open the file', certificates: 'The certificates', unread: 'It cannot be read as what its name says.', noCertificates: 'It carries no certificate.', authority: 'authority', more: (n: number): string => `${plural(n, 'further file')} under Evidence.`,
  },
  runs: {
    title: 'How this case was judged', table: 'Runs of this case and their packs', when: 'Verified', pack: 'By the pack', verdict: 'Came to', current: 'in force', none: 'No pack',
    allCurrent: 'The latest run was judged by the pack in force.',
    behind: 'The latest run was judged by another pack than the one in force. Verified again, it may come out otherwise.',
    again: 'Verify again under the pack in force', more: (n: number): string => `and ${n} earlier`,
  },
  history: { title: 'Packs set before', table: 'Packs set on this workstation', name: 'Pack', issued: 'Issued', set: 'Set', digest: 'SHA-256', none: 'No other pack was ever set here.', inForce: 'in force', gone: 'its bytes are gone', times: (n: number): string => (n === 1 ? '' : n === 2 ? 'and once before' : `and ${n - 1} times before`) },
  candidate: {
    title: (name: string): string => `Believe the keys in “${displayName(name, 80)}”?`,
    means: 'Only do so if it reached you apart from the evidence, from someone whose word on these keys you take. Every later run is judged by it, and the custody log keeps that you set it.',
    compare: 'Compare each new key by voice with its owner before you agree: all twelve groups.',
    reading: 'The file', notTaken: (name: string, why: string): string => `${displayName(name, 80)} was not taken. ${why}`,
    noPack: (why: string): string => `It is not a trust pack: ${why}.`,
    use: 'Use this trust pack', leave: 'Leave it', same: 'This is the pack in force, byte for byte: nothing would change.',
    sameWords: 'It names the same as the pack in force.', first: 'Nothing is believed now; all of it would be new.',
    changes: (added: number, removed: number, changed: number): string => {
      const parts = ([[added, 'added'], [removed, 'removed'], [changed, 'changed']] as const).filter(([n]) => n > 0).map(([n, word], at) => `${countWord(n)} ${at === 0 ? `${n === 1 ? 'thing' : 'things'} ` : ''}${word}`);
      return `Against the pack in force: ${parts.join(', ')}.`;
    },
    table: 'What would change', kind: 'Change', what: 'What', from: 'Now', to: 'In this pack', all: 'Everything in it', older: 'It is older than the pack in force.', absent: 'absent',
  },
  key: {
    holder: 'Holder', algorithm: 'Algorithm', purposes: 'May sign', vouches: 'May vouch for', valid: 'Valid', lost: 'Not believed', from: 'from ', endorsed: 'Endorsed by', logs: 'Signs log',
    keyid: 'keyid', fingerprint: 'fingerprint', voice: 'by voice', proof: 'Compare by voice',
    compare: 'All twelve groups, with the owner, by another way than the one the pack came. A few groups prove nothing.',
    subject: 'Subject', issuer: 'Issuer', serial: 'Serial number', limits: 'Constraints', raw: 'Raw',
    missing: 'The pack in force has no key, authority or list of this name.', unendorsed: 'Nobody: taken in by itself', authority: 'Certificate authority', list: 'Revocation list', defects: 'Defects',
  },
} as const;

export const ownInspector = { empty: 'Select a key, an authority or an entry, and what it is, its proof and its raw form stand here.' } as const;
