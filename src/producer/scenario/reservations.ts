/** What the orchestrator holds while work runs: a slot of the fleet, the lock of a resource. */
export interface Claim {
  readonly key: string;
  /** How many may hold the key at once. */
  readonly limit: number;
}

export interface Reservations {
  /**
   * The earliest time not before `from` at which every claim is free for `duration`, and takes it.
   * `now` is the time before which nothing will be asked any more.
   */
  reserve(claims: readonly Claim[], from: number, duration: number, now: number): number;
}

/** For counting events without placing them in time. */
export const NO_RESERVATIONS: Reservations = { reserve: (_claims, from) => from };

export function createReservations(): Reservations {
  const taken = new Map<string, { from: number; to: number }[]>();
  const clash = (claim: Claim, from: number, to: number): number | null => {
    const overlapping = (taken.get(claim.key) ?? []).filter((each) => each.from < to && from < each.to);
    return overlapping.length < claim.limit ? null : Math.min(...overlapping.map((each) => each.to));
  };
  return {
    reserve(claims, from, duration, now) {
      let start = from;
      for (;;) {
        const next = claims.map((claim) => clash(claim, start, start + duration)).find((each) => each !== null);
        if (next === undefined || next === null) break;
        start = next;
      }
      for (const claim of claims) {
        const kept = (taken.get(claim.key) ?? []).filter((each) => each.to > now);
        taken.set(claim.key, [...kept, { from: start, to: start + duration }]);
      }
      return start;
    },
  };
}
