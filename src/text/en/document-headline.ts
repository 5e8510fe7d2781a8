import type { Run, Subject } from '../../core/run.ts';
import { formatInstant } from '../format.ts';
import { displayList, displayName } from '../names.ts';
import { axisOf, trustedSigners } from '../run-facts.ts';
import { because, titlesFor } from './titles.ts';

type Form = Extract<Subject, { readonly kind: 'signed-document' }>['form'];

/** The verdict on a document that carries its own signatures: content, signer, and time in this order, saying no more than their axes do. */
export function documentHeadline(run: Run, form: Form): string {
  const content = axisOf(run, 'integrity');
  const signature = axisOf(run, 'authenticity');
  const thing = form === 'timestamp' ? 'time-stamp' : 'signature';
  if (content.outcome === 'fail') return `The ${thing} does not vouch for this: ${titlesFor(run, content)}.`;
  if (content.outcome !== 'pass') return `What the ${thing} vouches for was not compared${because(run, content)}.`;
  // Whoever signs a time-stamp is the clock: there is no other signer to ask for.
  if (form === 'timestamp') return stampHeadline(run);
  if (signature.outcome === 'fail') return `The signature is not to be believed: ${titlesFor(run, signature)}.`;
  if (signature.outcome !== 'pass') return `Whether the signature can be believed cannot be told${because(run, signature)}.`;
  return `The content is what ${signers(run)} signed. ${signedAt(run)}`;
}

function stampHeadline(run: Run): string {
  const verdict = axisOf(run, 'time');
  const time = provedTime(run);
  if (verdict.outcome === 'fail') return `The time-stamp is not to be believed: ${titlesFor(run, verdict)}.`;
  if (verdict.outcome !== 'pass' || time === null) return `Whose clock it was cannot be told${because(run, verdict)}.`;
  return `The content existed at ${time}, by the word of ${signers(run)}.`;
}

function signedAt(run: Run): string {
  const verdict = axisOf(run, 'time');
  const time = provedTime(run);
  return verdict.outcome === 'pass' && time !== null ? `The signature existed at ${time}.` : 'When it was signed is not proved.';
}

const signers = (run: Run): string => displayList(trustedSigners(run).map((signer) => signer.name ?? signer.holder ?? signer.keyid));

/** The earliest: what existed then cannot have been made later. */
function provedTime(run: Run): string | null {
  const times = run.findings.flatMap(({ code, values }) => (code === 'document.time-verified' && typeof values?.['time'] === 'string' ? [values['time']] : []));
  const [first] = times.toSorted();
  return first === undefined ? null : displayName(formatInstant(first));
}
