import type { Run, Subject } from '../../core/run.ts';
import { exceptionClause } from './control-text.ts';
import { documentHeadline } from './document-headline.ts';
import { capital, countWord, formatNumber } from '../format.ts';
import { missingCase } from '../missing-case.ts';
import { displayName } from '../names.ts';
import { axisOf, checkOutcome, controlsBy, firstTests, trustedSigners } from '../run-facts.ts';
import { eventProofHeadline } from './event-proof-headline.ts';
import { reviewHeadline } from './review-headline.ts';
import { because, titlesFor } from './titles.ts';

/**
 * The verdict in one or two sentences, built from the run's axes and never saying more than they do:
 * "The record is what was signed, by two keys you trust, complete up to event 4,999. One control test fails: …".
 */
export function headline(run: Run): string {
  switch (run.subject.kind) {
    case 'unreadable':
      return 'The file could not be read as evidence, so nothing about it was established.';
    case 'sigstore-bundle':
      return sigstoreHeadline(run);
    case 'signed-document':
      return documentHeadline(run, run.subject.form);
    case 'custody-log':
      return custodyHeadline(run, run.subject);
    case 'event-proof':
      return eventProofHeadline(run, run.subject);
    case 'sign-off':
    case 'portable-case':
      return reviewHeadline(run, run.subject.kind);
    case 'audit-export':
      return exportHeadline(run, run.subject);
    case 'evidence-bundle':
      return [recordSentence(run), timeSentence(run), controlSentence(run)].filter((part) => part !== '').join(' ');
    default:
      return missingCase(run.subject);
  }
}

function recordSentence(run: Run): string {
  const integrity = axisOf(run, 'integrity');
  if (integrity.outcome === 'fail') {
    return `The record does not hold: ${titlesFor(run, integrity)}. Nothing that rests on it can pass.`;
  }
  if (integrity.outcome !== 'pass') {
    return `Whether the record is what was recorded cannot be told${because(run, integrity)}. Nothing that rests on it can pass.`;
  }
  const completeness = axisOf(run, 'completeness');
  if (completeness.outcome === 'fail') return `${authorship(run)}. Its completeness fails${because(run, completeness)}.`;
  if (completeness.outcome !== 'pass') return `${authorship(run)}. Whether it is whole cannot be told${because(run, completeness)}.`;
  return axisOf(run, 'authenticity').outcome === 'pass' ? `${authorship(run)}, ${extent(run)}.` : `${authorship(run)}. It is ${extent(run)}.`;
}

function authorship(run: Run): string {
  const verdict = axisOf(run, 'authenticity');
  const signers = trustedSigners(run).length;
  const keys = `${countWord(signers)} ${signers === 1 ? 'key' : 'keys'} you trust`;
  if (verdict.outcome === 'pass' && signers > 0) return `The record is what was signed, by ${keys}`;
  const signed = checkOutcome(run, 'manifest.signatures') === 'pass' && signers > 0;
  const base = signed ? `The record is what was signed, by ${keys}` : 'The record agrees with itself';
  if (verdict.outcome === 'fail') return `${base}, but its authenticity fails${because(run, verdict)}`;
  return signed
    ? `${base}, though not every signature in it could be judged${because(run, verdict)}`
    : `${base}, but who signed it cannot be told${because(run, verdict)}`;
}

/** Up to where a record that is complete reaches. */
function extent(run: Run): string {
  const [only, ...others] = run.streams;
  if (only === undefined) return 'complete';
  if (others.length > 0) return `complete up to the signed head of each of its ${countWord(run.streams.length)} logs`;
  return `complete up to event ${formatNumber(only.lastSeq)}`;
}

function timeSentence(run: Run): string {
  const verdict = axisOf(run, 'time');
  return verdict.outcome === 'fail' ? `Its times do not hold together: ${titlesFor(run, verdict)}.` : '';
}

