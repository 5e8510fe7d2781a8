import type { CustodyAct, CustodyEntry } from '../../../core/custody/entry.ts';
import { formatBytes, formatInstant, formatNumber, plural, shortDigest } from '../../format.ts';
import { displayName } from '../../names.ts';
import { axes, outcomes } from '../axes.ts';

type Detail = CustodyEntry['detail'];
const named = (detail: Detail, key: string, before = ': '): string => (detail[key] ? `${before}${displayName(detail[key], 80)}` : '');
const hex = (detail: Detail, key: string, before: string): string => (detail[key] ? `${before}${shortDigest(detail[key])}` : '');
const size = (text: string | undefined): string => (text !== undefined && /^\d{1,15}$/.test(text) ? `, ${formatBytes(Number(text))}` : '');

/** Looked up by what a log's author wrote: own members only. */
const words: Readonly<Record<string, string>> = Object.assign(Object.create(null), outcomes);

/** One verdict of a run, where the log holds its six outcomes: those that are not "Holds". */
function verdict(detail: Detail): string {
  if (detail['result'] !== undefined) return `: ${displayName(detail['result'], 120)}`;
  const answers = Object.entries(axes).flatMap(([axis, { name }]) => {
    const outcome = detail[axis];
    return outcome === undefined || words[outcome] === undefined ? [] : [{ name, outcome }];
  });
  if (answers.length === 0) return '';
  const others = ['fail', 'indeterminate', 'not-checked', 'not-applicable'].flatMap((outcome) => {
    const names = answers.filter((each) => each.outcome === outcome).map(({ name }) => name.toLowerCase());
    return names.length === 0 ? [] : [`${words[outcome]?.toLowerCase()} on ${names.join(', ')}`];
  });
  return others.length === 0 ? ': holds on every axis' : `: ${others.join('; ')}`;
}

/** What each act of the log says was done, from its detail: whoever wrote the log chose both. */
export const acts: Readonly<Record<CustodyAct, (detail: Detail) => string>> = {
  'vault-created': (d) => `Vault created${named(d, 'software', ' by ')}`,
  'evidence-imported': (d) => `Evidence brought in${named(d, 'name')}${size(d['size'])}`,
  'evidence-verified': (d) => `Evidence verified${verdict(d)}`,
  'trust-pack-set': (d) => `Trust pack set${named(d, 'name')}${d['issuedAt'] ? `, issued ${formatInstant(d['issuedAt'])}` : ''}`,
  'report-written': (d) => `Report written${named(d, 'paper', ' on ')}${hex(d, 'sha256', ', SHA-256 ')}`,
  'case-exported': (d) => `Case exported${d['evidence'] === 'enclosed' ? ', evidence enclosed' : d['evidence'] === undefined ? '' : ', without the evidence'}`,
  'case-imported': () => 'Case brought in',
  'import-failed': (d) => `Import failed${d['because'] === 'full' ? ': the disk was full' : d['because'] === 'read-only' ? ': the disk is read-only' : d['because'] === 'denied' ? ': the disk refused it' : ''}${d['kept'] === 'true' ? '; an earlier copy was kept' : '; nothing was kept'}`,
  'import-cancelled': (d) => `Import cancelled${d['kept'] === 'true' ? '; an earlier copy was kept' : '; nothing was kept'}`,
  'evidence-rehashed': (d) => (d['result'] === 'same' ? 'Evidence hashed again: still what was taken in' : 'Evidence hashed again: no longer what was taken in'),
  'evidence-purged': (d) => `Evidence purged${named(d, 'name')}${d['runs'] ? `, with ${plural(Number(d['runs']), 'run')}` : ''}`,
  'review-signed': (d) => `Review signed${named(d, 'role', ' as ')}${hex(d, 'key', ', key ')}`,
  'evidence-handed-out': (d) => `Copy of the evidence handed out${named(d, 'name')}`,
  'event-handed-out': (d) => `One event handed over with its proof${named(d, 'event')}`,
  'control-kept': (d) => `Control of one’s own kept with the case${named(d, 'control')}${named(d, 'by', ' by ')}${hex(d, 'sha256', ', SHA-256 ')}`,
  'control-put-away': (d) => `Control of one’s own put away${named(d, 'control')}${named(d, 'by', ' by ')}`,
  'waiver-given': (d) => `Waiver given${named(d, 'control', ' for ')}${named(d, 'subject', ', ')}${named(d, 'by', ', by ')}${named(d, 'until', ', until ')}`,
  'waiver-withdrawn': (d) => `Waiver withdrawn${named(d, 'control', ' for ')}${named(d, 'subject', ', ')}${named(d, 'by', ', by ')}${d['why'] ? `: ${displayName(d['why'], 400)}` : ''}`,
  'review-purged': (d) => `Review work of a case purged${d['lines'] ? `, ${plural(Number(d['lines']), 'line')} of the journal` : ''}`,
  'log-repaired': (d) => `A torn end of a log was set aside${named(d, 'bytes', ': ')}${d['bytes'] ? ' bytes' : ''}`,
};

export const custodyScreen = {
  own: 'This workstation',
  ofCase: 'The log in this case',
  whose: 'Whose log',
  holds: (n: number): string => `The custody log holds: ${n === 1 ? 'its one entry has the hash it records' : `all ${plural(n, 'entry', 'entries')} have the hash they record, and each links to the one before`}.`,
  fails: (titles: string): string => `The custody log does not hold: ${titles}.`,
  empty: 'The custody log has no entries.',
  checked: (at: string): string => `Computed from the file ${formatInstant(at)}. It is not signed: that nothing was cut from its end, only a hash kept elsewhere shows.`,
  checking: 'Computing every hash again…',
  compute: 'Compute again',
  export: 'Export the log',
  exported: (name: string, sha256: string): string => `Log exported: ${name}, SHA-256 ${sha256.slice(0, 16)}…`,
  notExported: 'The log was not exported.',
  table: 'Custody log',
  shown: (n: number, all: number): string => `${formatNumber(n)} of ${plural(all, 'entry', 'entries')}`,
  outcome: (word: string): string => words[word] ?? word,
  none: 'No entry fits the filter.',
  columns: { seq: 'Number', at: 'When', act: 'What was done', subject: 'To what', hash: 'Hash' },
  findings: (n: number): string => `${plural(n, 'finding')} about the log`,
  head: 'The last entry’s hash: read it to whoever keeps a copy, or note it elsewhere.',
  entry: {
    number: 'Number', what: 'What was done', act: 'Act', when: 'When', clock: 'by that workstation’s own clock', subject: 'To what', prev: 'Entry before', hash: 'Hash',
    proof: 'Proof', raw: 'Raw', missing: 'The custody log has no such entry.',
    covers: 'The hash covers every other field, and the hash of the entry before: none can be changed, moved or taken out without a trace.',
  },
} as const;
