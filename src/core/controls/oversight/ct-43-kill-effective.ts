import type { Pointer } from '../../findings/index.ts';
import type { AgentChange, DataUse } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { NONE, type Walk } from '../walk.ts';
import { collectLooseUses } from '../data/loose-uses.ts';
import { collectDoings } from './runs-of-agents.ts';

/** CT-43: an agent that was switched off does nothing once the grace is over, until somebody switches it on. */
export interface KillMember extends Member {
  readonly agent: string;
  readonly disabledAt: number;
  readonly by: string;
  /** From here on it may do nothing; this very millisecond is still grace. */
  readonly limit: number;
  readonly enabledAt: number | null;
  readonly recordEnds: number;
  /** The first start after the limit, what started before and ended after it, and what has no end. */
  readonly started: Deed | null;
  readonly ranOn: (Deed & { readonly end: number }) | null;
  readonly open: Deed | null;
  /** The first request after the limit, whatever became of it. */
  readonly asked: Deed | null;
  /** The first use of data after the limit that the record tells the time of. */
  readonly dataUse: { readonly resource: string; readonly time: number; readonly at: Pointer } | null;
  /** Data that was used before and after, and in between at times that the record does not tell. */
  readonly untimed: string | null;
}
interface Deed { readonly action: string; readonly time: number; readonly at: Pointer }

function killWalk({ record, parameters }: ControlContext): Walk<KillMember | UnkeptMember> {
  const changes = new Map<string, AgentChange[]>();
  for (const change of record.course?.agentChanges ?? []) {
    const own = changes.get(change.agentId);
    if (own === undefined) changes.set(change.agentId, [change]);
    else own.push(change);
  }
  const killed = new Set([...changes].filter(([, own]) => own.some((each) => each.change === 'disabled')).map(([agent]) => agent));
  const doings = collectDoings(killed);
  const loose = collectLooseUses();
  return {
    over(actions) {
      for (const action of actions) {
        doings.add(action);
        if (killed.has(action.agentId)) loose.add(action);
      }
      return NONE;
    },
    *rest() {
      const useIn = usesOf(record, killed);
      const untimedIn = untimedOf(loose.of(record), killed);
      for (const agent of killed) {
        const { firstStarted, firstAsked, runningPast } = doings.of(agent);
        let enabledAt: number | null = null;
        const members: KillMember[] = [];
        for (const change of (changes.get(agent) ?? []).toSorted((a, b) => b.time - a.time)) {
          if (change.change === 'enabled') {
            enabledAt = change.time;
            continue;
          }
          // The first millisecond after the grace.
          const after = change.time + parameters.graceAfterDisable + 1;
          const until = enabledAt ?? Number.POSITIVE_INFINITY;
          const { ended, open } = after <= until ? runningPast(after - 1) : { ended: null, open: null };
          members.push({
            subject: change.at.event ?? agent, at: change.at, agent, disabledAt: change.time, by: change.by, limit: after - 1, enabledAt, recordEnds: record.period.to,
            started: firstStarted(after, until), asked: firstAsked(after, until), ranOn: ended, open,
            dataUse: useIn(agent, after, until), untimed: after < until ? untimedIn(agent, after, until) : null,
          });
        }
        yield* members.toReversed();
      }
      yield* unkeptOf(record, ['data uses']);
    },
  };
}

/** Of an agent's uses of data, the first in a half-open span. Of each resource, class and way of use the record tells the first time and the last. */
function usesOf({ dataFlow }: ControlContext['record'], wanted: ReadonlySet<string>): (agent: string, from: number, until: number) => KillMember['dataUse'] {
  const byAgent = new Map<string, NonNullable<KillMember['dataUse']>[]>();
  for (const { agentId, resource, events, first, last } of dataFlow?.uses ?? []) {
    if (events === 0 || !wanted.has(agentId)) continue;
    const moments = byAgent.get(agentId) ?? [];
    byAgent.set(agentId, moments);
    for (const { time, at } of [first, last]) moments.push({ resource, time, at });
  }
  for (const moments of byAgent.values()) moments.sort((a, b) => a.time - b.time);
  return (agent, from, until) => {
    const moments = byAgent.get(agent) ?? [];
    const found = moments[countWhile(moments, ({ time }) => time < from)];
    return found !== undefined && found.time < until ? found : null;
  };
}

/** Of an agent, what it used before a half-open span and after it, and more often than twice: whether in it, nobody can say. */
function untimedOf(uses: readonly DataUse[], wanted: ReadonlySet<string>): (agent: string, from: number, until: number) => string | null {
  const byAgent = grouped(uses.filter(({ agentId, events }) => events > 2 && wanted.has(agentId)), ({ agentId }) => agentId);
  const longest = new Map([...byAgent].map(([agent, own]) => [agent, lastingLongest(own)]));
  return (agent, from, until) => {
    const own = longest.get(agent) ?? [];
    const before = own[countWhile(own, (each) => each.from < from) - 1];
    return before !== undefined && before.use.last.time >= until ? before.use.resource : null;
  };
}

/** In the order of their beginnings: from each on, the one that lasts longest of those that had begun. */
function lastingLongest(uses: readonly DataUse[]): readonly { readonly from: number; readonly use: DataUse }[] {
  let longest: DataUse | null = null;
  return uses.toSorted((a, b) => a.first.time - b.first.time).map((use) => {
    if (longest === null || use.last.time > longest.last.time) longest = use;
    return { from: use.first.time, use: longest };
  });
}

function judgeKill(member: KillMember | UnkeptMember): Fact {
  const make = factsOf<'CT-43'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { agent, by, disabledAt, limit, enabledAt, recordEnds, started, ranOn, open, asked, dataUse, untimed } = member;
  const values = { agent, by, disabledAt: iso(disabledAt), limit: iso(limit) };
  if (started !== null) return make.exception('acted-after', started.at, { ...values, action: started.action, startedAt: iso(started.time), late: started.time - disabledAt });
  if (ranOn !== null) return make.exception('ran-on', ranOn.at, { ...values, action: ranOn.action, finishedAt: iso(ranOn.end), late: ranOn.end - disabledAt });
  if (dataUse !== null) return make.exception('used-data-after', dataUse.at, { ...values, resource: dataUse.resource, time: iso(dataUse.time) });
  if (open !== null) return make.cannotTell('end-unknown', { ...values, action: open.action, startedAt: iso(open.time) });
  if (untimed !== null) return make.cannotTell('use-untimed', { ...values, resource: untimed });
  if (enabledAt !== null && enabledAt <= limit) return make.held('enabled-in-time', { ...values, enabledAt: iso(enabledAt) });
  if (limit >= recordEnds) return make.cannotTell('record-ends', { ...values, recordEnds: iso(recordEnds) });
  return asked === null ? make.held('stopped', values) : make.held('only-refused', { ...values, action: asked.action, requestedAt: iso(asked.time) });
}

export const CT_43: ControlTest<KillMember | UnkeptMember> = {
  id: 'CT-43', version: 3, severity: 'critical', rests: 'record', of: () => null, walk: killWalk, judge: judgeKill,
};
