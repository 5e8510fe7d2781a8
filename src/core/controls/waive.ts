import { parseTimestamp } from '../encoding/index.ts';
import type { ControlResult } from './types.ts';
import type { Waiver } from './waivers.ts';

/**
 * What a waiver came to. `beyond-kept`: its subject is not among the exceptions that the result keeps, of which there are
 * more, so that whether it waives anything cannot be told.
 */
export type WaiverState = 'in-force' | 'expired' | 'not-yet' | 'withdrawn' | 'unknown-control' | 'no-such-exception' | 'beyond-kept' | 'not-failed';

export interface ToldWaiver {
  readonly waiver: Waiver;
  readonly state: WaiverState;
  /** How many exceptions it is laid over. */
  readonly exceptions: number;
}

/** A result as it was judged, and how much of it somebody answers for. */
export interface WaivedResult<R extends ControlResult = ControlResult> {
  readonly result: R;
  /** Exceptions that a waiver in force is laid over. They remain in the result's count. */
  readonly waived: number;
  /** One waiver in force for each exception that is kept, in their order; null for one that nobody waives. */
  readonly waivers: readonly (Waiver | null)[];
  /** It failed, and each of its exceptions is waived. */
  readonly wholly: boolean;
}

/** Lays waivers over results at an instant; results come back as they were. */
export function waive<R extends ControlResult>(results: readonly R[], waivers: readonly Waiver[], asOf: string): { readonly results: readonly WaivedResult<R>[]; readonly told: readonly ToldWaiver[] } {
  const now = parseTimestamp(asOf) ?? Number.NaN;
  const lookup = indexOf(waivers.filter((each) => inTime(each, now) === 'in-force'));
  const byId = new Map(results.map((each) => [each.id, each]));
  const subjects = new Map(results.map((each) => [each.id, countBySubject(each)]));
  return {
    results: results.map((result) => overlay(result, lookup)),
    told: waivers.map((waiver) => tell(waiver, inTime(waiver, now), byId.get(waiver.control), subjects.get(waiver.control))),
  };
}

type InTime = Extract<WaiverState, 'in-force' | 'expired' | 'not-yet' | 'withdrawn'>;

/** Half open; an instant that cannot be read is after no beginning. What was taken back counts at no instant. */
function inTime({ decided_at, until, withdrawn }: Waiver, now: number): InTime {
  if (withdrawn !== undefined) return 'withdrawn';
  if (!(now >= (parseTimestamp(decided_at) ?? Number.NaN))) return 'not-yet';
  return now < (parseTimestamp(until) ?? Number.NaN) ? 'in-force' : 'expired';
}

type Lookup = ReadonlyMap<string, { all: Waiver | null; readonly bySubject: Map<string, Waiver> }>;

function indexOf(waivers: readonly Waiver[]): Lookup {
  const lookup = new Map<string, { all: Waiver | null; readonly bySubject: Map<string, Waiver> }>();
  for (const waiver of waivers) {
    let own = lookup.get(waiver.control);
    if (own === undefined) lookup.set(waiver.control, own = { all: null, bySubject: new Map() });
    if (waiver.subject === null) own.all ??= waiver;
    else if (!own.bySubject.has(waiver.subject)) own.bySubject.set(waiver.subject, waiver);
  }
  return lookup;
}

function overlay<R extends ControlResult>(result: R, lookup: Lookup): WaivedResult<R> {
  const own = lookup.get(result.id);
  const waivers = result.exceptions.map(({ subject }) => own?.bySubject.get(subject) ?? own?.all ?? null);
  const all = (own?.all ?? null) !== null;
  const waived = all ? result.exceptionCount : waivers.filter((each) => each !== null).length;
  return { result, waived, waivers, wholly: result.outcome === 'fail' && waived === result.exceptionCount };
}

function countBySubject({ exceptions }: ControlResult): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { subject } of exceptions) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}

function tell(waiver: Waiver, time: InTime, result: ControlResult | undefined, subjects: ReadonlyMap<string, number> | undefined): ToldWaiver {
  if (result === undefined) return { waiver, state: 'unknown-control', exceptions: 0 };
  if (time !== 'in-force') return { waiver, state: time, exceptions: 0 };
  if (result.outcome !== 'fail') return { waiver, state: 'not-failed', exceptions: 0 };
  if (waiver.subject === null) return { waiver, state: 'in-force', exceptions: result.exceptionCount };
  const exceptions = subjects?.get(waiver.subject) ?? 0;
  if (exceptions > 0) return { waiver, state: 'in-force', exceptions };
  return { waiver, state: result.exceptionCount > result.exceptions.length ? 'beyond-kept' : 'no-such-exception', exceptions: 0 };
}
