import { blastRadius, DEFAULT_KINDS } from '../../graph/index.ts';
import type { Action, GraphSnapshot } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { member as textOf } from '../happenings.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-50: what went wrong reached no further than the system graph said it could. */
export interface CascadeMember extends Member {
  readonly failure: 'failed' | 'rolled-back' | 'degraded';
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

function cascadeWalk({ happenings, graphAt }: ControlContext): Walk<CascadeMember> {
  const degraded = new Set<string>();
  for (const [release, list] of happenings.aftermathOf) if (list.some((each) => textOf(each, 'status') === 'degraded')) degraded.add(release);
  const ask = predictor();
  return {
    *over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        const failure = failureOf(action, degraded);
        if (execution === null || failure === null) continue;
        const { startedAt, at } = execution;
        const graph = graphAt(startedAt);
        const prediction = graph === null ? null : ask(graph, action.descriptor.targets);
        const observed = new Set([...execution.effects.filter((each) => !CONSEQUENCES.has(each)), ...(action.dataUses ?? []).filter(({ value }) => value.mode === 'write' && value.events > 0).map(({ value }) => value.resource)]);
        yield {
          subject: action.id, at, failure, startedAt, snapshot: graph?.id ?? null, ended: action.finished !== null, observed: observed.size,
          outside: prediction === null ? [] : [...observed].filter((each) => !prediction.reached.has(each)),
          predicted: prediction?.reached.size ?? null, unknownTarget: prediction?.unknown ?? null, truncated: prediction?.truncated ?? false,
        };
      }
    },
    rest: nothing,
  };
}

/** Where an end names no effects, the names of lasting consequences stand in their place: they are no systems. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['pull-request.merged', 'release.shipped']);

function failureOf(action: Action, degraded: ReadonlySet<string>): CascadeMember['failure'] | null {
  if (action.outcome === 'rolled-back' || action.outcome === 'failed') return action.outcome;
  return action.consequences.some((each) => each.value.type === 'release.shipped' && degraded.has(textOf(each, 'release_id'))) ? 'degraded' : null;
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

export const CT_50: ControlTest<CascadeMember> = {
  id: 'CT-50', version: 1, severity: 'high', rests: 'record', of: () => 'action', walk: cascadeWalk, judge: judgeCascade,
};
