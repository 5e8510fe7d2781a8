import { blastRadius, DEFAULT_KINDS } from '../../graph/index.ts';
import type { Action, GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { systemsOf, type Execution } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { member as textOf } from '../happenings.ts';
import { judgeStarts, memberOfStarts, type OfStarts } from '../starts.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-50: what went wrong reached no further than the system graph said it could. */
export interface CascadeMember extends Member {
  readonly failure: 'failed' | 'rolled-back' | 'incident' | 'degraded';
  readonly startedAt: number;
  readonly snapshot: string | null;
  readonly ended: boolean;
  /** Systems that the action reports an effect on or wrote data of, and those of them that were not predicted. */
  readonly observed: number;
  readonly outside: readonly string[];
  /** Systems that could be reached; null where that could not be asked. */
  readonly predicted: number | null;
  readonly unknownTarget: string | null;
  readonly truncated: boolean;
}

interface Prediction { readonly reached: ReadonlySet<string>; readonly unknown: string | null; readonly truncated: boolean }
/** The author decides the size of the graph and how many different things are asked of it: each question goes through all of it. */
const MOST_NODES = 20_000;
const MOST_QUESTIONS = 500;

function cascadeWalk({ happenings: { aftermathOf }, graphAt }: ControlContext): Walk<OfStarts<CascadeMember>> {
  const harmful = new Map([...aftermathOf].flatMap(([release, list]) => {
    const harm = HARMS.find((each) => list.some(({ value: { type, data } }) => each.is(type, data['status'])));
    return harm === undefined ? [] : [[release, harm.failure]];
  }));
  const ask = predictor();
  const memberOf = (action: Action, failure: CascadeMember['failure'], execution: Execution, before: Execution | null): CascadeMember => {
    const { startedAt, endedAt, at } = execution;
    const graph = graphAt(startedAt);
    const prediction = graph === null ? null : ask(graph, action.descriptor.targets);
    const observed = new Set([...systemsOf(execution), ...writtenIn(action, execution, before === null)]);
    return {
      subject: action.id, at, failure, startedAt, snapshot: graph?.id ?? null, ended: endedAt !== null, observed: observed.size,
      outside: prediction === null ? [] : [...observed].filter((each) => !prediction.reached.has(each)),
      predicted: prediction?.reached.size ?? null, unknownTarget: prediction?.unknown ?? null, truncated: prediction?.truncated ?? false,
    };
  };
  return {
    *over(actions) {
      for (const action of actions) {
        const failure = failureOf(action, harmful);
        const member = failure === null ? null : memberOfStarts(action, (execution, before) => memberOf(action, failure, execution, before));
        if (member !== null) yield member;
      }
    },
    rest: nothing,
  };
}

/** What the record tells of a release that it did harm, the gravest first. */
const HARMS: readonly { readonly failure: CascadeMember['failure']; is(type: string, status: unknown): boolean }[] = [
  { failure: 'rolled-back', is: (type) => type === 'rollback.completed' },
  { failure: 'incident', is: (type) => type === 'incident.declared' },
  { failure: 'degraded', is: (type, status) => type === 'verification.completed' && status !== 'healthy' },
];

/** An attempt that failed is a failure also where a later one did not. */
function failureOf(action: Action, harmful: ReadonlyMap<string, CascadeMember['failure']>): CascadeMember['failure'] | null {
  if (action.outcome === 'rolled-back' || action.outcome === 'failed') return action.outcome;
  for (const each of action.consequences) {
    const harm = each.value.type === 'release.shipped' ? harmful.get(textOf(each, 'release_id')) : undefined;
    if (harm !== undefined) return harm;
  }
  return action.consequences.some((each) => each.value.type === 'action.failed') ? 'failed' : null;
}

/** Systems whose data was first written while it ran. Of the first start also what was written before it. */
function writtenIn({ dataUses = [] }: Action, { startedAt, until }: Execution, first: boolean): readonly string[] {
  const from = first ? Number.NEGATIVE_INFINITY : startedAt;
  return dataUses.filter(({ value, time }) => value.mode === 'write' && value.events > 0 && time >= from && (until === null || time < until)).map(({ value }) => value.resource);
}

function predictor(): (graph: GraphSnapshot, targets: readonly string[]) => Prediction | null {
  const known = new Map<string, Prediction>();
  return (graph, targets) => {
    const key = JSON.stringify([graph.id, graph.digest, targets]);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_QUESTIONS) return null;
    const { reached, unknownStarts: [unknown = null], truncated } = blastRadius({ nodes: graph.nodes, edges: graph.edges, starts: targets, kinds: new Set(DEFAULT_KINDS), most: MOST_NODES });
    const prediction = { reached: new Set(reached.map((each) => each.id)), unknown, truncated };
    known.set(key, prediction);
    return prediction;
  };
}

function judgeCascade(member: CascadeMember): Fact {
  const make = factsOf<'CT-50'>(member);
  const { at, failure, startedAt, snapshot, ended, observed, outside, predicted, unknownTarget, truncated } = member;
  const values = { failure, startedAt: iso(startedAt), snapshot, observed, predicted };
  if (snapshot === null) return make.cannotTell('no-snapshot', values);
  if (predicted === null || truncated) return make.cannotTell('too-much', values);
  if (unknownTarget !== null) return make.cannotTell('target-unknown', { ...values, target: unknownTarget });
  if (outside.length > 0) return make.exception('beyond-prediction', at, { ...values, systems: outside.slice(0, 5).join(', '), outside: outside.length });
  return ended ? make.held('contained', values) : make.cannotTell('no-end', values);
}

export const CT_50: ControlTest<OfStarts<CascadeMember>> = {
  id: 'CT-50', version: 2, severity: 'high', rests: 'record', of: () => 'action', walk: cascadeWalk, judge: judgeStarts(judgeCascade),
};
