import type { Sentences } from '../../sentence.ts';
import { compared, given, problem } from '../values.ts';

type F = Parameters<typeof given>[0];

const log = (f: F): string => given(f, 'origin', 'the log ') || 'the log';

/** About one event that was handed over with the proof that it is in its log. */
export const eventProof = {
  'event-proof.malformed': {
    title: 'The event and its proof cannot be read',
    found: (f) => `The file is not an event with its proof in the one spelling${problem(f)}.`,
    meaning: 'Nothing is proved by it. Proofroom writes such files in one form only; this one was changed or cut.',
    next: 'Ask whoever handed it over for the file again.',
  },
  'event-proof.event-changed': {
    title: 'The event was changed',
    found: (f) => `The event does not agree with its own hash.${compared(f, 'Its recorded hash is', 'its content gives')}`,
    meaning: 'What the event says was altered after it was recorded. What stands in the log under this number is something else.',
    next: 'Do not rely on it. Ask for the event again, or for the bundle that holds it.',
  },
  'event-proof.value-mismatch': {
    title: 'A disclosed value is not the one that was recorded',
    found: (f) => `The value ${given(f, 'name', '') || 'that is disclosed'} does not give the digest that the event holds for it.${compared(f, 'Recorded is', 'the value gives')}`,
    meaning: 'The value was exchanged, or never belonged to this event. The rest of the event is not touched by it.',
    next: 'Do not rely on the value. Ask for the event again.',
  },
  'event-proof.value-withheld': {
    title: 'A value was taken out before the event was handed over',
    found: (f) => `The value ${given(f, 'name', '') || 'of a member'} was withheld by ${given(f, 'by', '') || 'somebody'}.${given(f, 'reason', ' The reason that is given: ‘', '’.')}`,
    meaning: 'The event’s hash covers a digest of the value, so the rest holds without it. What the value says cannot be told; who withheld it, and why, is the word of whoever made this file.',
    next: 'If you need the value, ask for it together with its salt: it must give the digest in the event.',
  },
  'event-proof.not-included': {
    title: 'The proof does not lead to the log’s head',
    found: (f) => `Event ${given(f, 'seq', 'number ') || ''} is not shown to be among the ${given(f, 'size', '', ' ') || ''}events of ${log(f)}.`.replaceAll(/ {2,}/g, ' '),
    meaning: 'Either the event is not in that log at that place, or the proof belongs to another head.',
    next: 'Do not rely on it. Ask for the event with a proof to the head that you know.',
  },
  'event-proof.key-unknown': {
    title: 'Whose log this is cannot be told',
    found: (f) => `Your trust pack names no key for ${log(f)}.`,
    meaning: 'The proof leads to a head, and anybody can make a head. Nothing shows whose this one is.',
    next: 'Take the log’s key into your trust pack, after comparing its fingerprint with its owner by voice.',
  },
  'event-proof.signature-invalid': {
    title: 'The log’s head is not signed by its key',
    found: (f) => `The head of ${log(f)} does not verify with the key that your trust pack names for it${problem(f)}.`,
    meaning: 'The head was changed, or made by somebody else. Nothing that leads to it is proved.',
    next: 'Do not rely on it. Ask the log’s owner for the head.',
  },
  'event-proof.key-refused': {
    title: 'The log’s key does not count here',
    found: (f) => `The head of ${log(f)} verifies, but its key does not count${problem(f)}.`,
    meaning: 'Your trust pack holds the key for another purpose, for another time, or as compromised.',
    next: 'Ask the log’s owner which key signs its heads, and since when.',
  },
  'event-proof.time-unproved': {
    title: 'When the head was signed cannot be told',
    found: (f) => `The key of ${log(f)} is no longer good, and nothing shows that it signed the head while it was.`,
    meaning: 'Whoever has the key today could have made this head.',
    next: 'Ask for the whole bundle: its time-stamps may show when the head existed.',
  },
} as const satisfies Partial<Sentences>;
