import type { DataClass, TransferForm } from '../../bundle/format.ts';
import { factsOf, iso } from '../fact.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { isAbove } from './classes.ts';
import { isHigher, placeAt, transferName, transfersOf, type Place } from './places.ts';
import type { Sanitisation } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-33: nothing flows to a lower environment or class unless it was sanitised before. */
interface TransferMember extends Member {
  readonly is: 'transfer';
  readonly from: Place;
  readonly to: Place;
  readonly time: number;
  readonly dataClass: DataClass;
  readonly form: TransferForm;
  /** Id of the sanitisation that the transfer names, and what the record holds under it. */
  readonly sanitisation: string | null;
  readonly recorded: Pick<Sanitisation, 'resource' | 'fromClass' | 'toClass' | 'time'> | null;
  /** Whether the record tells of more sanitisations than it keeps. */
  readonly moreSanitisations: boolean;
}
interface WriteMember extends Member {
  readonly is: 'write';
  readonly agent: string;
  readonly resource: string;
  readonly dataClass: DataClass;
  /** The lower of its classes when it was first and last written; null where one is not known. */
  readonly asset: DataClass | null;
}
type FlowMember = TransferMember | WriteMember | UnkeptMember;

function* flowMembers(context: ControlContext): Iterable<FlowMember> {
  const { record, nodeAt } = context;
  const sanitisations = new Map((record.dataFlow?.sanitisations ?? []).toReversed().map((each) => [each.sanitisationId, each]));
  const moreSanitisations = unkeptOf(record, ['sanitisations']).length > 0;
  for (const transfer of transfersOf(record)) {
    const { time, at, dataClass, form, sanitisation } = transfer;
    const found = sanitisation === null ? undefined : sanitisations.get(sanitisation);
    yield {
      is: 'transfer', subject: transferName(transfer), at, time, dataClass, form, sanitisation, moreSanitisations,
      from: placeAt(context, transfer.from, time), to: placeAt(context, transfer.to, time),
      recorded: found === undefined ? null : { resource: found.resource, fromClass: found.fromClass, toClass: found.toClass, time: found.time },
    };
  }
  for (const { agentId, resource, dataClass, mode, events, first, last } of record.dataFlow?.uses ?? []) {
    if (mode !== 'write' || events === 0) continue;
    const [before, after] = [nodeAt(resource, first.time)?.data_class ?? null, nodeAt(resource, last.time)?.data_class ?? null];
    const asset = before === null || after === null ? null : isAbove(before, after) ? after : before;
    yield { is: 'write', subject: [agentId, mode, resource, dataClass].join(' · '), at: first.at, agent: agentId, resource, dataClass, asset };
  }
  yield* unkeptOf(record, ['data transfers', 'data uses']);
}

function judgeFlow(member: FlowMember): Fact {
  if (isUnkept(member)) return factsOf<'CT-33'>(member).cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  return member.is === 'transfer' ? judgeTransfer(member) : judgeWrite(member);
}

function judgeTransfer(member: TransferMember): Fact {
  const { from, to, time, form } = member;
  const make = factsOf<'CT-33'>(member);
  const values = { from: from.name, to: to.name, time: iso(time), form };
  if (form === 'digest') return make.held('digest-only', values);
  const dataClass = classOf(member);
  const below = to.dataClass !== null && isAbove(dataClass, to.dataClass);
  const down = from.environment !== null && to.environment !== null && isHigher(from.environment, to.environment);
  const told = { ...values, dataClass, toClass: to.dataClass, fromEnvironment: from.environment, toEnvironment: to.environment };
  if (below || down) return judgeSanitisation(member, dataClass, told);
  if (!from.known || !to.known) return make.cannotTell('place-unknown', { ...told, place: from.known ? to.name : from.name });
  // An environment has no class of its own; whatever else has none cannot be compared.
  if (to.dataClass === null && to.environment === null) return make.cannotTell('place-unclassified', { ...told, place: to.name });
  return make.held('not-down', told);
}

/** What leaves whole is of the class of where it comes from, if that is higher; what is said about it has its own. */
function classOf({ from, dataClass, form }: TransferMember): DataClass {
  return form === 'raw' && from.dataClass !== null && isAbove(from.dataClass, dataClass) ? from.dataClass : dataClass;
}

function judgeSanitisation(member: TransferMember, dataClass: DataClass, told: Readonly<Record<string, string | null>>): Fact {
  const { at, from, to, time, sanitisation, recorded } = member;
  const make = factsOf<'CT-33'>(member);
  if (sanitisation === null) return make.exception('not-sanitised', at, told);
  const values = { ...told, sanitisation };
  if (recorded === null) {
    return member.moreSanitisations ? make.cannotTell('not-kept', { noun: 'sanitisations' }) : make.exception('sanitisation-not-recorded', at, values);
  }
  const stated = { ...values, resource: recorded.resource, sanitisedFrom: recorded.fromClass, sanitisedTo: recorded.toClass, sanitisedAt: iso(recorded.time) };
  // The same millisecond is not before.
  if (recorded.time >= time) return make.exception('sanitised-too-late', at, stated);
  if (recorded.resource !== from.name) return make.exception('sanitisation-of-another', at, stated);
  const enough = !isAbove(dataClass, recorded.fromClass) && (to.dataClass === null ? isAbove(recorded.fromClass, recorded.toClass) : !isAbove(recorded.toClass, to.dataClass));
  return enough ? make.held('sanitised', stated) : make.exception('sanitised-too-little', at, stated);
}

function judgeWrite(member: WriteMember): Fact {
  const { agent, resource, dataClass, asset } = member;
  const make = factsOf<'CT-33'>(member);
  const values = { agent, resource, dataClass, toClass: asset };
  if (asset === null) return make.cannotTell('resource-unclassified', values);
  return isAbove(dataClass, asset) ? make.exception('written-below-class', member.at, values) : make.held('written-in-class', values);
}

export const CT_33: ControlTest<FlowMember> = {
  id: 'CT-33',
  version: 1,
  severity: 'high',
  rests: 'record',
  of: () => null,
  walk: aside(flowMembers),
  judge: judgeFlow,
};
