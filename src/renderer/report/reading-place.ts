import type { ReportSection } from '../../contract/index.ts';

/** Where a section begins, in pages from 1. */
export interface SectionPlace {
  readonly section: ReportSection;
  readonly page: number;
}
/** A scrolled sheet of pages: `step` pixels from the head of one to that of the next. */
export interface Standing {
  readonly places: readonly SectionPlace[];
  readonly pages: number;
  readonly step: number;
}

/**
 * How far to scroll a sheet so that a reader who had scrolled another by `top` goes on where they were: as far into the
 * section they were in, wherever it begins now; the same page where that section is not there.
 */
export function sameReading(top: number, before: Standing, now: Standing): number {
  if (before.step <= 0) return 0;
  const at = top / before.step;
  const section = before.places.findLast(({ page }) => page - 1 <= at);
  const found = section === undefined ? undefined : now.places.find((each) => each.section === section.section);
  const moved = found === undefined || section === undefined ? at : at - section.page + found.page;
  return Math.max(0, Math.min(moved, now.pages - 1)) * now.step;
}