function controlSentence(run: Run): string {
  const verdict = axisOf(run, 'controls');
  const failed = controlsBy(run, 'fail');
  const undecided = controlsBy(run, 'indeterminate');
  if (verdict.outcome === 'not-checked') return 'No control was tested.';
  if (failed.length > 0) {
    const { first, rest } = firstTests(failed);
    const list = `${first.map((control) => `${exceptionClause(control)} (${control.id})`).join('; ')}${rest > 0 ? `; and ${countWord(rest)} more` : ''}`;
    const also = undecided.length > 0 ? ` ${capital(tests(undecided.length))} could not be decided.` : '';
    return `${capital(tests(failed.length))} ${failed.length === 1 ? 'fails' : 'fail'}: ${list}.${also}`;
  }
  if (undecided.length > 0) return `${capital(tests(undecided.length))} could not be decided (${undecided.map((each) => each.id).join(', ')}).`;
  if (verdict.outcome !== 'pass') return verdict.capped ? 'No control test can pass on it.' : '';
  const held = controlsBy(run, 'pass').length;
  const without = controlsBy(run, 'not-applicable').length;
  return `${capital(tests(held))} ${held === 1 ? 'holds' : 'hold'}${without > 0 ? `; ${countWord(without)} had nothing to test` : ''}.`;
}

const tests = (n: number): string => `${countWord(n)} control ${n === 1 ? 'test' : 'tests'}`;

function sigstoreHeadline(run: Run): string {
  const content = axisOf(run, 'integrity');
  const signature = axisOf(run, 'authenticity');
  const identity = run.subject.kind === 'sigstore-bundle' ? run.subject.identity : null;
  const who = identity === null ? 'a key you trust' : displayName(identity);
  if (content.outcome === 'fail') return `The bundle does not vouch for this: ${titlesFor(run, content)}.`;
  if (signature.outcome === 'fail') return `The signature is not to be believed: ${titlesFor(run, signature)}.`;
  if (signature.outcome !== 'pass') return `Whether the signature can be believed cannot be told${because(run, signature, content)}.`;
  if (content.outcome !== 'pass') return `The signature is by ${who}, but what it signs was not compared${because(run, content)}.`;
  return `The artifact is what ${who} signed.`;
}

/** A custody log says what was done at one workstation; it is proved by its own links, or not at all. */
function custodyHeadline(run: Run, subject: Extract<Subject, { readonly kind: 'custody-log' }>): string {
  const integrity = axisOf(run, 'integrity');
  const completeness = axisOf(run, 'completeness');
  if (integrity.outcome === 'fail') return `The custody log does not hold: ${titlesFor(run, integrity)}.`;
  if (integrity.outcome !== 'pass') return 'Whether the custody log holds cannot be told.';
  if (completeness.outcome === 'fail') return `The custody log links within itself, and is not the one that was seen before${because(run, completeness)}.`;
  const { entries } = subject;
  return `The custody log holds: ${entries === 1 ? 'its one entry has the hash it records' : `all of its ${formatNumber(entries)} entries have the hash they record, and each links to the one before`}. Who wrote it, and whether it goes on, cannot be told.`;
}

const SOURCES: Readonly<Record<Extract<Subject, { readonly kind: 'audit-export' }>['format'], string>> = {
  'aws-cloudtrail': 'an AWS CloudTrail export', 'otlp-traces': 'an OTLP export of traces',
};

function exportHeadline(run: Run, subject: Extract<Subject, { readonly kind: 'audit-export' }>): string {
  const { events, unknownEvents } = run.counts;
  const integrity = axisOf(run, 'integrity');
  const known = unknownEvents === 0 ? '' : `, ${unknownEvents === events ? 'all' : formatNumber(unknownEvents)} of kinds that have no mapping here`;
  const read = `This is ${SOURCES[subject.format]} of ${events === 1 ? 'one event' : `${formatNumber(events)} events`}${known}`;
  if (integrity.outcome === 'fail') return `${read}, as far as it can be read: ${titlesFor(run, integrity)}. It is unsigned.`;
  return `${read}. It is unsigned: it can be read, and not believed on its own.`;
}
