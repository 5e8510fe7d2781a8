import type { Pointer } from '../../findings/index.ts';
import type { Action, Fleet, FleetLimit } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';

/** CT-38: no fleet, no fleet in an environment and no agent ran more at once than its limit of that time. */
export interface ConcurrencyMember extends Member {
  readonly what: 'fleet' | 'environment' | 'agent';
  readonly fleet: string;
  readonly agent: string | null;
  readonly environment: string | null;
  readonly runs: number;
  /** Runs that had not ended when the record does. */
  readonly open: number;
  /** The most at once. */
  readonly peak: Crowd | null;
  /** The first start beyond the limit in force. */
  readonly excess: Crowd | null;
  /** The first moment with runs and without a limit that the record knows. */
  readonly unlimited: { readonly time: number; readonly at: Pointer } | null;
}
interface Crowd { readonly time: number; readonly running: number; readonly limit: number | null; readonly at: Pointer }

interface Run { readonly from: number; readonly until: number | null; readonly at: Pointer }
/** At one time, ends come before limits and limits before starts: intervals are half open, a limit holds from its moment. */
interface Step { readonly time: number; readonly order: 0 | 1 | 2; readonly limit: number | null; readonly at: Pointer }

function* concurrencyMembers({ record, fleet }: ControlContext): Iterable<ConcurrencyMember> {
  const crowds = new Map<string, Scope & { readonly runs: Run[] }>();
  for (const action of record.actions) {
    const execution = executionOf(action);
    if (execution === null || action.fleetId === null) continue;
    const run = { from: execution.startedAt, until: action.finished?.time ?? null, at: execution.at };
    for (const scope of scopesOf(action, action.fleetId, fleet(action.fleetId))) {
      const crowd = crowds.get(scope.key);
      if (crowd === undefined) crowds.set(scope.key, { ...scope, runs: [run] });
      else crowd.runs.push(run);
    }
  }
  const limits = grouped(record.oversight?.fleetLimits ?? [], (each) => each.fleetId);
  const complete = record.beyond?.some((each) => each.noun === 'fleet limits') !== true;
  for (const { key: _, subject, what, fleet: fleetId, agent, environment, limit, runs } of crowds.values()) {
    const [first] = runs;
    if (first === undefined) continue;
    // Only a fleet's own limit changes by events; the others are the registry's.
    const swept = what === 'fleet' ? sweep(runs, limits.get(fleetId) ?? [], limit, complete) : sweep(runs, [], limit, true);
    yield { subject, at: first.at, what, fleet: fleetId, agent, environment, runs: runs.length, open: runs.filter((each) => each.until === null).length, ...swept };
  }
}

interface Scope extends Pick<ConcurrencyMember, 'subject' | 'what' | 'fleet' | 'agent' | 'environment'> {
  readonly key: string;
  /** Of the registry. */
  readonly limit: number | null;
}

/** What one action counts towards: its fleet, always; its fleet where it acts and its agent, where the registry limits those. */
function* scopesOf({ agentId, descriptor: { environment } }: Action, fleetId: string, fleet: Fleet | null): Iterable<Scope> {
  yield { key: JSON.stringify(['fleet', fleetId]), subject: fleetId, what: 'fleet', fleet: fleetId, agent: null, environment: null, limit: fleet?.maxConcurrency ?? null };
  const here = fleet?.maxByEnvironment.find((each) => each.environment === environment);
  if (here !== undefined) yield { key: JSON.stringify(['environment', fleetId, here.environment]), subject: `${fleetId} · ${here.environment}`, what: 'environment', fleet: fleetId, agent: null, environment: here.environment, limit: here.maxConcurrency };
  if (fleet?.maxPerAgent !== undefined) yield { key: JSON.stringify(['agent', agentId]), subject: agentId, what: 'agent', fleet: fleetId, agent: agentId, environment: null, limit: fleet.maxPerAgent };
}

/**
 * The limit before the first that the record tells: the registry's, unless that is the last one told, for then the registry
 * was written after it and what held before is not known.
 */
function standingLimit(registered: number | null, limits: readonly FleetLimit[]): number | null {
  const last = limits.toSorted((a, b) => a.time - b.time).at(-1);
  return last !== undefined && last.maxConcurrency === registered ? null : registered;
}

/** One pass over starts, ends and limits in order of time. What began under one limit may end under a lower one. */
function sweep(runs: readonly Run[], limits: readonly FleetLimit[], registered: number | null, complete: boolean): Pick<ConcurrencyMember, 'peak' | 'excess' | 'unlimited'> {
  const steps: Step[] = limits.map(({ time, maxConcurrency, at }) => ({ time, order: 1, limit: maxConcurrency, at }));
  for (const { from, until, at } of runs) {
    // A run that takes no time is never beside another.
    if (until !== null && until <= from) continue;
    steps.push({ time: from, order: 2, limit: null, at });
    if (until !== null) steps.push({ time: until, order: 0, limit: null, at });
  }
  steps.sort((a, b) => a.time - b.time || a.order - b.order);
  let running = 0;
  let limit = complete ? standingLimit(registered, limits) : null;
  let peak: Crowd | null = null;
  let excess: Crowd | null = null;
  let unlimited: ConcurrencyMember['unlimited'] = null;
  for (const { time, order, limit: told, at } of steps) {
    if (order === 0) running -= 1;
    else if (order === 1) limit = complete ? told : null;
    else {
      running += 1;
      if (peak === null || running > peak.running) peak = { time, running, limit, at };
      if (limit === null) unlimited ??= { time, at };
      else if (running > limit) excess ??= { time, running, limit, at };
    }
  }
  return { peak, excess, unlimited };
}

function judgeConcurrency(member: ConcurrencyMember): Fact {
  const { fleet, agent, environment, runs, open, peak, excess, unlimited } = member;
  const make = factsOf<'CT-38'>(member);
  const whose = { fleet, agent, environment };
  if (excess !== null) return make.exception('over-limit', excess.at, { ...whose, running: excess.running, limit: excess.limit, time: iso(excess.time) });
  if (unlimited !== null) return make.cannotTell('limit-unknown', { ...whose, time: iso(unlimited.time) });
  return make.held('within-limit', { ...whose, runs, open, running: peak?.running ?? 0, limit: peak?.limit });
}

export const CT_38: ControlTest<ConcurrencyMember> = {
  id: 'CT-38', version: 2, severity: 'medium', rests: 'record', of: ({ what }) => (what === 'agent' ? 'agent' : null), members: concurrencyMembers, judge: judgeConcurrency,
};
