import type { LegalHold } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import { grouped } from '../grouped.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { aside } from '../walk.ts';

/** CT-46: records are kept as long as they must be, and longer where a legal hold says so. */
export type RetentionMember = RuleMember | SpanMember | PurgeMember;
interface RuleMember extends Member {
  readonly kind: 'rule';
  readonly minimumDays: number;
  readonly requiredDays: number;
}
interface SpanMember extends Member {
  readonly kind: 'span';
  /** Whether the log begins here with its very first event: then there is nothing older. */
  readonly whole: boolean;
  readonly from: number;
  readonly until: number;
  readonly requiredDays: number;
}
interface PurgeMember extends Member {
  readonly kind: 'purge';
  readonly stream: string;
  readonly time: number;
  /** What is older than this was deleted. */
  readonly before: number;
  readonly requiredDays: number;
  /** The hold that it was under: by its own word, else by the rules of retention. Null where those name none. */
  readonly hold: string | null;
  /** Whether the bundle holds rules of retention at all. */
  readonly rules: boolean;
}

const DAY = 86_400_000;

function* retentionMembers({ record, parameters, streams }: ControlContext): Iterable<RetentionMember | UnkeptMember> {
  const { retention, log } = record;
  if (retention !== undefined) yield { subject: retention.at.file ?? 'retention', at: retention.at, kind: 'rule', minimumDays: retention.minimumDays, requiredDays: parameters.retentionDays };
  const requiredDays = Math.max(retention?.minimumDays ?? 0, parameters.retentionDays);
  const whole = new Set(streams.filter((each) => each.firstSeq === 0).map((each) => each.name));
  for (const { stream, first, last } of log?.streams ?? []) yield { subject: stream, at: first.at, kind: 'span', whole: whole.has(stream), from: first.time, until: last.time, requiredDays };
  const holds = holdsOf(retention?.holds ?? []);
  for (const { stream, before, hold, time, at } of log?.purges ?? []) {
    yield { subject: at.event ?? stream, at, kind: 'purge', stream, time, before, requiredDays, hold: hold ?? holds(stream, before, time), rules: retention !== undefined };
  }
  yield* unkeptOf(record, ['purges']);
}

/** Looked at for each purge: holds beyond the first thousand of a log are taken for one that is always in force. */
const MOST_HOLDS = 1_000;

function holdsOf(all: readonly LegalHold[]): (stream: string, before: number, time: number) => string | null {
  const byStream = grouped(all.flatMap((hold) => [...new Set(hold.streams)].map((stream) => ({ stream, ...hold }))), (each) => each.stream);
  return (stream, before, time) => {
    const own = byStream.get(stream) ?? [];
    const found = own.slice(0, MOST_HOLDS).find((each) => each.from < before && (each.until === null || time < each.until));
    return found?.holdId ?? own[MOST_HOLDS]?.holdId ?? null;
  };
}

function judgeRetention(member: RetentionMember | UnkeptMember): Fact {
  const make = factsOf<'CT-46'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, requiredDays } = member;
  if (member.kind === 'rule') {
    const values = { minimumDays: member.minimumDays, requiredDays };
    return member.minimumDays < requiredDays ? make.exception('rule-too-short', at, values) : make.held('rule-long-enough', values);
  }
  if (member.kind === 'span') {
    const { subject, from, until } = member;
    const values = { stream: subject, from: iso(from), until: iso(until), requiredDays };
    if (member.whole) return make.held('whole-since-opened', values);
    return until - from >= requiredDays * DAY ? make.held('reaches-back', values) : make.cannotTell('bundle-shorter', values);
  }
  const { stream, time, before, hold, rules } = member;
  const values = { stream, before: iso(before), time: iso(time), requiredDays, hold };
  if (hold !== null) return make.exception('purged-under-hold', at, values);
  if (time - before < requiredDays * DAY) return make.exception('purged-early', at, values);
  return rules ? make.held('purged-in-order', values) : make.cannotTell('no-rules', values);
}

export const CT_46: ControlTest<RetentionMember | UnkeptMember> = {
  id: 'CT-46', version: 1, severity: 'medium', rests: 'record', of: () => null, walk: aside(retentionMembers), judge: judgeRetention,
};
