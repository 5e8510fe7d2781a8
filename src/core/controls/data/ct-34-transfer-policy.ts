import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { placeAt, transferName, transfersOf } from './places.ts';
import { transferRulesIn, type RuleMatch } from './transfer-rules.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-34: what leaves is of a kind, a class and a form that the transfer policy in force lets go that way. */
export interface EgressMember extends Member {
  readonly from: string;
  readonly to: string;
  readonly time: number;
  readonly artifactKind: string;
  readonly dataClass: string;
  readonly form: string;
  /** Version in force then; null where none was, or the bundle holds none. */
  readonly version: string | null;
  /** Its rules for this way, each with what of the transfer it allows. */
  readonly rules: readonly RuleMatch[];
  readonly rulesBeyond: number;
  /** The first of the two places that nothing says anything about. */
  readonly unknownPlace: string | null;
}

function* egressMembers(context: ControlContext): Iterable<EgressMember | UnkeptMember> {
  const { record } = context;
  const rulesFor = transferRulesIn(record.transferBoundaries ?? []);
  for (const transfer of transfersOf(record)) {
    const { time, at, artifactKind, dataClass, form } = transfer;
    const [from, to] = [placeAt(context, transfer.from, time), placeAt(context, transfer.to, time)];
    const { version, rules, beyond } = rulesFor(transfer, from, to);
    yield {
      subject: transferName(transfer), at, from: from.name, to: to.name, time, artifactKind, dataClass, form,
      version, rules, rulesBeyond: beyond,
      unknownPlace: [from, to].find((each) => !each.known)?.name ?? null,
    };
  }
  yield* unkeptOf(record, ['data transfers']);
}

/** Narrows the rules step by step; the first step that leaves none names what was not allowed. */
function judgeEgress(member: EgressMember | UnkeptMember): Fact {
  const make = factsOf<'CT-34'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  const { at, from, to, time, artifactKind, dataClass, form, version, rules } = member;
  const values = { from, to, time: iso(time), artifactKind, dataClass, form, version };
  if (version === null) return make.cannotTell('no-policy', values);
  const kind = rules.filter((each) => each.kind);
  const classed = kind.filter((each) => each.dataClass);
  if (classed.some((each) => each.form)) return make.held('allowed', values);
  if (member.rulesBeyond > 0) return make.cannotTell('not-kept', { noun: 'rules for this way', count: member.rulesBeyond });
  if (member.unknownPlace !== null) return make.cannotTell('place-unknown', { ...values, place: member.unknownPlace });
  if (rules.length === 0) return make.exception('way-not-allowed', at, values);
  if (kind.length === 0) return make.exception('kind-not-allowed', at, values);
  if (classed.length === 0) return make.exception('class-not-allowed', at, values);
  return make.exception('form-not-allowed', at, values);
}

export const CT_34: ControlTest<EgressMember | UnkeptMember> = {
  id: 'CT-34',
  version: 1,
  severity: 'high',
  rests: 'record',
  of: () => null,
  walk: aside(egressMembers),
  judge: judgeEgress,
};
