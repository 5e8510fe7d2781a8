import { answersTo, counts } from '../answers.ts';
import type { Execution } from '../execution.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import { factsOf, iso } from '../fact.ts';
import { AUTONOMY_RANK, boundariesOf, cellAt, createPolicyCalendar, type Boundaries } from '../../policy/index.ts';
import type { Autonomy, Environment, RiskClass } from '../../bundle/format.ts';
import type { Action, PolicyVersion } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-22: what ran did not act on its own more than the boundaries in force allow there. */
export interface AutonomyMember extends Member {
  readonly execution: Execution;
  readonly stated: Environment | null;
  /** Production where a target is, whatever the request says. */
  readonly environment: Environment | null;
  readonly riskClass: RiskClass | null;
  readonly autonomy: Autonomy | null;
  /** An approval came before the start: what asked to execute was executed with one. */
  readonly approved: boolean;
  /** A target of which the graph of that time does not say where it runs. */
  readonly unclassified: string | null;
  /** Null when no one version was in force; the cell is null where the version has two, or none, for the place. */
  readonly boundary: { readonly version: string; readonly cell: PolicyVersion['cells'][number] | null; readonly twice: boolean } | null;
}

/** Nodes that run somewhere: the others, repositories and the like, have no environment to state. */
const RUNS: ReadonlySet<string> = new Set(['service', 'database', 'queue', 'bucket']);

function autonomyWalk(context: ControlContext): Walk<OfStarts<AutonomyMember>> {
  const { record, identities, isProduction, nodeAt } = context;
  const calendar = createPolicyCalendar(record.policies, record.course?.publications ?? []);
  const ids = new Set(record.policies.map((each) => each.policyId));
  const only = ids.size === 1 ? [...ids][0] : undefined;
  const made = new Map<PolicyVersion, Boundaries>();
  const boundaries = (policy: PolicyVersion): Boundaries => {
    const known = made.get(policy) ?? boundariesOf(policy);
    made.set(policy, known);
    return known;
  };
  return {
    *over(actions) {
      for (const action of actions) {
        const { environment: stated, risk_class: riskClass, autonomy, targets } = action.descriptor;
        const member = memberOfStarts(action, (execution): AutonomyMember => {
          const time = execution.startedAt;
          const environment = isProduction(stated, targets, time) ? 'production' : stated;
          const inForce = calendar.inForce(policyOf(action, time) ?? only ?? '', time);
          const cell = typeof inForce === 'string' || environment === null || riskClass === null ? undefined : cellAt(boundaries(inForce), environment, riskClass);
          return {
            subject: action.id, at: execution.at, execution, stated, environment, riskClass, autonomy,
            approved: answersTo(action, identities).some((each) => counts(each) && each.time < time),
            unclassified: environment === 'production' ? null : (targets.find((each) => unplaced(nodeAt(each, time))) ?? null),
            boundary: typeof inForce === 'string' ? null : { version: inForce.version, cell: cell ?? null, twice: cell === null },
          };
        });
        if (member !== null) yield member;
      }
    },
    rest: nothing,
  };
}

const policyOf = (action: Action, time: number): string | undefined =>
  action.decisions.toSorted((a, b) => a.time - b.time).findLast((each) => each.time <= time)?.value.policyId;

const unplaced = (node: ReturnType<ControlContext['nodeAt']>): boolean => node === null || (RUNS.has(node.kind) && node.environment === null);

function judgeAutonomy(member: AutonomyMember): Fact {
  const { execution, stated, environment, riskClass, autonomy, approved, boundary } = member;
  const make = factsOf<'CT-22'>(member);
  const values = { environment, riskClass, autonomy, startedAt: iso(execution.startedAt) };
  if (environment === null || riskClass === null || autonomy === null) return make.cannotTell('unclassified', values);
  if (boundary === null) return make.cannotTell('no-policy-in-force', values);
  const placed = { ...values, policyVersion: boundary.version };
  if (boundary.twice) return make.cannotTell('boundary-stated-twice', placed);
  if (boundary.cell === null) return make.exception('no-boundary', execution.at, placed);
  const { maxAutonomy, mode } = boundary.cell;
  const acted: Autonomy = autonomy === 'execute' && approved ? 'execute-with-approval' : autonomy;
  const limits = { ...placed, maxAutonomy };
  if (AUTONOMY_RANK[acted] > AUTONOMY_RANK[maxAutonomy]) {
    if (stated !== environment) return make.exception('environment-understated', execution.at, { ...limits, statedEnvironment: stated });
    return make.exception(mode === 'log-only' ? 'above-boundary-in-log-only' : 'above-boundary', execution.at, limits);
  }
  if (member.unclassified !== null) return make.cannotTell('target-unclassified', { ...limits, target: member.unclassified });
  return make.held(acted === autonomy ? 'within-boundary' : 'within-boundary-by-approval', limits);
}

export const CT_22: ControlTest<OfStarts<AutonomyMember>> = {
  id: 'CT-22', version: 2, severity: 'critical', rests: 'record',
  of: () => 'action',
  walk: autonomyWalk,
  judge: judgeStarts(judgeAutonomy),
};
