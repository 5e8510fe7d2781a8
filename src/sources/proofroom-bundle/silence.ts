import type { Pointer } from '../../core/findings/index.ts';
import type { SilentWindow } from '../../core/model/record.ts';
import { countWhile } from '../../core/sorted.ts';
import { MAX_PLACES, type Keeper } from './kept.ts';

const MINUTE = 60_000;
const MINUTES_A_DAY = 1_440;
const WORDS_A_DAY = MINUTES_A_DAY / 32;
/** Days on which an agent recorded something, of all agents together: 180 bytes each. */
const MAX_DAYS = 50_000;
/** Signs of life that tell of running work, and the first without after each. */
const MAX_HEARTBEATS = 200_000;

interface Heartbeat {
  readonly time: number;
  readonly runs: number;
  readonly at: Pointer;
}

/** When one agent gave signs of life, and the minutes in which it recorded anything else. */
export interface Activity {
  readonly heartbeats: Heartbeat[];
  /** Day → one bit a minute. */
  readonly days: Map<number, Uint32Array>;
  /** The day that was written last: the next record is most often of the same. */
  day: number;
  bits: Uint32Array | undefined;
}

export interface Silence {
  /** Anything but a sign of life. */
  record(activity: Activity, time: number): void;
  heartbeat(activity: Activity, time: number, runs: number, at: Pointer): void;
  windows(agents: Iterable<readonly [id: string, activity: Activity]>): readonly SilentWindow[];
}

export const newActivity = (): Activity => ({ heartbeats: [], days: new Map(), day: Number.NaN, bits: undefined });

/** Where agents say that they run something, and record nothing. Events of several logs do not come in the order of time. */
export function createSilence(keeper: Keeper): Silence {
  let days = 0;
  let heartbeats = 0;
  return {
    record(activity, time) {
      const minute = Math.floor(time / MINUTE);
      const day = Math.floor(minute / MINUTES_A_DAY);
      let bits = activity.day === day ? activity.bits : activity.days.get(day);
      if (bits === undefined) {
        if (!keeper.room('minutes of activity', days, MAX_DAYS)) return;
        days += 1;
        bits = new Uint32Array(WORDS_A_DAY);
        activity.days.set(day, bits);
      }
      activity.day = day;
      activity.bits = bits;
      const of = minute - day * MINUTES_A_DAY;
      bits[of >> 5]! |= 1 << (of & 31);
    },
    heartbeat(activity, time, runs, at) {
      if (runs === 0 && (activity.heartbeats.at(-1)?.runs ?? 0) === 0) return;
      if (!keeper.room('signs of life', heartbeats, MAX_HEARTBEATS)) return;
      heartbeats += 1;
      activity.heartbeats.push({ time, runs, at });
    },
    windows(agents) {
      const found = keeper.list<SilentWindow>('silences', MAX_PLACES);
      for (const [agentId, activity] of agents) for (const window of windowsOf(agentId, activity)) found.add(window);
      return found.rows;
    },
  };
}

/** Silences that follow each other are one. */
function* windowsOf(agentId: string, { heartbeats, days }: Activity): Generator<SilentWindow> {
  const beats = heartbeats.toSorted((left, right) => left.time - right.time);
  const known = [...days.keys()].toSorted((left, right) => left - right);
  let run: Heartbeat[] = [];
  for (let index = 1; index < beats.length; index += 1) {
    const [before, after] = [beats[index - 1]!, beats[index]!];
    if (before.runs > 0 && after.runs > 0 && nextRecord(days, known, Math.floor(before.time / MINUTE)) > Math.floor(after.time / MINUTE)) {
      if (run.length === 0) run = [before];
      run.push(after);
    } else if (run.length > 0) {
      yield windowOf(agentId, run);
      run = [];
    }
  }
  if (run.length > 0) yield windowOf(agentId, run);
}

const windowOf = (agentId: string, run: readonly Heartbeat[]): SilentWindow => ({
  agentId, from: run[0]!.time, until: run.at(-1)!.time, heartbeats: run.length, activeRuns: run.reduce((most, { runs }) => Math.max(most, runs), 0), at: run[0]!.at,
});

/** The first minute from `minute` on in which something was recorded; infinity where there is none. */
function nextRecord(days: ReadonlyMap<number, Uint32Array>, known: readonly number[], minute: number): number {
  const day = Math.floor(minute / MINUTES_A_DAY);
  for (let place = countWhile(known, (each) => each < day); place < known.length; place += 1) {
    const at = known[place]!;
    const first = firstBit(days.get(at)!, at === day ? minute - day * MINUTES_A_DAY : 0);
    if (first !== null) return at * MINUTES_A_DAY + first;
  }
  return Number.POSITIVE_INFINITY;
}

function firstBit(bits: Uint32Array, from: number): number | null {
  for (let minute = from; minute < MINUTES_A_DAY; minute += 1) if ((bits[minute >> 5]! & (1 << (minute & 31))) !== 0) return minute;
  return null;
}
