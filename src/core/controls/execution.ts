import type { Pointer } from '../findings/index.ts';
import type { Action, Stated } from '../model/record.ts';

/** That an action ran: when, as what, and the event that shows it. */
export interface Execution {
  readonly startedAt: number;
  readonly at: Pointer;
  /** Digest the record names for what ran; null where it names none. */
  readonly digest: string | null;
  readonly end: 'completed' | 'failed' | 'blocked' | 'none';
  /** Null where the record tells no end of it. */
  readonly endedAt: number | null;
  /** When the action was started again, and this start was over at the latest; null for the last. */
  readonly until: number | null;
  /** Who started it; null where no start tells. */
  readonly startedBy: string | null;
  readonly effects: readonly string[];
}

/** Until when it counts as running, that moment excluded; null where the record tells of no end. */
export const endOf = ({ endedAt, until }: Execution): number | null => endedAt ?? until;

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
  const reported = action.consequences.length === 0 ? (finished?.value.effects ?? NONE) : effectsOf(action).map((each) => each.resource);
  return {
    startedAt: first.time,
    at: first.at,
    digest: started?.value.actionDigest ?? ended?.value.actionDigest ?? null,
    end: END[finished?.value.type ?? ''] ?? 'none',
    endedAt: finished?.time ?? null,
    until: null,
    startedBy: action.startedBy ?? null,
    effects: reported.length > 0 ? reported : lasting.map((each) => each.value.type),
  };
}

/** Systems it says it had an effect on: where it names none, the names of lasting consequences stand in their place. */
export const systemsOf = ({ effects }: Execution): readonly string[] => effects.filter((each) => !EFFECTS.has(each));

/** What its ends say it had an effect on: of the one that stands, and of those before it. */
export function effectsOf({ finished, consequences }: Pick<Action, 'finished' | 'consequences'>): readonly { readonly resource: string; readonly at: Pointer }[] {
  const earlier = consequences.filter((each) => each.value.type in END);
  if (earlier.length === 0) return finished === null ? NONE : finished.value.effects.map((resource) => ({ resource, at: finished.at }));
  return [...earlier, ...(finished === null ? NONE : [finished])].flatMap((each) => signOf(each).effects.map((resource) => ({ resource, at: each.at })));
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
  const starts = [
    { time: first.startedAt, at: first.at, digest: first.digest, by: first.startedBy },
    ...again.map(({ value, time, at }) => ({ time, at, digest: textOf(value.data['action_digest']), by: value.by ?? null })),
  ].toSorted((a, b) => a.time - b.time);
  const signs = [...action.consequences.filter((each) => each.value.type in END || EFFECTS.has(each.value.type)), ...(action.finished === null ? NONE : [action.finished])].map(signOf).toSorted((a, b) => a.time - b.time);
  let place = 0;
  return starts.map(({ time, at, digest, by }, index): Execution => {
    const until = starts[index + 1]?.time ?? null;
    const from = place;
    const next = until ?? Number.POSITIVE_INFINITY;
    while (place < signs.length && (signs[place]?.time ?? 0) < next) place += 1;
    const own = signs.slice(from, place);
    const ends = own.filter((each) => each.end !== null);
    const last = ends.findLast((each) => each.end !== 'blocked') ?? ends.at(-1);
    const effects = own.flatMap((each) => each.effects);
    return {
      startedAt: time, at, digest, end: last?.end ?? 'none', endedAt: last?.time ?? null, until, startedBy: by,
      effects: effects.length > 0 ? effects : own.flatMap((each) => each.lasting ?? NONE),
    };
  });
}

/** What shows of a run that it ended, and with which effects, or that it left something lasting. */
interface Sign { readonly time: number; readonly end: Execution['end'] | null; readonly effects: readonly string[]; readonly lasting: string | null }

/** The end that stands has members of the model; what else was recorded is as its event had it. */
function signOf({ value, time }: Stated<{ readonly type: string; readonly effects?: readonly string[]; readonly data?: Readonly<Record<string, unknown>> }>): Sign {
  const end = END[value.type] ?? null;
  const effects = value.effects ?? value.data?.['effects'];
  return { time, end, effects: end !== null && Array.isArray(effects) ? effects.filter((each) => typeof each === 'string') : NONE, lasting: end === null ? value.type : null };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const NONE: readonly never[] = [];

const END: Readonly<Record<string, Execution['end']>> = {
  'action.completed': 'completed', 'action.failed': 'failed', 'action.blocked': 'blocked',
};
