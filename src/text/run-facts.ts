import type { Axis, AxisVerdict, CheckId, Finding, Outcome } from '../core/findings/index.ts';
import type { ControlResult } from '../core/controls/types.ts';
import type { Signer } from '../core/examined.ts';
import type { Run } from '../core/run.ts';
import { effectOf } from './effects.ts';

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

export const trustedSigners = (run: Run): readonly Signer[] => {
  const valid = run.signers.filter((signer) => signer.outcome === 'valid');
  return valid.filter((signer, index) => valid.findIndex((other) => other.keyid === signer.keyid) === index);
};

/** How many files the manifest lists: beside them lie the manifest itself, seals, and what nobody signed for. */
export const listedIn = (run: Run): number => run.files.filter((file) => file.listed).length;

export const controlsBy = (run: Run, outcome: ControlResult['outcome']): readonly ControlResult[] =>
  run.controls.filter((control) => control.outcome === outcome && !control.advisory);

/** What a headline has room for: four tests, or three and the number of the others. The axis of controls names them all. */
export const firstTests = (tests: readonly ControlResult[]): { readonly first: readonly ControlResult[]; readonly rest: number } => {
  const first = tests.length > 4 ? tests.slice(0, 3) : tests;
  return { first, rest: tests.length - first.length };
};
