import { assertNever } from '../../findings/index.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { Moment } from '../../model/record.ts';
import type { ControlTest, Fact } from '../types.ts';
import { logMembers, type LogMember } from './log-test.ts';
import { judgeSealingKey, sealingKeyMembers, type SealingKeyMember } from './sealing-keys.ts';
import { createSourceClocks, judgeSource, type SourceMember } from './source-clocks.ts';
import { NONE, type Walk } from '../walk.ts';

/**
 * CT-06: times run forward, causes come first, and nothing lies outside the period, after the export or after the end of
 * the key that sealed it; and clocks of other sources agree with the log's.
 */
export type ClockMember = LogClock | SealingKeyMember | SourceMember;

interface LogClock extends LogMember {
  readonly what: 'log';
  readonly tolerance: number;
  readonly exportedAt: number | null;
  /** Null where the record holds no times of the log. */
  readonly last: Moment | null;
  readonly decreases: number;
  /** By how much the clock went back, of the steps that are kept. */
  readonly worst: (Moment & { readonly milliseconds: number }) | null;
}

function* logClocks(context: ControlContext): Iterable<LogClock> {
  const { record, parameters, exportedAt } = context;
  const spans = new Map((record.log?.streams ?? []).map((each) => [each.stream, each]));
  for (const member of logMembers(context, ['time.order', 'time.period'])) {
    const span = spans.get(member.stream);
    const worst = (span?.decreased ?? []).reduce<LogClock['worst']>((most, each) => (most === null || each.milliseconds > most.milliseconds ? each : most), null);
    yield { ...member, what: 'log', tolerance: parameters.clockTolerance, exportedAt, last: span?.last ?? null, decreases: span?.decreases ?? 0, worst };
  }
}

function clockWalk(context: ControlContext): Walk<ClockMember> {
  const sources = createSourceClocks(context);
  return {
    over(actions) {
      sources.over(actions);
      return NONE;
    },
    *rest() {
      yield* logClocks(context);
      yield* sealingKeyMembers(context);
      yield* sources.members();
    },
  };
}

function judgeClock(member: ClockMember): Fact {
  switch (member.what) {
    case 'log': return judgeLog(member);
    case 'key': return judgeSealingKey(member);
    case 'source': case 'other-runners': return judgeSource(member);
    default: return assertNever(member);
  }
}

function judgeLog(member: LogClock): Fact {
  const { stream, events, found, last, exportedAt, tolerance, worst } = member;
  const make = factsOf<'CT-06'>(member);
  if (worst !== null && worst.milliseconds > tolerance) {
    return make.exception('clock-went-back', worst.at, { stream, decreases: member.decreases, by: worst.milliseconds, tolerance });
  }
  // Steps back within the tolerance are findings of the verifier too, and are what clocks of several sources do.
  const own = found.first?.code === 'time.decreases' ? null : found.first;
  if (found.failures > 0 && own !== null) {
    return make.exception(own.code === 'time.before-cause' ? 'before-its-cause' : 'outside-the-period', own.at, { stream, finding: own.code, breaks: found.failures });
  }
  if (last === null) return make.cannotTell('no-times', { stream });
  if (exportedAt === null) return make.cannotTell('export-undated', { stream });
  if (last.time > exportedAt + tolerance) return make.exception('after-the-export', last.at, { stream, time: iso(last.time), exportedAt: iso(exportedAt) });
  return make.held('in-order', { stream, events, last: iso(last.time) });
}

export const CT_06: ControlTest<ClockMember> = {
  id: 'CT-06', version: 2, severity: 'high', rests: 'record', of: () => null, walk: clockWalk, judge: judgeClock,
};
