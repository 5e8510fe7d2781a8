import type { Run } from '../../core/run.ts';
import { displayList } from '../names.ts';
import { axisOf, checkOutcome, trustedSigners } from '../run-facts.ts';
import { because, titlesFor, titlesOf } from './titles.ts';

/** The verdict on review work that was handed over: what it is held together by, who stands for it, and of what exactly. */
export function reviewHeadline(run: Run, kind: 'sign-off' | 'portable-case'): string {
  const integrity = axisOf(run, 'integrity');
  const authenticity = axisOf(run, 'authenticity');
  const thing = kind === 'sign-off' ? 'sign-off' : 'portable case';
  if (integrity.outcome === 'fail') return `The ${thing} does not hold: ${titlesFor(run, integrity)}.`;
  if (authenticity.outcome === 'fail') return `Who signed off is not to be believed: ${titlesFor(run, authenticity)}.`;
  const names = displayList(trustedSigners(run).map((signer) => signer.name ?? signer.holder ?? signer.keyid));
  const who = authenticity.outcome === 'pass' ? `${names} signed off` : `Who signed off cannot be told${because(run, authenticity)}`;
  if (integrity.outcome !== 'pass') return `${who}, and what it covers was not all compared${because(run, integrity)}.`;
  const what = kind === 'portable-case' ? 'this case as it is' : 'a review of this run, whose work is not in the file';
  return authenticity.outcome === 'pass' ? `${who} ${what}.${both(run)}` : `${who}.${both(run)}`;
}

/** Whether two persons stand for it; nothing where nobody does. */
function both(run: Run): string {
  const outcome = checkOutcome(run, 'signoff.roles');
  const titles = titlesOf(run, run.findings.filter(({ code }) => code === 'signoff.same-key' || code === 'signoff.role-missing'), 2, false);
  return titles === '' ? '' : ` It is ${outcome === 'fail' ? 'not' : 'not yet'} the word of two (${titles}).`;
}
