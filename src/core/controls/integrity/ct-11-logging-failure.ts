import type { SilentWindow } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { NONE, nothing, type Walk } from '../walk.ts';

/** CT-11: an agent that works leaves records, or the outage of the log was declared. */
export interface SilenceMember extends Member {
  /** Signs of life that the log holds of it: without any, nobody can say when it worked. */
  readonly heartbeats: number;
  readonly longest: number;
  /** The longest windows in which it said that it works and nothing of it was recorded, less the work known to run then. */
  readonly windows: readonly (Pick<SilentWindow, 'from' | 'until' | 'activeRuns' | 'at'> & { readonly running: number; readonly declared: boolean })[];
}

/** When an action of an agent ran. */
interface Span { readonly from: number; readonly until: number }

function silenceWalk({ record: { log }, parameters }: ControlContext): Walk<SilenceMember> {
  if (log === undefined) return { over: nothing, rest: nothing };
  const windows = grouped(log.silentWindows, (each) => each.agentId);
  const spans = new Map<string, Span[]>([...windows.keys()].map((agent) => [agent, []]));
  return {
    over(actions) {
      for (const action of actions) {
        const own = spans.get(action.agentId);
        const execution = own === undefined ? null : executionOf(action);
        if (execution !== null) own?.push({ from: execution.startedAt, until: action.finished?.time ?? Number.POSITIVE_INFINITY });
      }
      return NONE;
    },
    *rest() {
      for (const { actorId, actorKind, first, heartbeats } of log.actors) {
        if (actorKind !== 'agent') continue;
        const runs = spans.get(actorId) ?? [];
        yield {
          subject: actorId, at: first.at, heartbeats, longest: parameters.longestSilence,
          windows: (windows.get(actorId) ?? []).map(({ from, until, activeRuns, at }) => ({
            from, until, activeRuns, at,
            running: runs.filter((each) => each.from <= from && each.until >= until).length,
            declared: log.outages.some((each) => each.from <= from && until <= each.until),
          })),
        };
      }
    },
  };
}

function judgeSilence(member: SilenceMember): Fact {
  const make = factsOf<'CT-11'>(member);
  const agent = member.subject;
  if (member.heartbeats === 0) return make.cannotTell('no-sign-of-life', { agent });
  const unexplained = member.windows.filter((each) => each.until - each.from > member.longest && each.activeRuns > each.running);
  const silent = unexplained.find((each) => !each.declared);
  if (silent !== undefined) {
    return make.exception('silent-while-active', silent.at, {
      agent, from: iso(silent.from), until: iso(silent.until), activeRuns: silent.activeRuns, running: silent.running, windows: unexplained.length,
    });
  }
  const [declared] = unexplained;
  return declared === undefined ? make.held('recorded', { agent }) : make.held('outage-declared', { agent, from: iso(declared.from), until: iso(declared.until) });
}

export const CT_11: ControlTest<SilenceMember> = {
  id: 'CT-11', version: 1, severity: 'high', rests: 'record', of: () => 'agent', walk: silenceWalk, judge: judgeSilence,
};
