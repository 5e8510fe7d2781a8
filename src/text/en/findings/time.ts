import type { Finding } from '../../../core/findings/index.ts';
import { formatDuration } from '../../format.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, number, shown } from '../../values.ts';

/** ", by 1 ms", where the finding says by how much. */
function span(f: Finding): string {
  const milliseconds = number(f, 'milliseconds');
  return milliseconds === null ? '' : `, by ${formatDuration(milliseconds)}`;
}

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
    found: (f) => `No independent time-stamp covers ${given(f, 'what', '') || 'the bundle'}: every time in it was written by the producer${f.computed === undefined ? '' : `; the bundle says it was made at ${shown(f.computed)}`}.`,
    meaning: 'The order of events is proved by the chain. When they happened rests on the producer’s word.',
    next: 'Compare a few times with systems that the producer does not run, or ask for a time-stamp of the manifest.',
  },
} as const satisfies Partial<Sentences>;
