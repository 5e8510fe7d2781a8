import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/json/index.ts';
import type { Artifact } from './artifact.ts';
import { anchorChecks, counterpartyChecks } from './outsiders.ts';
import { object, text, type Outcome } from './record.ts';
import { isAbandoned, recorderChecks } from './recorders.ts';

export interface Grade {
  readonly run: string;
  readonly grade: number | 'ungraded';
  readonly r: '+R' | 'pending' | 'fail';
  readonly checks: Readonly<Record<string, Outcome>>;
}

/** Section 2 of docs/CHECKER-DESIGN.md: rungs are cumulative, and each needs all of its checks. */
const RUNGS: readonly (readonly string[])[] = [
  ['a', 'b', 'd', 'e', 'w'], ['f', 'g', 'h', 'i'], ['k', 'l', 'm'], ['n', 'o', 'p', 'q', 'u'], ['r', 's', 't', 'v'],
];

export function gradeRun(artifact: Artifact): Grade {
  const r = replay(artifact);
  const checks: Record<string, Outcome> = {
    ...recorderChecks(artifact), ...anchorChecks(artifact), ...counterpartyChecks(artifact), R: r === '+R' ? 'PASS' : r === 'fail' ? 'FAIL' : 'UV',
  };
  const failing = RUNGS.findIndex((rung) => rung.some((check) => checks[check] !== 'PASS'));
  const passed = failing < 0 ? RUNGS.length : failing;
  const grade = artifact.logs.some(isAbandoned) ? Math.min(passed, 1) : passed;
  return { run: artifact.run, grade: grade === 0 ? 'ungraded' : grade - 1, r, checks };
}

/** Section 8: every decision follows again from its recorded inputs under the policy that its digest names. */
function replay({ logs, policies }: Artifact): Grade['r'] {
  const activities = logs.flatMap((log) => log.records).filter((each) => text(each.value, 'type') === 'activity');
  const decisions = activities.map((each) => object(each.value, 'decision')).filter((each) => each !== null);
  const follows = decisions.every((decision) => {
    const policy = policies.get(text(decision, 'policy'));
    return policy !== undefined && verdict(policy, object(decision, 'inputs') ?? {}) === text(decision, 'verdict');
  });
  if (!follows) return 'fail';
  return activities.length > 0 && decisions.length === activities.length ? '+R' : 'pending';
}

/** First rule that matches, else the default; null for a rule that cannot be evaluated. */
function verdict(policy: JsonObject, inputs: JsonObject): string | null {
  for (const rule of isJsonArray(policy['rules']) ? policy['rules'].filter(isJsonObject) : []) {
    const matched = matches(object(rule, 'when') ?? {}, inputs);
    if (matched === null) return null;
    if (matched) return text(rule, 'verdict');
  }
  return text(policy, 'default');
}

function matches(when: JsonObject, inputs: JsonObject): boolean | null {
  const field = text(when, 'field');
  const wanted = when['value'] ?? null;
  if (!Object.hasOwn(inputs, field)) return false;
  const given = inputs[field] ?? null;
  switch (text(when, 'op')) {
    case 'gte': case 'lt':
      if (typeof given !== 'number') return false;
      if (typeof wanted !== 'number') return null;
      return text(when, 'op') === 'gte' ? given >= wanted : given < wanted;
    case 'eq': return isScalar(given) && given === wanted;
    case 'in': return isJsonArray(wanted) ? isScalar(given) && wanted.includes(given) : null;
    default: return null;
  }
}

function isScalar(value: JsonValue): boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}
