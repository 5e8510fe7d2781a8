import type { Sentences } from '../../sentence.ts';
import { compared, given, number, place, problem } from '../values.ts';
import { formatNumber } from '../../format.ts';

type F = Parameters<typeof given>[0];

/** "Entry 12", or "An entry". */
const entry = (f: F): string => given(f, 'seq', 'Entry ') || 'An entry';

/** About a workstation's custody log: what was done to the evidence, chained so that a missing line shows. */
export const custody = {
  'custody.malformed': {
    title: 'A line of the custody log is no entry',
    found: (f) => `A line${place(f)} cannot be read as an entry of a custody log${problem(f)}.`,
    meaning: 'What was done at this point is not known. The entries on both sides cannot be linked over it.',
    next: 'Look at the line. Compare it with another copy of the log.',
  },
  'custody.not-canonical': {
    title: 'An entry is not in its one byte form',
    found: (f) => `${entry(f)}${place(f)} is valid JSON but not in the canonical form (RFC 8785).`,
    meaning: 'The line was rewritten after it was recorded, even if its meaning stayed the same. Proofroom writes no other form.',
    next: 'Compare the line with another copy of the log.',
  },
  'custody.entry-changed': {
    title: 'An entry of the custody log was changed',
    found: (f) => `${entry(f)} does not agree with its own hash.${compared(f, 'Its recorded hash is', 'its content gives')}${relinks(f)}`,
    meaning: 'What the entry says was done, when, or to what, was altered after it was recorded.',
    next: 'Compare the entry with another copy of the log, or with a report that was printed from that workstation.',
  },
  'custody.link-broken': {
    title: 'An entry does not link to the one before it',
    found: (f) => `${entry(f)} names another entry as its predecessor than ${f.values?.['start'] === true ? 'the beginning that every custody log has' : 'the one that stands before it'}.${compared(f, 'Expected was', 'the entry names')}${f.values?.['linksToContent'] === true ? ' It does link to the content of the entry before: only that entry’s recorded hash was altered.' : ''}`,
    meaning: 'An entry was removed, inserted, replaced or moved here.',
    next: 'Look at the entries on both sides and at their times. Compare this stretch with another copy of the log.',
  },
  'custody.torn-line': {
    title: 'The custody log ends in the middle of a line',
    found: (f) => `After the last whole entry stand ${given(f, 'bytes', '', ' bytes') || 'bytes'} that no line feed ends${place(f)}.`,
    meaning: 'The file was cut off, or its last line was damaged. A workstation cuts such a remainder off and records that it did; this log does not.',
    next: 'Ask for the log again. If it was copied while the workstation was writing, copy it once more.',
  },
  'custody.gap': {
    title: 'Entries of the custody log are missing',
    found: (f) => `${missing(f)}${f.values?.['start'] === true ? ' The log does not start at its beginning.' : ''}`,
    meaning: 'What was done at that point was taken out of the log.',
    next: 'Ask for the whole log. Look at what was done on both sides of the gap.',
  },
  'custody.out-of-order': {
    title: 'An entry stands in the wrong place',
    found: (f) => `${entry(f)} does not have the next number.${compared(f, 'Expected was number', 'the entry has')}`,
    meaning: 'An entry was repeated, inserted or moved.',
    next: 'Compare this stretch with another copy of the log.',
  },
  'custody.unsigned': {
    title: 'Nobody signs a custody log',
    found: () => 'The log carries no signature: that it was written by the workstation it speaks of is that workstation’s own word.',
    meaning: 'The links show that nothing inside was changed since; they do not show who wrote it.',
    next: 'Compare one of its hashes with a report that was printed from that workstation, or ask its owner to read one out.',
  },
  'custody.clock-went-back': {
    title: 'The workstation’s clock went back',
    found: (f) => `${entry(f)} is dated before the entry that it follows.${compared(f, 'The entry before is dated', 'this one')}`,
    meaning: 'The clock of the workstation was set back. The order of entries is the log’s own, not the clock’s.',
    next: 'Rely on the order of entries, and not on their times, from here on.',
  },
  'custody.end-unproved': {
    title: 'Whether the custody log goes on cannot be told',
    found: (f) => `The log ends with entry ${given(f, 'seq', '') || 'that stands last'}${f.computed === undefined ? '' : `, whose hash is ${shownHash(f)}`}. Nothing in it shows that this was the last one.`,
    meaning: 'A log cut off after a whole entry looks like one that was shorter to begin with.',
    next: 'Ask the workstation’s owner for the number and hash of its last entry at the time of the copy, by another way.',
  },
  'custody.behind-seen': {
    title: 'You have seen this custody log reach further',
    found: (f) => `This workstation has seen the log with more entries than it holds here.${compared(f, 'Seen before:', 'in this copy:')}`,
    meaning: 'Either this is an earlier copy, or its end was cut off.',
    next: 'Use the longer copy. If this one claims to be newer, ask where the later entries went.',
  },
  'custody.contradicts-seen': {
    title: 'This custody log contradicts what you saw of it before',
    found: (f) => `This workstation has seen the log with the same beginning and other entries${given(f, 'size', ', at ', ' entries')}.${compared(f, 'Their root was', 'here it is')}`,
    meaning: 'A log that only grows never does this: one of the two copies was rewritten.',
    next: 'Keep both copies. Compare them from the last entry that they share.',
  },
} as const satisfies Partial<Sentences>;

function relinks(f: F): string {
  const found = f.values?.['relinks'];
  if (typeof found !== 'boolean') return '';
  return found ? ' The entry after it still links to it, so this one was changed in place.' : ' The entry after it does not link to it either.';
}

function missing(f: F): string {
  const [from, to] = [number(f, 'from'), number(f, 'to')];
  if (from === null || to === null) return 'Numbers are missing.';
  return from === to ? `Entry ${formatNumber(from)} is missing.` : `Entries ${formatNumber(from)} to ${formatNumber(to)} are missing.`;
}

const shownHash = (f: F): string => given({ ...f, values: { hash: f.computed ?? '' } }, 'hash', '');
