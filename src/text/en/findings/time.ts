import type { Finding } from '../../../core/findings/index.ts';
import { formatDuration } from '../../format.ts';
import type { Sentences } from '../../sentence.ts';
import { besides, compared, event, file, given, number, place, problem, shown } from '../values.ts';

/** ", by 1 ms", where the finding says by how much. */
function span(f: Finding): string {
  const milliseconds = number(f, 'milliseconds');
  return milliseconds === null ? '' : `, by ${formatDuration(milliseconds)}`;
}

/** What carries no stamp, and the beginning of what follows from it. */
const STAMPLESS: ReadonlyMap<unknown, string> = new Map([
  ['document', 'the document: every time in it'], ['sign-offs', 'the sign-offs: every time in them'], ['custody-log', 'the custody log: every time in it'],
]);
const stampless = (f: Finding): string => STAMPLESS.get(f.values?.['what']) ?? 'the bundle: every time in it';

/** About when: every time in the evidence is someone’s claim, and these say whose. */
export const time = {
  'time.decreases': {
    title: 'Time runs backwards in the log',
    found: (f) => `${event(f)} is dated before the event that stands in front of it${span(f)}.${compared(f, 'The event before is of', 'this one is of')}`,
    meaning: 'The producer’s clock was set back, or times were edited before the events were recorded. The order by number still stands.',
    next: 'Compare the times around it with another system’s log.',
  },
  'time.before-cause': {
    title: 'An event is dated before what caused it',
    found: (f) => `${event(f)} is dated before ${given(f, 'cause', 'the event ') || 'an event'} that it names as its cause${span(f)}.${compared(f, 'The cause is of', 'the event is of')}`,
    meaning: 'At least one of the two times, or the stated cause, is wrong.',
    next: 'Compare both times with another system’s log.',
  },
  'time.outside-period': {
    title: 'An event lies outside the period that the bundle covers',
    found: (f) => (f.values?.['what'] === 'event-after-created-at'
      ? `${event(f)} is dated after the bundle was made.${compared(f, 'The bundle says it was made at', 'the event is of')}`
      : `${event(f)} is dated outside the period that the manifest states.${compared(f, 'The period is', 'the event is of')}`),
    meaning: 'The period or the event’s time is wrong, or an event was added that does not belong here.',
    next: 'Look at the event and its neighbours. Ask the producer how the period was chosen.',
  },
  'time.after-as-of': {
    title: 'Something is dated in the future',
    found: (f) => `${f.at.event === undefined ? file(f, 'The bundle') : event(f)} is dated after the time for which the bundle is judged.${compared(f, 'Judged as of', 'dated')}`,
    meaning: 'The producer’s clock was ahead, the time was invented, or the as-of time was set too early.',
    next: 'Check the as-of time of this run first.',
  },
  'time.own-clock': {
    title: 'The only clock is the producer’s own',
    found: (f) => `No independent time-stamp covers ${stampless(f)} was written by the producer${f.computed === undefined ? '' : `; the bundle says it was made at ${shown(f.computed)}`}.`,
    meaning: 'Hashes prove an order, where they are chained, and no dates. When things happened rests on the producer’s word.',
    next: 'Compare a few times with systems that the producer does not run, or ask for a time-stamp of what was signed.',
  },
  'timestamp.malformed': {
    title: 'A time-stamp cannot be read',
    found: (f) => `${file(f, 'A time-stamp')} is not a time-stamp token${place(f)}${problem(f)}.`,
    meaning: 'It dates nothing. Whether it ever did is unknown.',
    next: 'Ask whoever added it for the token as the authority gave it.',
  },
  'timestamp.other-content': {
    title: 'A time-stamp is for something else',
    found: (f) => `${file(f, 'A time-stamp')} does not date this manifest.${compared(f, 'The token is for the digest', 'the manifest has')}`,
    meaning: 'The manifest was changed after it was dated, or the token of another bundle was put here.',
    next: 'Ask for the token that belongs to this manifest, or for the manifest that belongs to this token.',
  },
  'timestamp.invalid': {
    title: 'A time-stamp is not sound',
    found: (f) => `${file(f, 'A time-stamp')} does not verify${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'The token was changed after it was made, or was not made as the standard for time-stamps asks. It dates nothing.',
    next: 'Ask whoever added it for the token as the authority gave it.',
  },
  'timestamp.authority-refused': {
    title: 'A time-stamp by an authority that may not give it',
    found: (f) => `${file(f, 'A time-stamp')} is signed by ${given(f, 'authority', '') || 'an authority'}, whose certificate does not hold${problem(f)}.${compared(f, 'Expected', 'found')}`,
    meaning: 'The signature is sound, and its maker had no standing to date anything when it was made. It dates nothing.',
    next: 'Ask the authority whether it gave this token. Look at its certificate and revocation lists.',
  },
  'timestamp.authority-unknown': {
    title: 'A time-stamp by an authority that you have not chosen to trust',
    found: (f) => `${file(f, 'A time-stamp')} is signed by ${given(f, 'authority', '') || 'an authority'}, and no authority in your trust pack vouches for it${besides(f, '; besides, ')}.`,
    meaning: 'The bundle may have existed when it says. Whose clock that was cannot be told.',
    next: 'Get the authority’s root certificate over another channel than the evidence, add it to the trust pack for time-stamps, and verify again.',
  },
  'timestamp.after-as-of': {
    title: 'A time-stamp is dated in the future',
    found: (f) => `${file(f, 'A time-stamp')} is dated after the time for which the bundle is judged.${compared(f, 'Judged as of', 'dated')}`,
    meaning: 'The authority’s clock was ahead, or the as-of time was set too early.',
    next: 'Check the as-of time of this run first.',
  },
  'timestamp.contradicts': {
    title: 'The producer’s clock and the independent one disagree',
    found: (f) => `${f.at.event === undefined ? 'The bundle says it was made' : `${event(f)} is dated`} after an independent clock had already seen the bundle.${compared(f, 'Seen by', 'dated')}`,
    meaning: 'What is dated later than the moment at which the whole bundle was seen is dated wrongly. The producer’s clock was ahead, or the time was invented.',
    next: 'Compare the producer’s times with another system’s log before relying on any of them.',
  },
  'timestamp.verified': {
    title: 'An independent clock saw the bundle',
    found: (f) => `${given(f, 'authority', '') || 'A time-stamping authority'} saw this manifest at ${given(f, 'time', '') || 'a known time'}${given(f, 'accuracy', ', within ')}.`,
    meaning: 'Everything the manifest lists existed at that time. When exactly things happened before it still rests on the producer’s clock.',
    next: 'Nothing.',
  },
} as const satisfies Partial<Sentences>;
