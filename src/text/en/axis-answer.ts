import type { Axis, AxisVerdict } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { exceptionClause } from './control-text.ts';
import { axisFails, axisUnknown } from './axes.ts';
import { checks } from './checks.ts';
import { capital, countWord, formatNumber, plural } from '../format.ts';
import { missingCase } from '../missing-case.ts';
import { displayList } from '../names.ts';
import { controlsBy, decidingFindings, listedIn, trustedSigners } from '../run-facts.ts';
import { inSentence, titlesOf } from './titles.ts';

/** One axis's answer in words: what held over how much, or what was found against it. */
export function axisAnswer(verdict: AxisVerdict, run: Run): string {
  const titles = titlesOf(run, decidingFindings(run, verdict));
  switch (verdict.outcome) {
    case 'pass':
      return passes(verdict, run);
    case 'fail':
      if (verdict.axis === 'controls' && run.controls.length > 0) return failed(run);
      return `${axisFails[verdict.axis]}: ${titles || checkTitles(verdict)}.`;
    case 'indeterminate':
      if (verdict.capped) return 'Its own checks found nothing wrong, but the data they rest on did not hold, so this cannot be told.';
      if (verdict.axis === 'controls' && controlsBy(run, 'indeterminate').length > 0) return undecided(run);
      return `${axisUnknown[verdict.axis]}: ${titles || `not everything was examined (${checkTitles(verdict)})`}.`;
    case 'not-checked':
      return unchecked(verdict.axis, run);
    case 'not-applicable':
      return 'There is nothing of this kind in the evidence.';
    default:
      return missingCase(verdict.outcome);
  }
}

/** Why nothing was examined; read beside the words "Not checked". */
function unchecked(axis: Axis, run: Run): string {
  const { kind } = run.subject;
  if (kind === 'unreadable') return 'Nothing of the file could be read.';
  if (kind === 'evidence-bundle' && axis === 'policy') return 'The bundle records no policy decisions.';
  return kind === 'audit-export' ? { ...UNCHECKED, ...UNCHECKED_EXPORT }[axis] : UNCHECKED[axis];
}

const UNCHECKED: Readonly<Record<Axis, string>> = {
  integrity: 'Nothing was given that it could be compared with.',
  authenticity: 'It holds no signature that could be examined.',
  time: 'It holds no time that could be examined.',
  completeness: 'Nothing in it says what all of it would be.',
  policy: 'It holds no policy decisions.',
  controls: 'It holds no record of actions.',
};
const UNCHECKED_EXPORT = {
  policy: 'The export records no policy decisions.',
  controls: 'The control tests ask for decisions and approvals, which the export does not record.',
};

const checkTitles = (verdict: AxisVerdict): string => verdict.because.map((id) => inSentence(checks[id].title)).join(', ');

function passes(verdict: AxisVerdict, run: Run): string {
  switch (verdict.axis) {
    case 'integrity':
      if (run.subject.kind === 'signed-document') return 'The content is the one that was signed.';
      if (run.subject.kind === 'event-proof') return 'The event has the hash it records, and that hash leads to the log’s head.';
      if (run.subject.kind === 'sign-off') return 'The sign-offs are about this run and this evidence.';
      if (run.subject.kind === 'portable-case') return `The parts of the case agree with one another and with what was signed off: ${plural(run.subject.rows, 'row')}.`;
      if (run.subject.kind === 'custody-log') return `Every entry has the hash it records and links to the one before: ${plural(run.subject.entries, 'entry', 'entries')}.`;
      return run.subject.kind === 'sigstore-bundle'
        ? 'The artifact is the one that the bundle signs.'
        : `Every byte that was signed for is as it was recorded: ${plural(listedIn(run), 'file')}, ${plural(run.counts.events, 'event')}.`;
    case 'authenticity':
      return signedBy(run);
    case 'time':
      if (run.subject.kind === 'signed-document') return 'A party other than the signer vouches for when it existed.';
      return 'The order of times holds, and a party other than the producer vouches for when it was signed.';
    case 'completeness':
      if (run.subject.kind === 'sign-off' || run.subject.kind === 'portable-case') return 'A preparer and a reviewer signed, each with a key of their own.';
      return run.streams.length === 0 ? 'All listed files are here, and no others.' : `Nothing is missing up to the signed head: ${heads(run)}.`;
    case 'policy':
      return decided(run);
    case 'controls':
      return held(run);
    default:
      return missingCase(verdict.axis);
  }
}

function decided(run: Run): string {
  const { examined } = run.checks.find((check) => check.id === 'policy.replay') ?? { examined: 0 };
  const advisory = run.findings.find((finding) => finding.code === 'policy.advisory')?.values?.['count'];
  const bound = typeof advisory === 'number' ? ` ${capital(countWord(advisory))} of them ${advisory === 1 ? 'was' : 'were'} advisory and bound nobody.` : '';
  return `${examined === 1 ? 'The one recorded decision follows' : `All ${plural(examined, 'recorded decision')} follow`} from the policy in force: verdict, rule and obligations.${bound}`;
}

function signedBy(run: Run): string {
  const signers = trustedSigners(run);
  const names = signers.map((signer) => signer.name ?? signer.holder ?? signer.keyid);
  if (signers.length === 0) return 'Every signature verifies, with keys you trust.';
  return `Signed by ${countWord(signers.length)} ${signers.length === 1 ? 'key' : 'keys'} you trust: ${displayList(names)}.`;
}

const heads = (run: Run): string =>
  run.streams.map((stream) => `event ${formatNumber(stream.lastSeq)} of ${displayList([stream.name])}`).slice(0, 5).join(', ')
  + (run.streams.length > 5 ? ` and ${run.streams.length - 5} more logs` : '');

function held(run: Run): string {
  const passed = controlsBy(run, 'pass').length;
  const empty = controlsBy(run, 'not-applicable').length;
  const rest = empty === 0 ? '' : ` ${capital(countWord(empty))} had nothing to test.`;
  return `${capital(countWord(passed))} control ${passed === 1 ? 'test holds' : 'tests hold'}, each over its whole population.${rest}`;
}

function failed(run: Run): string {
  const list = controlsBy(run, 'fail');
  const rest = controlsBy(run, 'indeterminate').length;
  const also = rest === 0 ? '' : ` ${capital(countWord(rest))} could not be decided.`;
  const unreliable = list.some((each) => each.unreliable) ? ' The data they rest on did not hold, so even this is unreliable.' : '';
  return `${capital(countWord(list.length))} of ${countWord(run.controls.length)} control tests ${list.length === 1 ? 'fails' : 'fail'}: ${list.map((each) => `${exceptionClause(each)} (${each.id})`).join('; ')}.${also}${unreliable}`;
}

function undecided(run: Run): string {
  const list = controlsBy(run, 'indeterminate');
  const why = list.every((each) => each.undecided.length === 0) ? ', because the data they rest on did not hold' : '';
  return `${capital(countWord(list.length))} of ${countWord(run.controls.length)} control tests could not be decided${why}: ${list.map((each) => each.id).join(', ')}.`;
}
