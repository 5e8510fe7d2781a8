import type { ControlResult } from '../../contract/index.ts';
import type { controlsScreen } from '../../text/index.ts';
import type { WaiverRow } from '../review/types.ts';

export type WaiverState = keyof typeof controlsScreen.waiver.states;

/**
 * Whether a waiver still says something of this result. `asOf` is RFC 3339 in UTC: the day it names is the last that is
 * covered. One given over another version, population or number of exceptions is told apart, and covers nothing by itself.
 */
export function waiverState({ withdrawn, until, over, subject, createdAt }: WaiverRow, control: ControlResult, asOf: string): WaiverState {
  if (withdrawn !== null) return 'withdrawn';
  if (Date.parse(createdAt) > Date.parse(asOf)) return 'not-yet';
  if (until < asOf.slice(0, 10)) return 'expired';
  const same = over.version === control.version && over.populationDigest === control.populationDigest && over.exceptions === control.exceptionCount;
  // One that names an exception which is none, or is not kept, bears nothing that can be seen here.
  return same && (subject === undefined || control.exceptions.some((each) => each.subject === subject)) ? 'in-force' : 'outgrown';
}

const ORDER: readonly WaiverState[] = ['in-force', 'not-yet', 'outgrown', 'expired', 'withdrawn'];

export interface JudgedWaiver { readonly row: WaiverRow; readonly state: WaiverState }

/** The waivers of a test, those that say most of it first. */
export function waiversOf(rows: readonly WaiverRow[], control: ControlResult, asOf: string): readonly JudgedWaiver[] {
  return rows.filter((row) => row.control === control.id)
    .map((row) => ({ row, state: waiverState(row, control, asOf) }))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.row.until < b.row.until ? 1 : -1));
}

/** Only what is not kept, or cannot be told, can be borne. */
export const canBeWaived = ({ outcome }: ControlResult): boolean => outcome === 'fail' || outcome === 'indeterminate';
