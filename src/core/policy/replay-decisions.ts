import type { FindingCode, Pointer } from '../findings/index.ts';
import type { Action, Decision, Stated } from '../model/record.ts';
import { REPLAY_LIMITS, type CedarDesk, type ReplayLimits } from './ask-cedar.ts';
import type { CedarEvaluator } from './evaluator.ts';
import { KINDS, kindOf, type ReplayException, type ReplayKind } from './outcome.ts';
import { replayCode } from './replay-code.ts';
import { createReplayer, type Replayer, type ReplaySource } from './replay-decision.ts';

/** Every decision of a record, decided again. Bounded: one byte a decision, counts, and so many exceptions in full. */
export interface Replay {
  readonly decisions: number;
  /** Index into `KINDS` for each decision, in the record's order: actions, then their decisions. */
  readonly kinds: Uint8Array;
  readonly counts: Readonly<Record<ReplayKind, number>>;
  /** By version, environment and risk class as recorded, in the order of their first decision. */
  readonly cells: readonly ReplayCell[];
  /** By the decision's place in `kinds`: those that are a finding of their own. */
  readonly exceptions: ReadonlyMap<number, ReplayException>;
  /** Findings of the exceptions that were not kept, by code. */
  readonly exceptionsLeftOut: readonly { readonly code: FindingCode; readonly count: number }[];
  /** Where the first decision of each kind stands. */
  readonly firsts: Readonly<Partial<Record<ReplayKind, Pointer>>>;
  readonly unreadable: ReturnType<Replayer['unreadable']>;
  readonly questions: Readonly<CedarDesk['counts']>;
}

export interface ReplayCell {
  readonly version: string;
  readonly environment: string;
  readonly riskClass: string;
  readonly counts: Readonly<Record<ReplayKind, number>>;
}

export interface ReplayHooks {
  /** Told of actions every few thousand decisions; may throw to end the work. */
  progress?(done: number, total: number): void;
  /** Told of every action, in the record's order: whoever needs all of them need not have them made once more. */
  action?(action: Action): void;
}

const EVERY = 4_096;
/** Versions are the author's, cells are few: beyond this many, decisions are counted in all but not by cell. */
const MAX_CELLS = 4_096;

/** Same record, evaluator and limits, same result. */
export function replayDecisions(source: ReplaySource, evaluator: CedarEvaluator, limits: ReplayLimits = REPLAY_LIMITS, hooks: ReplayHooks = {}): Replay {
  const replayer = createReplayer(source, evaluator, limits);
  let kinds = new Uint8Array(source.actions.length);
  const counts = zero();
  const cells = new Map<string, ReplayCell & { readonly counts: Record<ReplayKind, number> }>();
  const exceptions = new Map<number, ReplayException>();
  const leftOut = new Map<FindingCode, number>();
  const firsts: Partial<Record<ReplayKind, Pointer>> = {};
  let decisions = 0;
  let place = 0;
  for (const action of source.actions) {
    hooks.action?.(action);
    for (const decision of action.decisions) {
      if (decisions % EVERY === 0) hooks.progress?.(place, source.actions.length);
      take(action, decision, decisions);
      decisions += 1;
    }
    place += 1;
  }
  return {
    decisions, kinds: kinds.slice(0, decisions), counts, cells: [...cells.values()], exceptions, firsts,
    exceptionsLeftOut: [...leftOut].map(([code, count]) => ({ code, count })),
    unreadable: replayer.unreadable(), questions: { ...replayer.counts },
  };

  /** `at` is the decision's place in `Replay.kinds`. */
  function take(action: Action, decision: Stated<Decision>, at: number): void {
    if (at === kinds.length) kinds = twice(kinds);
    const outcome = replayer.replay(action, decision);
    const kind = kindOf(outcome);
    kinds[at] = KINDS.indexOf(kind);
    counts[kind] += 1;
    const cell = cellOf(decision.value);
    if (cell !== null) cell.counts[kind] += 1;
    firsts[kind] ??= decision.at;
    const code = replayCode(outcome);
    if (code === null) return;
    if (exceptions.size < limits.maxExceptions) exceptions.set(at, { action: action.id, at: decision.at, outcome });
    else leftOut.set(code, (leftOut.get(code) ?? 0) + 1);
  }

  function cellOf({ policyVersion: version, inputs }: Decision): { readonly counts: Record<ReplayKind, number> } | null {
    const [environment, riskClass] = [inputs?.environment ?? '', inputs?.riskClass ?? ''];
    const key = `${environment} ${riskClass} ${version}`;
    const before = cells.get(key);
    if (before !== undefined) return before;
    if (cells.size >= MAX_CELLS) return null;
    const cell = { version, environment, riskClass, counts: zero() };
    cells.set(key, cell);
    return cell;
  }
}

/** How many decisions there are is known when they were all seen; most actions have one. */
function twice(kinds: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(kinds.length * 2, 64));
  larger.set(kinds);
  return larger;
}

function zero(): Record<ReplayKind, number> {
  return {
    agrees: 0, disagrees: 0, 'advisory-agrees': 0, 'advisory-differs': 0, 'missing-policy': 0, 'missing-input': 0, 'evaluation-error': 0, 'not-replayed': 0,
  };
}
