import type { Pointer } from '../../findings/index.ts';
import type { FleetLimit } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-38: no fleet ran more at once than its limit of that time. */
export interface ConcurrencyMember extends Member {
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

/** A fleet's runs, of which there may be hundreds of thousands: three numbers each. An end is infinite where none is recorded. */
interface Runs { readonly starts: number[]; readonly ends: number[]; readonly places: number[] }

function concurrencyWalk({ record, fleet }: ControlContext): Walk<ConcurrencyMember> {
  const fleets = new Map<string, Runs>();
  let place = 0;
  const startOf = (index: number): Pointer => {
    const action = record.actions.at(index);
    return (action === undefined ? null : executionOf(action))?.at ?? {};
  };
  return {
    over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        if (execution !== null && action.fleetId !== null) {
          const own = fleets.get(action.fleetId) ?? { starts: [], ends: [], places: [] };
          fleets.set(action.fleetId, own);
          own.starts.push(execution.startedAt);
          own.ends.push(action.finished?.time ?? Number.POSITIVE_INFINITY);
          own.places.push(place);
        }
        place += 1;
      }
      return NONE;
    },
    *rest() {
      const limits = grouped(record.oversight?.fleetLimits ?? [], (each) => each.fleetId);
      const complete = record.beyond?.some((each) => each.noun === 'fleet limits') !== true;
      for (const [fleetId, own] of fleets) {
        const swept = sweep(own, limits.get(fleetId) ?? [], fleet(fleetId)?.maxConcurrency ?? null, complete, startOf);
        yield { subject: fleetId, at: startOf(own.places[0] ?? 0), runs: own.starts.length, open: own.ends.filter((each) => each === Number.POSITIVE_INFINITY).length, ...swept };
      }
    },
  };
}

/**
 * The limit before the first that the record tells: the registry's, unless that is the last one told, for then the registry
 * was written after it and what held before is not known.
 */
function standingLimit(registered: number | null, limits: readonly FleetLimit[]): number | null {
  const last = limits.toSorted((a, b) => a.time - b.time).at(-1);
  return last !== undefined && last.maxConcurrency === registered ? null : registered;
}

/**
 * One pass over starts, ends and limits in order of time. What began under one limit may end under a lower one. At one time,
 * ends come before limits and limits before starts: intervals are half open, a limit holds from its moment.
 */
function sweep(
  { starts, ends, places }: Runs, limits: readonly FleetLimit[], registered: number | null, complete: boolean, startOf: (place: number) => Pointer,
): Pick<ConcurrencyMember, 'peak' | 'excess' | 'unlimited'> {
  const startAt = (run: number): number => starts[run] ?? 0;
  // A run that takes no time is never beside another.
  const runs = Uint32Array.from(starts.keys()).filter((run) => (ends[run] ?? 0) > startAt(run)).sort((a, b) => startAt(a) - startAt(b) || a - b);
  const over = Float64Array.from(runs, (run) => ends[run] ?? 0).sort();
  const told = limits.toSorted((a, b) => a.time - b.time);
  let [ended, changed] = [0, 0];
  let limit = complete ? standingLimit(registered, limits) : null;
  let peak: Marked | null = null;
  let excess: Marked | null = null;
  let unlimited: Marked | null = null;
  for (const [started, run] of runs.entries()) {
    const time = startAt(run);
    while ((over[ended] ?? Number.POSITIVE_INFINITY) <= time) ended += 1;
    for (; (told[changed]?.time ?? Number.POSITIVE_INFINITY) <= time; changed += 1) limit = complete ? (told[changed]?.maxConcurrency ?? null) : null;
    const running = started + 1 - ended;
    const marked = { time, running, limit, run };
    if (peak === null || running > peak.running) peak = marked;
    if (limit === null) unlimited ??= marked;
    else if (running > limit) excess ??= marked;
  }
  const atOf = ({ run }: Marked): Pointer => startOf(places[run] ?? 0);
  const crowd = (marked: Marked | null): Crowd | null => (marked === null ? null : { time: marked.time, running: marked.running, limit: marked.limit, at: atOf(marked) });
  return { peak: crowd(peak), excess: crowd(excess), unlimited: unlimited === null ? null : { time: unlimited.time, at: atOf(unlimited) } };
}
interface Marked extends Omit<Crowd, 'at'> { readonly run: number }

function judgeConcurrency(member: ConcurrencyMember): Fact {
  const { subject: fleet, runs, open, peak, excess, unlimited } = member;
  const make = factsOf<'CT-38'>(member);
  if (excess !== null) return make.exception('over-limit', excess.at, { fleet, running: excess.running, limit: excess.limit, time: iso(excess.time) });
  if (unlimited !== null) return make.cannotTell('limit-unknown', { fleet, time: iso(unlimited.time) });
  return make.held('within-limit', { fleet, runs, open, running: peak?.running ?? 0, limit: peak?.limit });
}

export const CT_38: ControlTest<ConcurrencyMember> = {
  id: 'CT-38', version: 1, severity: 'medium', rests: 'record', of: () => null, walk: concurrencyWalk, judge: judgeConcurrency,
};
