import type { Pointer } from '../../findings/index.ts';
import type { Action } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import { endOf, startsOf } from '../execution.ts';

/** An action as one agent asked for it or started it. */
interface Doing {
  readonly action: string;
  readonly time: number;
  readonly at: Pointer;
}
interface Run extends Doing {
  /** Where the record holds none, when it was started again; infinite where it was not. */
  readonly end: number;
  readonly ended: boolean;
}

interface Doings {
  readonly asked: Doing[];
  readonly runs: Run[];
}

export interface AgentDoings {
  /** The first request, or the first start, in `[from, until)`. */
  readonly firstAsked: (from: number, until: number) => Doing | null;
  readonly firstStarted: (from: number, until: number) => Doing | null;
  /** Of what started at `time` or before: the one that ended last, if after it, and one whose end is not told and may be after it. */
  readonly runningPast: (time: number) => { readonly ended: Run | null; readonly open: Run | null };
}

/** What some agents did, in the order of time: looked up by agent in logarithmic time, however often one was switched on and off. */
export function collectDoings(wanted: ReadonlySet<string>): { add(action: Action): void; of(agent: string): AgentDoings } {
  const all = new Map<string, Doings>([...wanted].map((agent) => [agent, { asked: [], runs: [] }]));
  return {
    add(action) {
      if (all.size === 0) return;
      const { id, agentId, requested } = action;
      const own = all.get(agentId);
      own?.asked.push({ action: id, time: requested.time, at: requested.at });
      for (const execution of startsOf(action)) {
        const run = { action: id, time: execution.startedAt, at: execution.at, end: endOf(execution) ?? Number.POSITIVE_INFINITY, ended: execution.endedAt !== null };
        own?.runs.push(run);
        if (execution.startedBy !== null && execution.startedBy !== agentId) all.get(execution.startedBy)?.runs.push(run);
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
    if (run.ended) ended = ended === null || run.end > ended.end ? run : ended;
    else open = open === null || run.end > open.end ? run : open;
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
      const past = (run: Run | null): Run | null => (run !== null && run.end > time ? run : null);
      return { ended: past(before.ended), open: past(before.open) };
    },
  };
}

/** Place of the first that is not before `time`. */
const placeOf = (sorted: readonly Doing[], from: number): number => countWhile(sorted, ({ time }) => time < from);
