import { countWord, formatNumber, plural } from '../../format.ts';
import { displayName } from '../../names.ts';

const marks = {
  changed: 'Changed', broken: 'Does not link', gap: 'Gap', fork: 'Splits in two', duplicate: 'Out of place', unreadable: 'Unreadable',
} as const;

const event = (seq: number): string => `event ${formatNumber(seq)}`;
const those = (n: number): string => (n === 1 ? 'One event' : `${n < 10 ? countWord(n).replace(/^./, (first) => first.toUpperCase()) : formatNumber(n)} events`);

export const chainScreen = {
  marks,
  none: 'No log of this evidence was read: there is no chain to follow.',
  noneInExport: 'An audit export is no chained log: nothing in it links one record to the next.',
  toVerdict: 'To the verdict',
  noLogTitle: 'No log',
  /** Clauses of the answer, each a whole sentence. */
  answer: {
    links: (count: number, name: string, end: string): string => (count === 0 ? `The log “${displayName(name, 40)}” holds no events.` : `${count === 1 ? 'The one event' : `All ${formatNumber(count)} events`} of “${displayName(name, 40)}” ${count === 1 ? 'links' : 'link'} without a break${end}.`),
    ends: {
      valid: ', up to a head that a key you trust signed',
      'unknown-key': ', but who signed the head at their end cannot be told',
      invalid: ', but the signed head at their end does not hold',
      none: ', but no signed head says where they end',
      root: ', but they do not add up to the root that was signed',
    },
    changedOne: (seq: number | null): string => `${seq === null ? 'One event' : `Event ${formatNumber(seq)}`} was changed after it was recorded; everything after it still links, so one record was replaced.`,
    changedMany: (n: number): string => `${those(n)} were changed after they were recorded; what follows each of them still links, so single records were replaced.`,
    changedBroken: (n: number, seq: number | null): string => `${n === 1 && seq !== null ? `Event ${formatNumber(seq)} was` : `${those(n)} ${n === 1 ? 'was' : 'were'}`} changed, and what follows does not link to ${n === 1 ? 'it' : 'them'} either.`,
    brokenOne: (seq: number | null, relinks: boolean): string => `The chain breaks ${seq === null ? 'in one place' : `before ${event(seq)}`}${relinks ? '; from there on the events link to one another again' : ''}.`,
    brokenMany: (n: number): string => `The chain breaks in ${formatNumber(n)} places; between them the events link.`,
    gapOne: (from: number, to: number): string => (from === to ? `Event ${formatNumber(from)} is missing.` : `Events ${formatNumber(from)} to ${formatNumber(to)} are missing.`),
    gap: (places: number, missing: number): string => `${formatNumber(missing)} events are missing, in ${formatNumber(places)} places.`,
    around: 'What is left links among itself.',
    fork: (seq: number | null): string => `The log splits in two${seq === null ? '' : ` at ${event(seq)}`}: two histories, each of which links.`,
    duplicate: (n: number): string => `${those(n)} ${n === 1 ? 'stands' : 'stand'} in the wrong place or ${n === 1 ? 'repeats' : 'repeat'} a number.`,
    unreadable: (n: number): string => `${plural(n, 'line')} cannot be read as ${n === 1 ? 'an event' : 'events'}.`,
    spelled: (n: number): string => `${those(n)} ${n === 1 ? 'is' : 'are'} not in the one byte form.`,
    short: (name: string, held: string, signed: string): string => `“${displayName(name, 40)}” holds ${held} events; ${signed} were signed for.`,
    rewritten: (size: number | null): string => `An earlier bundle holds ${size === null ? 'other events' : size === 1 ? 'another first event' : `other events among the first ${formatNumber(size)}`} of this log: one of the two was rewritten.`,
    otherEnd: 'It does not begin or end with the events that were signed for.',
  },
  log: 'Log',
  logOf: (name: string, count: number, breaks: number): string => `${displayName(name, 32)}, ${formatNumber(count)}${breaks === 0 ? '' : ` (${plural(breaks, 'break')})`}`,
  parts: { links: 'Links', heads: 'Heads', inclusion: 'Inclusion proof', breaks: 'Breaks' },
  part: 'Part of the chain',
  strip: {
    name: 'The whole log', place: 'Place in the log', at: (seq: number): string => `Event ${formatNumber(seq)}`, nowhere: 'No event is selected',
    summary: (count: number, found: string): string => `${plural(count, 'event')} from left to right. ${found}`,
    clean: 'No break, gap, fork or change in it.', mark: (n: number, words: string, id: string): string => (n === 1 ? `${words}: event ${displayName(id, 60)}` : `${words}: ${formatNumber(n)} places, the first event ${displayName(id, 60)}`), legend: (word: string, n: number): string => `${word}, ${formatNumber(n)}`,
    checkpoint: 'Signed head', seen: 'Seen before', start: 'Beginning', continues: 'Continues', beyond: 'past the events here',
    waiting: 'Drawing the log…',
  },
  table: { title: 'Places in the log', mark: 'What', count: 'Events', event: 'First event', empty: 'Nothing stands out: no break, gap, fork, change or repeated number.' },
  links: {
    table: 'Links', seq: 'Number', time: 'Time', type: 'Event', hash: 'Hash', link: 'Link', summary: (n: number, all: number): string => `${formatNumber(n)} of ${plural(all, 'event')}`, none: 'No event fits the filter.',
    holds: (seq: number): string => (seq === 0 ? 'Begins the log' : `Links to ${formatNumber(seq - 1)}`),
    broken: 'Does not link to the one before', start: 'Does not link to the beginning', gap: 'Follows a gap', fork: 'Second with this parent', duplicate: 'Repeats a number', order: 'Out of order',
    changed: (seq: number): string => `Changed; links to ${formatNumber(seq - 1)}`, spelled: 'Another spelling', unheld: 'Does not hold', unsigned: (seq: number): string => `${seq === 0 ? 'Begins the log' : `Links to ${formatNumber(seq - 1)}`}, file not as signed`,
  },
  heads: {
    table: 'Heads', what: 'Head', reaches: 'Reaches', root: 'Root', who: 'Who says so', outcome: 'Outcome',
    begins: 'Beginning of the log', continues: 'The bundle before', late: 'What came before', here: 'The events here', checkpoint: 'Signed head', seen: 'Seen on this workstation',
    genesis: 'by the log’s own name', stated: (proof: number): string => `stated by the manifest, with a proof of ${plural(proof, 'hash', 'hashes')}`, missing: 'not in this bundle', computed: 'computed here from the events', byRun: 'nothing signed',
    signed: (names: string): string => `signed as ${names}`, key: (name: string): string => `key “${name}”`, noKey: 'a key that is not in the pack', file: 'Open the checkpoint', own: 'learned from this bundle', from: (name: string, at: string): string => `learned from ${name}, ${at}`, nothingSeen: 'Nothing was seen of this log before', first: 'Nothing to compare with',
    noCheckpoint: 'The log comes without one',
    origin: 'Origin', last: 'Last event’s hash',
    says: { pass: 'Holds', continuesPass: 'Proved to follow', same: 'Agrees', grown: 'Agrees as far as seen' },
  },
  inclusion: {
    choose: 'Select an event, and the way from it to the root of its log stands here, each step computed.',
    none: 'The tree of this log cannot be rebuilt from this bundle alone: it starts after the log’s beginning and does not state what came before, or a recorded hash is no SHA-256.',
    answer: (seq: number, holds: boolean, steps: number): string => holds ? `Event ${formatNumber(seq)} is in the log: ${steps === 0 ? 'its leaf is the root' : `${plural(steps, 'step')} from its leaf give the root`}.` : `Event ${formatNumber(seq)} gives another root than the one that was signed.`,
    other: (seq: number): string => `The hash recorded for event ${formatNumber(seq)} is in the log, but the event as it stands here gives another one: what was logged is not this event.`,
    place: (leaf: number, size: number): string => `Leaf ${formatNumber(leaf)} of ${formatNumber(size)}. Every value below was computed by this workstation; what is marked comes from the step before.`,
    leaf: 'Leaf', hash: 'Event’s hash as recorded', step: (n: number): string => `Step ${n}`, left: 'left', right: 'right', own: 'from the step before',
    covers: (from: number, to: number): string => `covers events ${formatNumber(from)} to ${formatNumber(to - 1)}`, leafResult: 'SHA-256(00, hash) gives', stepResult: 'SHA-256(01, left, right) gives', root: 'Root computed', signed: 'Root that the run confirmed', checkpoint: 'Root of the signed head', list: 'Steps from the leaf to the root',
    handOver: 'Hand this event over', handingOver: 'Reading the log…', handOverNote: 'One file with the event, this path and the signed head. Whoever has the log’s key can verify it without the bundle; the terminal can withhold values of it.',
    handedOver: (name: string): string => `${name} was saved, and the custody log says so.`, notHandedOver: 'The event was not handed over.',
  },
  breaks: {
    none: 'Nothing was found against this log’s links and numbers.', more: (n: number): string => `and ${formatNumber(n)} more of these in the run`,
    relinks: 'One record or everything after it', one: (n: number): string => `${those(n)} changed in place: what follows still links.`, rest: (n: number): string => `${those(n)} changed with what follows: from there on the log is another one, or was cut.`,
  },
} as const;
