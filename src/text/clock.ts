/** How times are shown: in UTC, or by a clock of this machine that says how far it is from UTC at an instant, in minutes. */
export interface Clock {
  /** What the clock is called where there is no instant to show it at: "UTC", "Asia/Tokyo". */
  readonly name: string;
  readonly offsetAt: (ms: number) => number | null;
}

export const UTC: Clock = { name: 'UTC', offsetAt: () => null };

let clock = UTC;

/** Sets the clock that this process shows times by. It changes no time: only what is written, and "UTC+09:00" beside it. */
export function setClock(next: Clock): void {
  clock = next;
}

export const shownClock = (): Clock => clock;

export const clockName = (): string => clock.name;

/** "UTC+09:00" at an instant; "UTC" by the clock of the record. */
export function zoneAt(ms: number): string {
  const offset = clock.offsetAt(ms);
  if (offset === null) return 'UTC';
  const all = Math.abs(offset);
  return `UTC${offset < 0 ? '−' : '+'}${two(Math.floor(all / 60))}:${two(all % 60)}`;
}

/** Milliseconds as the clock shows them: what a date has to be read from as if it were UTC. */
export const shownMs = (ms: number): number => ms + (clock.offsetAt(ms) ?? 0) * 60_000;

/** The instant that the clock shows as `shown`: where it shows it twice, the first. */
export function instantOf(shown: number): number {
  const guess = shown - (clock.offsetAt(shown) ?? 0) * 60_000;
  return shown - (clock.offsetAt(guess) ?? 0) * 60_000;
}

const two = (n: number): string => String(n).padStart(2, '0');
