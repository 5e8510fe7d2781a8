import { CHECKS, type CheckId } from './checks.ts';
import { CODES, type Effect } from './codes/index.ts';
import type { Check, CheckReport } from './check.ts';
import type { Finding } from './finding.ts';
import { AXES, type Axis, type Outcome } from './outcome.ts';

export interface AxisVerdict {
  readonly axis: Axis;
  readonly outcome: Outcome;
  /** The checks that decided it; empty only when nothing was checked. */
  readonly because: readonly CheckId[];
  /** True when a pass was lowered because the integrity of the data it rests on did not hold. */
  readonly capped: boolean;
}

export interface Verdict {
  readonly axes: readonly AxisVerdict[];
}

export interface Judged {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

const CHECK_IDS = Object.keys(CHECKS) as CheckId[];

/**
 * The one fold from check reports to a verdict. Worst outcome wins; an axis with nothing examined is
 * `not-checked`; a blocked check makes its axis `indeterminate`; where integrity does not hold, no other
 * axis can pass. Findings whose code belongs to another check than the report's are moved there, so that
 * a step may report what it noticed without deciding where it counts.
 */
export function judge(reports: readonly CheckReport[]): Judged {
  const findings = reports.flatMap((report) => report.findings);
  const leftOut = reports.flatMap((report) => report.leftOut ?? []);
  const indexes = new Map<CheckId, number[]>();
  for (const [index, { code }] of findings.entries()) {
    const { check: id } = CODES[code];
    const own = indexes.get(id);
    if (own === undefined) indexes.set(id, [index]);
    else own.push(index);
  }
  const checks = CHECK_IDS.flatMap((id) => {
    const own = reports.filter((report) => report.id === id);
    return own.length === 0 && !indexes.has(id) ? [] : [check(id, own, indexes.get(id) ?? [], findings, leftOut)];
  });
  return { checks, findings, verdict: { axes: fold(checks) } };
}

function check(
  id: CheckId,
  own: readonly CheckReport[],
  indexes: readonly number[],
  findings: readonly Finding[],
  leftOut: NonNullable<CheckReport['leftOut']>,
): Check {
  const kept = indexes.map((index) => findings[index]!.code);
  // Counted and not kept: the author decides how many findings there are, and must not decide by that what they come to.
  const unkept = leftOut.filter((each) => CODES[each.code].check === id && each.count > 0).map((each) => each.code);
  const examined = own.reduce((sum, report) => sum + report.examined, 0);
  return {
    id,
    axis: CHECKS[id],
    outcome: checkOutcome(own, new Set([...kept, ...unkept].map((code) => CODES[code].effect)), examined),
    examined,
    unit: own[0]?.unit ?? 'findings',
    facts: own.flatMap((report) => report.facts ?? []),
    findings: indexes,
  };
}

function checkOutcome(own: readonly CheckReport[], effects: ReadonlySet<Effect>, examined: number): Outcome {
  if (effects.has('fail')) return 'fail';
  if (effects.has('indeterminate') || own.some((report) => report.skipped === 'blocked')) return 'indeterminate';
  if (own.some((report) => report.skipped === 'not-built')) return 'not-checked';
  if (examined === 0) return own.some((report) => report.skipped === 'absent') ? 'not-applicable' : 'not-checked';
  return 'pass';
}

const RANK: Readonly<Record<Outcome, number>> = {
  fail: 4,
  indeterminate: 3,
  'not-checked': 2,
  pass: 1,
  'not-applicable': 0,
};

function fold(checks: readonly Check[]): AxisVerdict[] {
  const folded = AXES.map((axis) => foldAxis(axis, checks.filter((each) => each.axis === axis)));
  const intact = folded.find((each) => each.axis === 'integrity')?.outcome === 'pass';
  return folded.map((each) =>
    intact || each.outcome !== 'pass' ? each : { ...each, outcome: 'indeterminate', capped: true },
  );
}

function foldAxis(axis: Axis, checks: readonly Check[]): AxisVerdict {
  const worst = checks.reduce<Outcome>(
    (sofar, each) => (RANK[each.outcome] > RANK[sofar] ? each.outcome : sofar),
    'not-applicable',
  );
  const passedSome = checks.some((each) => each.outcome === 'pass');
  // Part checked, part not: the axis as a whole was not answered.
  const outcome = worst === 'not-applicable' ? 'not-checked' : worst === 'not-checked' && passedSome ? 'indeterminate' : worst;
  return { axis, outcome, because: checks.filter((each) => each.outcome === worst).map((each) => each.id), capped: false };
}
