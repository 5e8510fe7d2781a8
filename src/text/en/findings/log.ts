import { formatNumber } from '../../format.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, place, problem } from '../values.ts';

const stream = (f: Parameters<typeof given>[0]): string => given(f, 'stream', 'log ') || 'log';

/** About the events: each one's hash, its link to the one before, its number, and the tree over all of them. */
export const log = {
  'json.malformed': {
    title: 'A document is not valid JSON',
    found: (f) => `${file(f, 'A document')}${place(f)} cannot be read${problem(f)}.`,
    meaning: 'What it says could not be established. What rests on it was not examined.',
    next: 'Look at the bytes. Ask the producer for the document as it was written.',
  },
  'json.duplicate-key': {
    title: 'A document says the same thing twice, perhaps differently',
    found: (f) => `${file(f, 'A document')}${place(f)} holds the same member twice in one object${given(f, 'key', ': ')}.`,
    meaning: 'Some programs read the first value and some the last, so two honest readers may see different facts.',
    next: 'Do not rely on the document. Look at both values.',
  },
  'json.not-canonical': {
    title: 'A document is not in its one byte form',
    found: (f) => `${file(f, 'A document')}${place(f)} is valid JSON but not in the canonical form (RFC 8785)${problem(f)}.`,
    meaning: 'It could be written in several ways with the same meaning, which a sealed bundle does not allow.',
    next: 'Ask the producer for the document as it was sealed.',
  },
  'json.limit-exceeded': {
    title: 'A document is larger or deeper than the limits allow',
    found: (f) => `${file(f, 'A document')}${place(f)} exceeds a limit${problem(f)}.${compared(f, 'The limit is', 'the document has')}`,
    meaning: 'Reading stopped there, so that a hostile document cannot exhaust this machine. Its content was not verified.',
    next: 'If it is honestly this large, raise the limit and verify again: limits are printed with every run.',
  },
  'event.malformed': {
    title: 'An event does not have the form of an event',
    found: (f) => `${event(f)}${place(f)} cannot be read as an event${problem(f)}.`,
    meaning: 'What happened at this place of the log could not be established.',
    next: 'Look at the line. Compare it with another copy of the log.',
  },
  'event.not-canonical': {
    title: 'An event is not in its one byte form',
    found: (f) => `${event(f)}${place(f)} is valid JSON but not in the canonical form (RFC 8785)${problem(f)}.`,
    meaning: 'The line was rewritten after it was recorded, even if its meaning stayed the same.',
    next: 'Compare the line with another copy of the log.',
  },
  'event.hash-mismatch': {
    title: 'An event is not what was recorded',
    found: (f) => `${event(f)} does not agree with its own hash.${compared(f, 'Its recorded hash is', 'its content gives')}${relinks(f)}`,
    meaning: 'The event’s content or its recorded hash was changed after it was written. What the event says cannot be relied on.',
    next: 'Compare the event with the copy in the system it came from.',
  },
  'event.prev-mismatch': {
    title: 'An event does not link to the one before it',
    found: (f) => `${event(f)} names another event as its predecessor than the one that stands before it.${compared(f, 'The event before has the hash', 'this event links to')}${f.values?.['linksToContent'] === true ? ' It does link to the content of the event before: only that event’s recorded hash was altered.' : ''}`,
    meaning: 'The chain is broken here: something was removed, inserted, replaced or moved between these two events.',
    next: 'Look at the events on both sides and at their numbers and times. Compare this stretch with another copy of the log.',
  },
  'event.withheld-mismatch': {
    title: 'A disclosed value is not the one that was committed to',
    found: (f) => `${event(f)} discloses ${given(f, 'name', 'a value for ') || 'a value'} that does not agree with the digest recorded for it${problem(f)}.${compared(f, 'The recorded digest is', 'the disclosed value gives')}`,
    meaning: 'The value shown was exchanged after the event was recorded. The event itself is not touched by this.',
    next: 'Treat the disclosed value as unknown. Ask for the original value with its salt.',
  },
  'chain.genesis-mismatch': {
    title: 'The log does not start where it says it does',
    found: (f) => `The first event of the ${stream(f)} does not link to the beginning that belongs to this log’s name.${compared(f, 'The beginning has the hash', 'the event links to')}`,
    meaning: 'Events before the first one were removed, or the log was passed off under another log’s name.',
    next: 'Ask the producer for the log from its beginning.',
  },
  'chain.gap': {
    title: 'Events are missing',
    found: (f) => `In the ${stream(f)}, ${missing(f)}.`,
    meaning: 'Events that were recorded were taken out, or numbers were never used. What the missing events said is unknown.',
    next: 'Look at what stands on both sides of the gap. Ask the producer for the missing events.',
  },
  'chain.fork': {
    title: 'The log splits in two',
    found: (f) => `${event(f)} follows an event that another one of the ${stream(f)} follows already, with the same number and other content.${compared(f, 'The first of the two has the hash', 'the second')}`,
    meaning: 'From here on there are two histories, and each links within itself. A log has one: somebody wrote another beside it.',
    next: 'Follow both histories from here. Ask the log’s operator which of them was recorded, and compare with a signed head.',
  },
  'chain.duplicate-sequence': {
    title: 'Two events carry the same number',
    found: (f) => `${event(f)} carries a number that another event of the ${stream(f)} already has.`,
    meaning: 'Two versions of the log were mixed, or an event was inserted. Only one of the two can be the one that was recorded.',
    next: 'Look at both events, and which of them the following event links to.',
  },
  'chain.out-of-order': {
    title: 'An event stands in the wrong place',
    found: (f) => `${event(f)} comes after an event with a higher number.${compared(f, 'Expected was number', 'the event has')}`,
    meaning: 'Events of the log were moved after they were recorded.',
    next: 'Compare this stretch with another copy of the log.',
  },
  'chain.count-mismatch': {
    title: 'The log does not hold as many events as was signed for',
    found: (f) => `The ${stream(f)} was signed for with another number of events.${compared(f, 'The manifest states', 'the log holds')}${given(f, 'missingFrom', ' Missing are the last ones, from event ', given(f, 'missingTo', ' to event ', '.'))}`,
    meaning: 'Events were removed from the log, or added to it, after the manifest was made.',
    next: 'Look for gaps and for a cut end. Ask the producer for the log as it was signed.',
  },
  'chain.head-mismatch': {
    title: 'The log does not end as was signed for',
    found: (f) => `The ${given(f, 'end', '') || 'first or last'} event of the ${stream(f)}${given(f, 'seq', ' (', ')')} is not the one that the manifest names.${compared(f, 'The manifest states', 'the log has')}`,
    meaning: 'An end of the log was cut off, extended or replaced after the manifest was made.',
    next: 'Compare the ends of the log with another copy.',
  },
  'merkle.root-mismatch': {
    title: 'The events do not add up to the signed root',
    found: (f) => `The Merkle root over the events of the ${stream(f)} is not the one that was signed.${compared(f, 'Signed was', 'the events give')}`,
    meaning: 'At least one event was changed, removed, added or moved since the root was signed. The root alone does not say which.',
    next: 'Look at the findings about single events: they say where. If there are none, the whole log was rewritten consistently.',
  },
} as const satisfies Partial<Sentences>;

/** What the verifier saw of the following event: links tell one replaced record from a rewritten rest. */
function relinks(f: Parameters<typeof given>[0]): string {
  const found = f.values?.['relinks'];
  if (typeof found !== 'boolean') return '';
  return found ? ' Everything after it still links, so this one record was changed in place.' : ' What follows it does not link to it either.';
}

function missing(f: Parameters<typeof given>[0]): string {
  const from = f.values?.['from'];
  const to = f.values?.['to'];
  if (typeof from !== 'number' || typeof to !== 'number') return `numbers are missing${given(f, 'missing', ' (', ')')}`;
  if (from === to) return `event ${given(f, 'from', '')} is missing`;
  return `events ${given(f, 'from', '')} to ${given(f, 'to', '')} are missing (${formatNumber(to - from + 1)} in all)`;
}
