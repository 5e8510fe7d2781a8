import type { ControlResult, Waiver } from '../../contract/index.ts';
import type { WaiverRow } from '../review/types.ts';

/**
 * The window's waivers cover whole days in UTC, the last one included; those of a file (docs/formats/waivers.md) end at an
 * instant. A day becomes the instant after it; an instant within a day becomes the day before, so that nothing is covered longer.
 */
const DAY = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY).toISOString();
const lastDayBefore = (until: string): string => dayOf(Math.floor(Date.parse(until) / DAY) * DAY - DAY);

/** What a file can hold of a person's words: without a name, too long or ended before it was given, it is none. */
export function toFile(row: WaiverRow): Waiver | null {
  const until = endOf(row.until);
  const decided = Date.parse(row.createdAt);
  const fits = (text: string): boolean => text.trim() !== '' && text.length <= 2_000;
  if (!fits(row.by) || !fits(row.why) || !(decided < Date.parse(until))) return null;
  return {
    control: row.control, subject: row.subject ?? null, who: row.by, why: row.why, decided_at: new Date(decided).toISOString(), until,
    ...(row.withdrawn === null ? {} : { withdrawn: { who: fits(row.withdrawn.by) ? row.withdrawn.by : null, at: new Date(row.withdrawn.at).toISOString(), ...(row.withdrawn.why !== undefined && fits(row.withdrawn.why) ? { why: row.withdrawn.why } : {}) } }),
  };
}

/** A waiver of a file as a row, over the result as it stands: a file does not say over what it was given. */
export function fromFile(waiver: Waiver, control: ControlResult, caseId: string, id: string): WaiverRow {
  return {
    id, caseId, control: waiver.control, ...(waiver.subject === null ? {} : { subject: waiver.subject }), why: waiver.why, by: waiver.who, until: lastDayBefore(waiver.until),
    over: { version: control.version, populationDigest: control.populationDigest, exceptions: control.exceptionCount },
    withdrawn: waiver.withdrawn === undefined ? null : { at: new Date(Date.parse(waiver.withdrawn.at)).toISOString(), by: waiver.withdrawn.who ?? '', ...(waiver.withdrawn.why === undefined ? {} : { why: waiver.withdrawn.why }) },
    createdAt: new Date(Date.parse(waiver.decided_at)).toISOString(),
  };
}

/** Whether a row says what a waiver of a file says: one that is brought in twice stands once. That it was withdrawn may be told by one of them only. */
export const same = (row: WaiverRow, other: WaiverRow): boolean =>
  row.control === other.control && row.subject === other.subject && row.by === other.by && row.why === other.why && row.until === other.until && Date.parse(row.createdAt) === Date.parse(other.createdAt);
