import { APPROVALS, type Answer } from './answer.ts';
import type { CedarPolicy, CedarResponse } from './evaluator.ts';

/**
 * What a Cedar response says to an action, docs/formats/evidence-bundle.md, "The answer of Cedar": the policies that
 * determined it give rule, mode and obligations by their annotations. `policies` in the order of the text.
 */
export function cedarAnswer(policies: readonly CedarPolicy[], { allowed, determining }: Extract<CedarResponse, { ok: true }>): Answer {
  const names = new Set(determining);
  const decided = policies.filter((each) => names.has(each.id));
  if (!allowed) return { decision: 'deny', rule: nameOf(decided[0]), mode: modeOf(decided), obligations: [] };
  const gates = decided.filter((each) => obligationsOf(each).some((word) => APPROVALS.test(word)));
  return {
    decision: gates.length > 0 ? 'require-approval' : 'permit',
    rule: nameOf(gates[0] ?? decided[0]),
    mode: modeOf(decided),
    obligations: decided.flatMap(obligationsOf),
  };
}

/** No policy permitted it: a denial that no policy names. */
function nameOf(policy: CedarPolicy | undefined): string {
  if (policy === undefined) return 'no-permit';
  return annotation(policy, 'rule') ?? annotation(policy, 'id') ?? policy.id;
}

const modeOf = (policies: readonly CedarPolicy[]): Answer['mode'] =>
  policies.length > 0 && policies.every((each) => annotation(each, 'mode') === 'log-only') ? 'log-only' : 'enforce';

const obligationsOf = (policy: CedarPolicy): readonly string[] => (annotation(policy, 'obligation') ?? '').split(' ').filter((word) => word !== '');

const annotation = ({ annotations }: CedarPolicy, name: string): string | undefined => (Object.hasOwn(annotations, name) ? annotations[name] : undefined);
