import type { Environment } from '../../bundle/format.ts';
import type { Pointer } from '../../findings/index.ts';
import type { Action, Fleet } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { endOf, startsOf } from '../execution.ts';
import { createSeries, type Series } from '../../packing/index.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, type Walk } from '../walk.ts';
import { sweep, type Runs, type Swept } from './concurrency-sweep.ts';

/** CT-38: no fleet, no fleet in an environment and no agent ran more at once than its limit of that time. */
export interface ConcurrencyMember extends Member, Swept {
  readonly what: 'fleet' | 'environment' | 'agent';
  readonly fleet: string;
  readonly agent: string | null;
  readonly environment: string | null;
  readonly runs: number;
  /** Runs that had not ended when the record does. */
  readonly open: number;
}

function concurrencyWalk({ record, fleet, isProduction }: ControlContext): Walk<ConcurrencyMember> {
  const crowds = new Map<string, Crowded>();
  let place = 0;
  const startOf = (index: number, time: number): Pointer => {
    const action = record.actions.at(index);
    return (action === undefined ? NONE : startsOf(action)).find((each) => each.startedAt === time)?.at ?? {};
  };
  return {
    over(actions) {
      for (const action of actions) {
        const { fleetId } = action;
        if (fleetId !== null) for (const execution of startsOf(action)) {
          const { environment, targets } = action.descriptor;
          const where = isProduction(environment, targets, execution.startedAt) ? 'production' : environment;
          for (const scope of scopesOf(action, where, fleetId, fleet(fleetId))) {
            const crowd = crowds.get(scope.key) ?? { ...scope, starts: createSeries(), ends: createSeries(), places: createSeries() };
            crowds.set(scope.key, crowd);
            crowd.starts.push(execution.startedAt);
            crowd.ends.push(endOf(execution) ?? Number.POSITIVE_INFINITY);
            crowd.places.push(place);
          }
        }
        place += 1;
      }
      return NONE;
    },
    *rest() {
      const limits = grouped(record.oversight?.fleetLimits ?? [], (each) => each.fleetId);
      const complete = record.beyond?.some((each) => each.noun === 'fleet limits') !== true;
      for (const { subject, what, fleet: fleetId, agent, environment, limit, ...told } of crowds.values()) {
        const runs: Runs = { starts: told.starts.numbers(), ends: told.ends.numbers(), places: told.places.numbers() };
        // Only a fleet's own limit changes by events; the others are the registry's.
        const swept = what === 'fleet' ? sweep(runs, limits.get(fleetId) ?? [], limit, complete, startOf) : sweep(runs, [], limit, true, startOf);
        const open = runs.ends.reduce((count, each) => (each === Number.POSITIVE_INFINITY ? count + 1 : count), 0);
        yield { subject, at: startOf(runs.places[0] ?? 0, runs.starts[0] ?? 0), what, fleet: fleetId, agent, environment, runs: runs.starts.length, open, ...swept };
      }
    },
  };
}

/** Three numbers a run, of which there may be hundreds of thousands. */
interface Crowded extends Scope {
  readonly starts: Series;
  readonly ends: Series;
  readonly places: Series;
}

interface Scope extends Pick<ConcurrencyMember, 'subject' | 'what' | 'fleet' | 'agent' | 'environment'> {
  readonly key: string;
  /** Of the registry. */
  readonly limit: number | null;
}

/** What one action counts towards: its fleet, always; its fleet where it acts and its agent, where the registry limits those. */
function* scopesOf({ agentId }: Action, environment: Environment | null, fleetId: string, fleet: Fleet | null): Iterable<Scope> {
  yield { key: JSON.stringify(['fleet', fleetId]), subject: fleetId, what: 'fleet', fleet: fleetId, agent: null, environment: null, limit: fleet?.maxConcurrency ?? null };
  const here = fleet?.maxByEnvironment.find((each) => each.environment === environment);
  if (here !== undefined) yield { key: JSON.stringify(['environment', fleetId, here.environment]), subject: `${fleetId} · ${here.environment}`, what: 'environment', fleet: fleetId, agent: null, environment: here.environment, limit: here.maxConcurrency };
  if (fleet?.maxPerAgent !== undefined) yield { key: JSON.stringify(['agent', agentId]), subject: agentId, what: 'agent', fleet: fleetId, agent: agentId, environment: null, limit: fleet.maxPerAgent };
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
  id: 'CT-38', version: 3, severity: 'medium', rests: 'record', of: ({ what }) => (what === 'agent' ? 'agent' : null), walk: concurrencyWalk, judge: judgeConcurrency,
};
