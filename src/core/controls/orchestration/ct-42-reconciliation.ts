import { assertNever } from '../../findings/index.ts';
import type { Action, CanonicalRecord, DirectoryChange } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { endOf, startsOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import { member as valueOf, type Happening } from '../happenings.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { closedChanges, ticketsOf, type ClosedChangeMember } from './change-tickets.ts';
import { reconcile, type Match, type Trace } from './reconcile.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-42: what the log tells of a change is what the CI/CD system, the ticket system and the identity provider tell, both ways. */
export type ReconciledMember = ClosedChangeMember | Member & (
  | {
    readonly what: Compared;
    readonly match: Match;
    readonly window: number;
    /** Whether there is an extract of the other system to compare with. */
    readonly extract: boolean;
    /** So near to an end of the record's period that the other trace may lie outside it. */
    readonly atEdge: boolean;
  }
  | { readonly what: 'release'; readonly release: string; readonly commit: string; readonly action: string | null; readonly ran: boolean; readonly extract: boolean }
  | { readonly what: 'change'; readonly ticket: string; readonly window: { readonly from: number; readonly to: number } | 'not-told'; readonly startedAt: number; readonly endedAt: number | null }
  | { readonly what: 'merge'; readonly asked: string; readonly merged: string }
);

type Compared = keyof typeof SYSTEMS;
/** Whose extract tells of it. */
const SYSTEMS = { run: 'CI/CD', opening: 'ITSM', closing: 'ITSM', grant: 'IdP', removal: 'IdP' } as const;

/** Of what actions led to, what other systems tell too. */
const TRACED: ReadonlySet<string> = new Set(['pipeline.completed', 'ticket.opened', 'ticket.closed']);

function reconciledWalk({ record, parameters }: ControlContext): Walk<ReconciledMember> {
  const window = parameters.reconciliationWindow;
  const loose = record.unattached ?? [];
  const traces: Happening[] = [];
  const changes: ReconciledMember[] = [];
  const changesOf = changesIn(record, window);
  const closed = closedChanges(record);
  return {
    over(actions) {
      for (const action of actions) {
        closed.add(action);
        for (const each of action.consequences) if (TRACED.has(each.value.type)) traces.push(each);
        for (const each of changesOf.action(action)) changes.push(each);
      }
      return NONE;
    },
    *rest() {
      const told = [...traces, ...loose];
      const of = (type: string): readonly Happening[] => told.filter((each) => each.value.type === type);
      const { from, to } = record.period;
      const atEdge = (time: number): boolean => time - from < window || to - time < window;
      // An extract that tells of nothing is an answer; only where there is none can nothing be said.
      const traced = (what: Compared, left: readonly Trace[], right: readonly Trace[] | undefined): readonly ReconciledMember[] =>
        reconcile(left, right ?? [], window).matches.flatMap((match) => {
          const trace = match.left ?? match.right;
          // An extract may reach further than the record; only what lies in its period is compared.
          if (trace === null || (match.left === null && (trace.time < from || trace.time > to))) return [];
          return [{ subject: `${what} ${match.key}`, at: trace.at, what, match, window, extract: right !== undefined, atEdge: atEdge(trace.time) }];
        });
      yield* traced('run', of('pipeline.completed').map((each) => trace(each, 'run_id', ['commit', 'status'])), record.pipelineRuns?.map(({ id, finishedAt, at, commit, status }) => ({ key: id, time: finishedAt, at, says: { commit, status } })));
      yield* traced('opening', of('ticket.opened').map((each) => trace(each, 'ticket_id', [])), record.tickets?.map(({ id, openedAt, at }) => ({ key: id, time: openedAt, at, says: {} })));
      yield* traced('closing', of('ticket.closed').map((each) => trace(each, 'ticket_id', [])), record.tickets?.flatMap(({ id, closedAt, at }) => (closedAt === null ? [] : [{ key: id, time: closedAt, at, says: {} }])));
      for (const [what, bound, given] of [['grant', 'bound', 'given'], ['removal', 'unbound', 'taken']] as const) {
        const logged = (record.course?.roleChanges ?? []).filter((each) => each.change === bound);
        yield* traced(what, logged.map(roleTrace), record.directoryChanges?.filter((each) => each.change === given).map(roleTrace));
      }
      yield* changes;
      for (const each of loose) if (each.value.type === 'release.shipped') yield changesOf.released(each, null);
      yield* closed.members();
    },
  };
}

const trace = (each: Happening, key: string, says: readonly string[]): Trace =>
  ({ key: valueOf(each, key), time: each.time, at: each.at, says: Object.fromEntries(says.map((name) => [name, valueOf(each, name)])) });

/** Two names may run together into the key of two others: what both systems say is compared as it stands, too. */
const roleTrace = ({ principal, role, time, at }: Pick<DirectoryChange, 'principal' | 'role' | 'time' | 'at'>): Trace =>
  ({ key: `${principal} · ${role}`, time, at, says: { principal, role } });

function changesIn(record: CanonicalRecord, window: number): { action(action: Action): Iterable<ReconciledMember>; released(each: Happening, action: string | null): ReconciledMember } {
  /** By commit, when a run first succeeded: one that ended long after a release did not make it. */
  const succeeded = new Map<string, number>();
  for (const { commit, status, finishedAt } of record.pipelineRuns ?? []) if (status === 'success') succeeded.set(commit, Math.min(succeeded.get(commit) ?? Number.POSITIVE_INFINITY, finishedAt));
  // That an extract does not tell of a window matters where one is to be expected.
  const windows = new Map((record.tickets ?? []).flatMap(({ id, kind, window: agreed }) => (agreed === undefined || (agreed === 'not-told' && kind !== 'change') ? [] : [[id, agreed] as const])));
  const released = (each: Happening, action: string | null): ReconciledMember => {
    const commit = valueOf(each, 'commit');
    return { subject: `release ${valueOf(each, 'release_id')}`, at: each.at, what: 'release', release: valueOf(each, 'release_id'), commit, action, ran: (succeeded.get(commit) ?? Number.POSITIVE_INFINITY) - each.time <= window, extract: record.pipelineRuns !== undefined };
  };
  return {
    released,
    *action(action) {
      const asked = action.descriptor.parameters['head'];
      for (const each of action.consequences) {
        const { type } = each.value;
        if (type === 'release.shipped') yield released(each, action.id);
        if (type === 'pull-request.merged' && asked !== undefined) yield { subject: `merge ${action.id}`, at: each.at, what: 'merge', asked, merged: valueOf(each, 'head') };
      }
      for (const ticket of ticketsOf(action)) {
        const agreed = windows.get(ticket);
        if (agreed === undefined) continue;
        for (const execution of startsOf(action)) {
          yield { subject: `change ${ticket}`, at: execution.at, what: 'change', ticket, window: agreed, startedAt: execution.startedAt, endedAt: endOf(execution) };
        }
      }
    },
  };
}

function judgeReconciled(member: ReconciledMember): Fact {
  const make = factsOf<'CT-42'>(member);
  switch (member.what) {
    case 'run': case 'opening': case 'closing': case 'grant': case 'removal': return judgeMatch(member);
    case 'release': {
      const { release, commit, action, ran } = member;
      if (action === null) return make.exception('release-without-action', member.at, { release, commit });
      if (!member.extract) return make.cannotTell('no-extract', { what: 'release', key: release, system: 'CI/CD' });
      return ran ? make.held('released-by-a-run', { release, commit }) : make.exception('release-without-run', member.at, { release, commit });
    }
    case 'change': {
      const { ticket, window, startedAt, endedAt } = member;
      if (window === 'not-told') return make.cannotTell('window-not-told', { ticket, startedAt: iso(startedAt) });
      const values = { ticket, from: iso(window.from), to: iso(window.to), startedAt: iso(startedAt), endedAt: endedAt === null ? null : iso(endedAt) };
      if (startedAt < window.from || startedAt >= window.to || (endedAt !== null && endedAt > window.to)) return make.exception('outside-window', member.at, values);
      return endedAt === null ? make.cannotTell('end-not-told', values) : make.held('in-window', values);
    }
    case 'ticket': {
      const { ticket, closedAt, under, unkept } = member;
      if (under > 0) return make.held('change-under-ticket', { ticket, closedAt: iso(closedAt), under });
      if (unkept > 0) return make.cannotTell('not-kept', { noun: 'change approvals', count: unkept });
      return make.exception('closed-without-change', member.at, { ticket, closedAt: iso(closedAt) });
    }
    case 'merge': {
      const { asked, merged } = member;
      return asked === merged ? make.held('merged-as-asked', { merged }) : make.exception('head-moved', member.at, { asked, merged });
    }
    default: return assertNever(member);
  }
}

function judgeMatch(member: Extract<ReconciledMember, { readonly match: Match }>): Fact {
  const { match: { key, left, right, apart, within, differs }, what, window, extract, atEdge, at } = member;
  const make = factsOf<'CT-42'>(member);
  const trace = left ?? right;
  const values = { what, key, principal: trace?.says['principal'], role: trace?.says['role'], system: SYSTEMS[what], window, time: iso(trace?.time ?? Number.NaN) };
  if (left === null || right === null) {
    if (!extract) return make.cannotTell('no-extract', values);
    if (atEdge) return make.cannotTell('at-the-edge', values);
    return make.exception(left === null ? 'not-in-log' : 'not-in-extract', at, values);
  }
  if (differs.length > 0) return make.exception('told-differently', at, { ...values, differs: differs.join(', ') });
  return within ? make.held('reconciled', { ...values, apart }) : make.exception('too-far-apart', at, { ...values, apart });
}

export const CT_42: ControlTest<ReconciledMember> = {
  id: 'CT-42', version: 5, severity: 'high', rests: 'record', of: () => null, walk: reconciledWalk, judge: judgeReconciled,
};
