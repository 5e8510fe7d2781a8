import type { Action, CanonicalRecord } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import { member as valueOf, type Happening } from '../happenings.ts';
import { reconcile, type Trace } from '../orchestration/reconcile.ts';
import type { Fact, Member } from '../types.ts';
import { createOffsets, type Offsets, type OffsetsSeen } from './offsets.ts';

/** A source with a clock of its own, held against the log on what both tell. */
export type SourceMember = Member & (
  | { readonly what: 'source'; readonly source: Source; readonly runner: string | null; readonly offsets: Offsets; readonly tolerance: number; readonly pairsToJudge: number }
  /** Receipts of runners beyond those that are told apart. */
  | { readonly what: 'other-runners'; readonly receipts: number }
);
export type Source = 'approvals' | 'packages' | 'receipts' | 'ci' | 'itsm' | 'idp';

/** Runners told apart: whoever writes the log names them. */
const MAX_RUNNERS = 1_000;

export interface SourceClocks {
  over(actions: readonly Action[]): void;
  members(): Iterable<SourceMember>;
}

export function createSourceClocks({ record, streams, parameters }: ControlContext): SourceClocks {
  const { clockTolerance: tolerance, pairsToJudge, reconciliationWindow } = parameters;
  const approvals = createOffsets();
  const packages = createOffsets();
  const runners = new Map<string, OffsetsSeen>();
  let otherReceipts = 0;
  const extracts = createExtracts(record, tolerance);
  const member = (source: Source, offsets: OffsetsSeen, runner: string | null = null): SourceMember => {
    const seen = offsets.of();
    return { subject: runner === null ? source : `${source} of ${runner}`, at: seen.worst?.at ?? {}, what: 'source', source, runner, offsets: seen, tolerance, pairsToJudge };
  };
  const runnerOf = (name: string): OffsetsSeen | null => {
    const known = runners.get(name);
    if (known !== undefined || runners.size >= MAX_RUNNERS) return known ?? null;
    const made = createOffsets();
    runners.set(name, made);
    return made;
  };
  return {
    over(actions) {
      for (const action of actions) {
        // The event tells of a statement that is signed: what it says was there before.
        for (const { value, time, at } of action.approvals) {
          if (value.decidedAt !== undefined && value.signature !== 'invalid') causal(approvals, time - value.decidedAt, tolerance, at);
        }
        for (const { value, time, at } of action.packages) {
          if (value.issuedAt !== undefined && value.signature !== 'invalid') causal(packages, time - value.issuedAt, tolerance, at);
        }
        const issued = action.receipts.length === 0 ? NOTHING : firstIssued(action);
        for (const { value, time, at } of action.receipts) {
          if (value.signature === 'invalid') continue;
          const runner = runnerOf(value.signedRunner ?? value.runner);
          if (runner === null) {
            otherReceipts += 1;
            continue;
          }
          causal(runner, time - value.finishedAt, tolerance, at);
          // Nor can it have been begun before the log knew of the package.
          const early = (issued.get(value.packageId) ?? value.startedAt) - value.startedAt;
          if (early > tolerance) runner.impossible(early, at);
        }
        for (const each of action.consequences) extracts.take(each);
      }
    },
    *members() {
      // Where no log was followed, nothing is said of it.
      if (streams.length === 0) return;
      for (const each of record.unattached ?? []) extracts.take(each);
      const told = [['approvals', approvals], ['packages', packages]] as const;
      for (const [source, offsets] of told) if (offsets.pairs > 0) yield member(source, offsets);
      for (const [runner, offsets] of runners) yield member('receipts', offsets, runner);
      if (otherReceipts > 0) yield { subject: 'receipts of other runners', at: {}, what: 'other-runners', receipts: otherReceipts };
      if ((record.pipelineRuns ?? []).length > 0) yield member('ci', extracts.ci);
      if ((record.tickets ?? []).length > 0) yield member('itsm', extracts.itsm);
      if ((record.directoryChanges ?? []).length > 0) yield member('idp', directoryOffsets(record, reconciliationWindow));
    },
  };
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function firstIssued({ packages }: Action): ReadonlyMap<string, number> {
  const issued = new Map<string, number>();
  for (const { value, time } of packages) issued.set(value.packageId, Math.min(issued.get(value.packageId) ?? time, time));
  return issued;
}

/** A pair whose event tells of what the other clock dates: the log cannot be earlier. */
function causal(offsets: OffsetsSeen, offset: number, tolerance: number, at: Happening['at']): void {
  offsets.add(offset);
  if (offset < -tolerance) offsets.impossible(-offset, at);
}

interface Extracts { readonly ci: OffsetsSeen; readonly itsm: OffsetsSeen; take(each: Happening): void }

/** Runs and tickets by their ids. One that the extract names twice is not compared; of events that name it again, the first is. */
function createExtracts({ pipelineRuns = [], tickets = [] }: CanonicalRecord, tolerance: number): Extracts {
  const ci = createOffsets();
  const itsm = createOffsets();
  const waiting: Readonly<Record<string, { readonly key: string; readonly times: Map<string, number> }>> = {
    'pipeline.completed': { key: 'run_id', times: once(pipelineRuns.map(({ id, finishedAt }) => [id, finishedAt])) },
    'ticket.opened': { key: 'ticket_id', times: once(tickets.map(({ id, openedAt }) => [id, openedAt])) },
    'ticket.closed': { key: 'ticket_id', times: once(tickets.flatMap(({ id, closedAt }) => (closedAt === null ? [] : [[id, closedAt] as const]))) },
  };
  return {
    ci, itsm,
    take(each) {
      const { type } = each.value;
      const from = Object.hasOwn(waiting, type) ? waiting[type] : undefined;
      if (from === undefined) return;
      const id = valueOf(each, from.key);
      const time = from.times.get(id);
      if (time === undefined) return;
      from.times.delete(id);
      if (type === 'pipeline.completed') causal(ci, each.time - time, tolerance, each.at);
      else itsm.add(each.time - time);
    },
  };
}

function once(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const times = new Map<string, number>();
  const twice = new Set<string>();
  for (const [id, time] of pairs) {
    if (times.has(id)) twice.add(id);
    times.set(id, time);
  }
  for (const id of twice) times.delete(id);
  return times;
}

/** The two may tell of a change in either order, and of one role of one person several times: only what lies near is a pair. */
function directoryOffsets({ course, directoryChanges = [] }: CanonicalRecord, window: number): OffsetsSeen {
  const offsets = createOffsets();
  for (const [bound, given] of [['bound', 'given'], ['unbound', 'taken']] as const) {
    const logged = (course?.roleChanges ?? []).filter((each) => each.change === bound).map(roleTrace);
    const told = directoryChanges.filter((each) => each.change === given).map(roleTrace);
    for (const { left, right, within } of reconcile(logged, told, window).matches) {
      if (left !== null && right !== null && within) offsets.add(left.time - right.time);
    }
  }
  return offsets;
}

const roleTrace = ({ principal, role, time, at }: { readonly principal: string; readonly role: string; readonly time: number; readonly at: Trace['at'] }): Trace =>
  ({ key: JSON.stringify([principal, role]), time, at, says: {} });

export function judgeSource(member: SourceMember): Fact {
  const make = factsOf<'CT-06'>(member);
  if (member.what === 'other-runners') return make.cannotTell('not-kept', { noun: 'receipts', count: member.receipts });
  const { source, runner, tolerance, pairsToJudge, offsets: { pairs, typical, least, most, impossible, worst } } = member;
  if (worst !== null) return make.exception('impossible-order', worst.at, { source, runner, pairs, impossible, by: worst.by, tolerance });
  if (typical === null || least === null || most === null) return make.cannotTell('no-pairs', { source, runner });
  const values = { source, runner, pairs, typical: Math.abs(typical), order: typical < 0 ? 'earlier' : 'later', tolerance };
  if (Math.abs(typical) <= tolerance) return make.held('clocks-agree', values);
  // One pair within the tolerance shows that the clocks can agree, and that the others were recorded late.
  const nearest = typical < 0 ? -most : least;
  const all = { ...values, nearest: Math.abs(nearest), pairsToJudge };
  return nearest > tolerance && pairs >= pairsToJudge ? make.exception('clocks-differ', member.at, all) : make.cannotTell('apart', all);
}
