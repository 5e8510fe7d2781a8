import type { Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import { startsOf } from '../execution.ts';

/** An action as one agent asked for it or started it. */
interface Doing {
  readonly action: string;
  readonly time: number;
  readonly at: Pointer;
}
interface Run extends Doing {
  /** Infinity where the record holds no end. */
  readonly end: number;
}

interface Doings {
  readonly asked: Doing[];
  readonly runs: Run[];
}

export interface AgentDoings {
  /** The first request, or the first start, in `[from, until)`. */
  readonly firstAsked: (from: number, until: number) => Doing | null;
  readonly firstStarted: (from: number, until: number) => Doing | null;
  /** Of what started at `time` or before: the one that ended last, if after it, and one that has no end. */
  readonly runningPast: (time: number) => { readonly ended: Run | null; readonly open: Run | null };
}

/** What some agents did, in the order of time: looked up by agent in logarithmic time, however often one was switched on and off. */
export function collectDoings(wanted: ReadonlySet<string>): { add(action: Action): void; of(agent: string): AgentDoings } {
  const all = new Map<string, Doings>([...wanted].map((agent) => [agent, { asked: [], runs: [] }]));
  return {
    add(action) {
      const { id, agentId, startedBy = agentId, requested } = action;
      const [own, others] = [all.get(agentId), startedBy === agentId ? undefined : all.get(startedBy)];
      if (own === undefined && others === undefined) return;
      own?.asked.push({ action: id, time: requested.time, at: requested.at });
      for (const { startedAt, at } of startsOf(action)) {
        const run = { action: id, time: startedAt, at, end: action.finished?.time ?? Number.POSITIVE_INFINITY };
        own?.runs.push(run);
        others?.runs.push(run);
      }
    },
    of: (agent) => lookups(all.get(agent) ?? { asked: [], runs: [] }),
  };
}

function lookups({ asked, runs }: Doings): AgentDoings {
  const byTime = (a: Doing, b: Doing): number => a.time - b.time;
  const [requests, starts] = [asked.toSorted(byTime), runs.toSorted(byTime)];
  const latest: { readonly ended: Run | null; readonly open: Run | null }[] = [];
  let [ended, open]: [Run | null, Run | null] = [null, null];
  for (const run of starts) {
    if (run.end === Number.POSITIVE_INFINITY) open ??= run;
    else if (ended === null || run.end > ended.end) ended = run;
    latest.push({ ended, open });
  }
  const first = (list: readonly Doing[], from: number, until: number): Doing | null => {
    const found = list[placeOf(list, from)];
    return found !== undefined && found.time < until ? found : null;
  };
  return {
    firstAsked: (from, until) => first(requests, from, until),
    firstStarted: (from, until) => first(starts, from, until),
    runningPast: (time) => {
      const before = latest[placeOf(starts, time + 1) - 1] ?? { ended: null, open: null };
      return { ended: before.ended !== null && before.ended.end > time ? before.ended : null, open: before.open };
    },
  };
}

/** Place of the first that is not before `time`. */
const placeOf = (sorted: readonly Doing[], from: number): number => countWhile(sorted, ({ time }) => time < from);
