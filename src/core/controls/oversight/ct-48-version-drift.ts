import type { Pointer } from '../../findings/index.ts';
import type { ApprovedVersion } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { aside } from '../walk.ts';

/** CT-48: agents run the versions that were approved, and a change of version is recorded. */
export interface VersionMember extends Member {
  readonly agent: string;
  /** As its events state it; null for those that state none. */
  readonly version: string | null;
  readonly events: number;
  readonly first: { readonly time: number; readonly at: Pointer };
  readonly last: { readonly time: number; readonly at: Pointer };
  /** Spans in which this version of this agent was approved, joined; null where the bundle holds no approvals at all. */
  readonly approved: readonly { readonly from: number; readonly until: number | null }[] | null;
  /** The model it runs by the registry, which speaks of the registered version alone, and the models approved for that. */
  readonly model: { readonly used: string; readonly approved: readonly string[] } | null;
  /** For a version that is not the agent's first: whether a change to it is recorded by the time it was used. */
  readonly changeRecorded: boolean | null;
}

function* versionMembers({ record, agent }: ControlContext): Iterable<VersionMember | UnkeptMember> {
  const approvals = groupBy(record.approvedVersions ?? [], (each) => JSON.stringify([each.agentId, each.version]));
  const earliestChange = new Map<string, number>();
  for (const { agentId, to, time } of record.oversight?.agentVersionChanges ?? []) {
    const key = JSON.stringify([agentId, to]);
    earliestChange.set(key, Math.min(time, earliestChange.get(key) ?? time));
  }
  const seen = record.log?.agentVersions ?? [];
  const firstSeen = new Map<string, number>();
  for (const { agentId, version, first } of seen) {
    if (version !== null) firstSeen.set(agentId, Math.min(first.time, firstSeen.get(agentId) ?? first.time));
  }
  for (const { agentId, version, events, first, last } of seen) {
    const key = JSON.stringify([agentId, version]);
    const own = approvals.get(key) ?? [];
    const entry = agent(agentId);
    const registered = entry !== null && entry.version === version && entry.model !== null ? entry.model : null;
    yield {
      subject: version === null ? agentId : `${agentId} ${version}`, at: first.at, agent: agentId, version, events, first, last,
      approved: record.approvedVersions === undefined ? null : joined(own),
      model: registered === null || own.length === 0 ? null : { used: registered, approved: [...new Set(own.map((each) => each.model))] },
      changeRecorded: version === null || first.time === firstSeen.get(agentId) ? null : (earliestChange.get(key) ?? Number.POSITIVE_INFINITY) <= first.time,
    };
  }
  yield* unkeptOf(record, ['agent versions', 'agent version changes']);
}

/** Spans that follow each other without a gap are one: an approval that is renewed does not end. */
function joined(approvals: readonly ApprovedVersion[]): NonNullable<VersionMember['approved']> {
  const spans: { from: number; until: number | null }[] = [];
  for (const { from, until } of approvals.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last === undefined || (last.until !== null && last.until < from)) spans.push({ from, until });
    else if (last.until !== null && (until === null || until > last.until)) last.until = until;
  }
  return spans;
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

function judgeVersion(member: VersionMember | UnkeptMember): Fact {
  const make = factsOf<'CT-48'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { agent, version, events, first, last, approved, model, changeRecorded } = member;
  const values = { agent, version, events, firstAt: iso(first.time), lastAt: iso(last.time) };
  if (version === null) return make.cannotTell('version-not-stated', values);
  if (changeRecorded === false) return make.exception('change-not-recorded', first.at, values);
  if (approved === null) return make.cannotTell('no-approvals', values);
  if (approved.length === 0) return make.exception('not-approved', first.at, values);
  const span = approved.find((each) => each.from <= first.time && (each.until === null || last.time < each.until));
  if (span === undefined) {
    const begun = approved.some((each) => each.from <= first.time && (each.until === null || first.time < each.until));
    return make.exception('outside-approval', begun ? last.at : first.at, { ...values, usedAt: iso(begun ? last.time : first.time) });
  }
  if (model !== null && !model.approved.includes(model.used)) return make.exception('model-differs', first.at, { ...values, model: model.used, approvedModel: model.approved.join(', ') });
  return make.held('approved', values);
}

export const CT_48: ControlTest<VersionMember | UnkeptMember> = {
  id: 'CT-48', version: 1, severity: 'high', rests: 'record', of: (member) => (!isUnkept(member) && member.version === null ? 'agent' : null), walk: aside(versionMembers), judge: judgeVersion,
};
