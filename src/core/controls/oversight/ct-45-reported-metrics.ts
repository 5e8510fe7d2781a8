import { assertNever } from '../../findings/index.ts';
import { walkReported, type ReportedComparison } from '../../metrics/index.ts';
import type { ControlContext } from '../context.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-45: figures that were reported are those that the record gives. */
export interface ReportMember extends Member {
  readonly metric: string;
  readonly environment: string | null;
  readonly riskClass: string | null;
  readonly from: number;
  readonly until: number;
  readonly reported: Pair;
  /** Both numbers as recomputed, and how many rows could not be told; null where none can be made. */
  readonly recomputed: (Pair & { readonly leftOut: number }) | null;
  readonly outcome: ReportedComparison['outcome'];
}
interface Pair { readonly numerator: number; readonly denominator: number }

function reportWalk(context: ControlContext): Walk<ReportMember | UnkeptMember> {
  const walk = walkReported(context);
  return {
    over(actions) {
      actions.forEach(walk.over);
      return NONE;
    },
    * rest() {
      for (const { reported, recomputed, outcome } of walk.finish()) {
        const { metric, environment, riskClass, from, until, numerator, denominator, at } = reported;
        yield {
          subject: at.event ?? metric, at, metric, environment, riskClass, from, until, reported: { numerator, denominator },
          recomputed: recomputed === null ? null : { numerator: recomputed.numerator, denominator: recomputed.denominator, leftOut: recomputed.leftOut },
          outcome,
        };
      }
      yield* unkeptOf(context.record, ['reported metrics']);
    },
  };
}

function judgeReport(member: ReportMember | UnkeptMember): Fact {
  const make = factsOf<'CT-45'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, metric, environment, riskClass, from, until, reported, recomputed, outcome } = member;
  const values = {
    metric, environment, riskClass, from: iso(from), until: iso(until), reportedNumerator: reported.numerator, reportedDenominator: reported.denominator,
    numerator: recomputed?.numerator, denominator: recomputed?.denominator,
  };
  switch (outcome) {
    case 'agrees': return make.held('equals', values);
    case 'differs': return make.exception('differs', at, values);
    case 'no-figure': return make.exception('nothing-recorded', at, values);
    case 'incomplete': return make.cannotTell('left-out', { ...values, leftOut: recomputed?.leftOut });
    case 'outside-record': return make.cannotTell('outside-record', values);
    case 'unknown-metric': return make.cannotTell('unknown-metric', values);
    case 'not-examined': return make.cannotTell('not-examined', values);
    default: return assertNever(outcome);
  }
}

export const CT_45: ControlTest<ReportMember | UnkeptMember> = {
  id: 'CT-45', version: 1, severity: 'high', rests: 'record', of: () => null, walk: reportWalk, judge: judgeReport,
};
