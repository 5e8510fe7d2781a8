import type { Run, Subject } from '../../core/run.ts';
import { formatNumber } from '../format.ts';
import { displayName } from '../names.ts';
import { axisOf } from '../run-facts.ts';
import { titlesFor } from './titles.ts';

/** The verdict on one event that was handed over with its proof. */
export function eventProofHeadline(run: Run, { origin, seq }: Extract<Subject, { readonly kind: 'event-proof' }>): string {
  const integrity = axisOf(run, 'integrity');
  const authenticity = axisOf(run, 'authenticity');
  if (integrity.outcome === 'fail' || origin === null || seq === null) return `The event is not proved: ${titlesFor(run, integrity)}.`;
  const where = `event ${formatNumber(seq)} of the log ${displayName(origin)}`;
  if (authenticity.outcome === 'fail') return `The proof leads to a head that is not to be believed: ${titlesFor(run, authenticity)}.`;
  if (authenticity.outcome !== 'pass') return `This is ${where}, if its head is the log’s: ${titlesFor(run, authenticity)}.`;
  return `This is ${where}, whose head is signed by a key you trust. Nothing is said of any other event.`;
}
