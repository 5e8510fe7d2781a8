import type { Axis, AxisVerdict, CheckId, Finding, Outcome } from '../core/findings/index.ts';
import type { ControlResult } from '../core/controls/types.ts';
import type { Run, Signer } from '../core/run.ts';
import { effectOf } from './effects.ts';
import { findings } from './en/findings.ts';
import { plural } from './format.ts';

/** What sentences about a run are built from. Only what the run holds: nothing here judges again. */

export function axisOf(run: Run, axis: Axis): AxisVerdict {
  return run.verdict.axes.find((each) => each.axis === axis) ?? { axis, outcome: 'not-checked', because: [], capped: false };
}

export const checkOutcome = (run: Run, id: CheckId): Outcome =>
  run.checks.find((check) => check.id === id)?.outcome ?? 'not-checked';

/** The findings that decided an axis, in the order of the run: failures where it fails, doubts where it cannot be told. */
export function decidingFindings(run: Run, verdict: AxisVerdict): readonly Finding[] {
  const wanted = verdict.outcome === 'fail' ? 'fail' : 'indeterminate';
  return run.checks
    .filter((check) => verdict.because.includes(check.id))
    .flatMap((check) => check.findings.flatMap((index) => run.findings[index] ?? []))
    .filter((finding) => effectOf(finding.code) === wanted);
}

/** Titles for the middle of a sentence, each once, with how often: "an event is not what was recorded (3 places)". */
export function titlesOf(run: Run, list: readonly Finding[], max = 3, counted = true): string {
  const counts = new Map<string, number>();
  for (const finding of list) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  for (const left of run.findingsLeftOut) {
    const kept = counts.get(left.code);
    if (kept !== undefined) counts.set(left.code, kept + left.count);
  }
  const codes = [...new Set(list.map((finding) => finding.code))];
  const titles = codes.map((code) => {
    const count = counts.get(code) ?? 1;
    return `${inSentence(findings[code].title)}${counted && count > 1 ? ` (${plural(count, 'place')})` : ''}`;
  });
  const rest = titles.length - max;
  return `${titles.slice(0, max).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** A title as it stands in the middle of a sentence. */
export const inSentence = (title: string): string =>
  title.startsWith('Proofroom') ? title : title.charAt(0).toLowerCase() + title.slice(1);

export const trustedSigners = (run: Run): readonly Signer[] => {
  const valid = run.signers.filter((signer) => signer.outcome === 'valid');
  return valid.filter((signer, index) => valid.findIndex((other) => other.keyid === signer.keyid) === index);
};

export const controlsBy = (run: Run, outcome: ControlResult['outcome']): readonly ControlResult[] =>
  run.controls.filter((control) => control.outcome === outcome && !control.advisory);
