import type { EventRow } from '../../contract/index.ts';


/** An event near enough to be drawn by name: its place in the columns, its lane, its row. */
export interface NearEvent {
  readonly position: number;
  readonly lane: number;
  readonly event: EventRow;
}

/** What one action did in one lane, from its first event there to its last. */
export interface Bar {
  readonly lane: number;
  readonly actionId: string;
  readonly from: number;
  readonly to: number;
  /** How the way ends: `open` where no finish is among the events. */
  readonly end: 'completed' | 'failed' | 'stopped' | 'open';
  /** Row within the lane, counted from the top, so that actions at the same time do not lie on each other. */
  readonly track: number;
  readonly positions: readonly number[];
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** Tracks needed by each lane that has bars. */
  readonly tracks: ReadonlyMap<number, number>;
  /** Track of each event that belongs to a bar. */
  readonly trackOf: ReadonlyMap<number, number>;
}

/** No lane is high enough to tell more actions apart; those beyond share the last track. */
export const MAX_TRACKS = 3;

/** Joins the events of an action in a lane to a bar, and gives bars that overlap in time tracks of their own. */
export function barsOf(near: readonly NearEvent[], padding: number): Bars {
  const groups = new Map<string, NearEvent[]>();
  for (const each of near) {
    if (each.event.actionId === null) continue;
    const key = `${each.lane}\u0000${each.event.actionId}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  const drafts = [...groups.values()].filter((group) => group.length > 1).map(draft).sort((a, b) => a.from - b.from || a.to - b.to);
  return pack(drafts, padding);
}

function draft(group: readonly NearEvent[]): Omit<Bar, 'track'> {
  const times = group.map(({ event }) => event.time);
  return {
    lane: group[0]?.lane ?? 0,
    actionId: group[0]?.event.actionId ?? '',
    from: Math.min(...times),
    to: Math.max(...times),
    end: endOf(group),
    positions: group.map(({ position }) => position),
  };
}

/** A refusal ends a way only where nothing of the action comes after it: one in log-only mode stops nothing. */
function endOf(group: readonly NearEvent[]): Bar['end'] {
  const types = new Set(group.map(({ event }) => event.type));
  if (types.has('action.failed')) return 'failed';
  if (types.has('action.completed')) return 'completed';
  const last = group.reduce<NearEvent | undefined>((latest, each) => (latest === undefined || each.event.time >= latest.event.time ? each : latest), undefined);
  const refused = last !== undefined && (last.event.outcome === 'denied' || REFUSALS.has(last.event.type));
  return refused ? 'stopped' : 'open';
}

const REFUSALS = new Set(['action.blocked', 'approval.denied', 'approval.expired', 'package.rejected']);

function pack(drafts: readonly Omit<Bar, 'track'>[], padding: number): Bars {
  const ends = new Map<number, number[]>();
  const tracks = new Map<number, number>();
  const trackOf = new Map<number, number>();
  const bars = drafts.map((bar) => {
    const taken = ends.get(bar.lane) ?? [];
    const free = taken.findIndex((end) => end + padding <= bar.from);
    const track = Math.min(free < 0 ? taken.length : free, MAX_TRACKS - 1);
    taken[track] = Math.max(bar.to, taken[track] ?? -Infinity);
    ends.set(bar.lane, taken);
    tracks.set(bar.lane, Math.max(tracks.get(bar.lane) ?? 1, track + 1));
    for (const position of bar.positions) trackOf.set(position, track);
    return { ...bar, track };
  });
  return { bars, tracks, trackOf };
}
