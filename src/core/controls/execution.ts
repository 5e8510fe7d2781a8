import type { Pointer } from '../findings/index.ts';
import type { Action, Stated } from '../model/record.ts';

/** That an action ran: when, as what, and the event that shows it. */
export interface Execution {
  readonly startedAt: number;
  readonly at: Pointer;
  /** Digest the record names for what ran; null where it names none. */
  readonly digest: string | null;
  readonly end: 'completed' | 'failed' | 'blocked' | 'none';
  readonly effects: readonly string[];
}

/** Consequences that only an action that ran can have. */
const EFFECTS: ReadonlySet<string> = new Set(['pull-request.merged', 'release.shipped']);

/**
 * The start; where the log holds none, the end or the first lasting consequence: an executor that leaves out
 * its `action.started` must not thereby leave every population. Null when nothing shows that it ran.
 */
export function executionOf(action: Action): Execution | null {
  const { started, finished } = action;
  const lasting = action.consequences.length === 0 ? action.consequences : action.consequences.filter((each) => EFFECTS.has(each.value.type));
  const ended = finished !== null && finished.value.type !== 'action.blocked' ? finished : null;
  const first: Stated<unknown> | null = started ?? ended ?? lasting[0] ?? null;
  if (first === null) return null;
  return {
    startedAt: first.time,
    at: first.at,
    digest: started?.value.actionDigest ?? ended?.value.actionDigest ?? null,
    end: END[finished?.value.type ?? ''] ?? 'none',
    effects: finished !== null && finished.value.effects.length > 0 ? finished.value.effects : lasting.map((each) => each.value.type),
  };
}

/**
 * Every start, in the order of time: what was allowed when an action first ran may not be when it runs again. Of each, the
 * end and effects that were recorded before the next one.
 */
export function startsOf(action: Action): readonly Execution[] {
  const first = executionOf(action);
  if (first === null) return NONE;
  const again = action.consequences.filter((each) => each.value.type === 'action.started');
  if (again.length === 0) return [first];
  const ends = [...action.consequences, ...(action.finished === null ? NONE : [action.finished])].filter((each) => each.value.type in END).map((each) => endOf(each)).toSorted((a, b) => a.time - b.time);
  const starts = [{ time: first.startedAt, at: first.at, digest: first.digest }, ...again.map(({ value, time, at }) => ({ time, at, digest: textOf(value.data['action_digest']) }))].toSorted((a, b) => a.time - b.time);
  return starts.map(({ time, at, digest }, place): Execution => {
    const until = starts[place + 1]?.time ?? Number.POSITIVE_INFINITY;
    const own = ends.filter((each) => (place === 0 || each.time >= time) && each.time < until);
    const last = own.findLast((each) => each.end !== 'blocked') ?? own.at(-1);
    const effects = own.flatMap((each) => each.effects);
    const lasting = effects.length > 0 ? NONE : action.consequences.filter((each) => EFFECTS.has(each.value.type) && (place === 0 || each.time >= time) && each.time < until);
    return { startedAt: time, at, digest, end: last?.end ?? 'none', effects: effects.length > 0 ? effects : lasting.map((each) => each.value.type) };
  });
}

interface End { readonly time: number; readonly end: Execution['end']; readonly effects: readonly string[] }

/** The last end of an action is its `finished`, with members of the model; the ones before it are as they were recorded. */
function endOf({ value, time }: Stated<{ readonly type: string; readonly effects?: readonly string[]; readonly data?: Readonly<Record<string, unknown>> }>): End {
  const effects = value.effects ?? value.data?.['effects'];
  return { time, end: END[value.type] ?? 'none', effects: Array.isArray(effects) ? effects.filter((each) => typeof each === 'string') : NONE };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const NONE: readonly never[] = [];

const END: Readonly<Record<string, Execution['end']>> = {
  'action.completed': 'completed', 'action.failed': 'failed', 'action.blocked': 'blocked',
};
