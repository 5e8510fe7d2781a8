import { answersTo, counts as grants, type Answer } from '../../controls/answers.ts';
import { executionOf, type Execution } from '../../controls/execution.ts';
import type { Action } from '../../model/record.ts';
import { caseOf, ofActions, type CaseWalk, type Measure, type MetricContext } from '../measure.ts';

/** Whether a person agreed before it ran. */
function humanGate(answers: readonly Answer[], startedAt: number): 'person' | 'nobody' | 'unknown' {
  const granted = answers.filter((each) => grants(each) && each.time < startedAt);
  if (granted.some((each) => each.kind === 'person' && each.signature === 'valid')) return 'person';
  return granted.some((each) => each.kind === 'person' || each.kind === 'unknown') ? 'unknown' : 'nobody';
}

type Rule = (action: Action, execution: Execution, context: MetricContext) => boolean | null;

/** One case for each action that ran. */
const ran = (rule: Rule): (context: MetricContext) => CaseWalk => ofActions((action, context, take) => {
  const execution = executionOf(action);
  if (execution !== null) take(caseOf(action, execution.at, execution.startedAt, rule(action, execution, context)));
});

const gateOf = (action: Action, { startedAt }: Execution, { identities }: MetricContext) => humanGate(answersTo(action, identities), startedAt);

/** Everything that an action must leave behind is in the record: decision before the start, end, and what it cites as cited. An enclave's refusal answers for a package too. */
function complete({ decisions, started, finished, artifacts, receipts, packages, digest, computedDigest }: Action, { startedAt }: Execution, refused: ReadonlySet<string>): boolean {
  const executed = new Set(receipts.map((each) => each.value.packageId));
  return decisions.some((each) => each.time < startedAt)
    && started !== null && finished !== null
    && digest !== null && digest === computedDigest
    && packages.every(({ value: { packageId } }) => executed.has(packageId) || refused.has(packageId))
    && artifacts.every(({ value }) => value.standing === 'matches');
}

export const ACTION_MEASURES: readonly Measure[] = [
  {
    id: 'autonomous-action-rate', version: 1, kind: 'share', grouped: true,
    walk: ran((action, execution, context) => {
      const gate = gateOf(action, execution, context);
      return gate === 'unknown' ? null : gate === 'nobody';
    }),
  },
  {
    id: 'human-gated-rate', version: 1, kind: 'share', grouped: true,
    walk: ran((action, execution, context) => {
      const gate = gateOf(action, execution, context);
      return gate === 'unknown' ? null : gate === 'person';
    }),
  },
  { id: 'break-glass-rate', version: 1, kind: 'share', grouped: true, walk: ran((action) => action.breakGlass !== undefined) },
  {
    id: 'irreversible-actions', version: 1, kind: 'share', grouped: true,
    walk: ran(({ descriptor: { reversibility } }) => (reversibility === null ? null : reversibility === 'irreversible')),
  },
  {
    id: 'evidence-completeness', version: 1, kind: 'share', grouped: true,
    walk(context) {
      const refused = new Set((context.record.oversight?.rejectedPackages ?? []).map((each) => each.packageId));
      // An action that still runs when the record ends has left nothing out yet.
      return ran((action, execution) => (action.outcome === 'in-progress' ? null : complete(action, execution, refused)))(context);
    },
  },
];
