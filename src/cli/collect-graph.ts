import type { Verified, VerifyFileHooks } from '../engine/verify/index.ts';
import { graphFigure, type GraphFigure, type GraphRows } from '../report/index.ts';

type Row = Parameters<NonNullable<VerifyFileHooks['event']>>[0];
type Action = Parameters<NonNullable<VerifyFileHooks['action']>>[0];
type Pair = { agent: string; system: string; done: number; denied: number };

/** Pairs of who and what that are kept, about 200 bytes each; the figure draws far fewer. Beyond them nothing new is counted. */
const MOST_PAIRS = 500_000;
const REFUSED: ReadonlySet<string> = new Set(['denied', 'blocked', 'expired']);

/** Counts who touched what while the record streams by, by the rules of `GraphRows`: the window's index counts by the same. */
export function graphCollector(mostPairs = MOST_PAIRS): { readonly event: (row: Row) => void; readonly action: (action: Action) => void; figure(verified: Verified): GraphFigure | null } {
  /** By action and system, and for events of no action by actor and system. */
  const data = new Map<string, Pair & { readonly action: string | null }>();
  const pairs = new Map<string, Pair>();
  const key = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);
  const count = (agent: string, system: string, what: 'done' | 'denied', n = 1): void => {
    const at = key(agent, system);
    const pair = pairs.get(at) ?? { agent, system, done: 0, denied: 0 };
    if (pairs.has(at) || pairs.size < mostPairs) pairs.set(at, pair);
    pair[what] += n;
  };
  const act = (action: Action): void => {
    const told = (system: string): Pair | undefined => data.get(key(action.id, null, system));
    const { finished, started, agentId } = action;
    const effects = finished?.value.effects ?? [];
    const happened = effects.length > 0 ? effects : started === null ? [] : action.descriptor.targets;
    for (const system of new Set(happened)) if ((told(system)?.done ?? 0) === 0) count(agentId, system, 'done');
    if (started !== null || !REFUSED.has(action.outcome)) return;
    for (const system of new Set(action.descriptor.targets)) if ((told(system)?.denied ?? 0) === 0) count(agentId, system, 'denied');
  };
  return {
    event({ type, systemId, actionId, actorId, outcome }) {
      if ((type !== 'data.read' && type !== 'data.written') || systemId === null) return;
      const at = actionId === null ? key(null, actorId, systemId) : key(actionId, null, systemId);
      const pair = data.get(at) ?? { action: actionId, agent: actorId, system: systemId, done: 0, denied: 0 };
      if (data.has(at) || data.size < mostPairs) data.set(at, pair);
      pair[outcome === 'denied' ? 'denied' : 'done'] += 1;
    },
    action: act,
    figure({ record }) {
      if (record === null) return null;
      const agentOf = new Map<string, string>();
      for (const action of record.actions) {
        agentOf.set(action.id, action.agentId);
        act(action);
      }
      for (const { action, agent, system, done, denied } of data.values()) {
        const who = (action === null ? undefined : agentOf.get(action)) ?? agent;
        count(who, system, 'done', done);
        count(who, system, 'denied', denied);
      }
      return graphFigure({ snapshot: snapshotOf(record), agents: record.agents, touches: [...pairs.values()] });
    },
  };
}

/** The newest that was in force when the record ended; of two from the same instant the later stated. */
function snapshotOf({ graphs, period }: NonNullable<Verified['record']>): GraphRows['snapshot'] {
  let found: GraphRows['snapshot'] = null;
  for (const graph of graphs) if (graph.validFrom <= period.to && (found === null || graph.validFrom >= found.validFrom)) found = graph;
  return found;
}
