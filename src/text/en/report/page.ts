import { formatNumber } from '../../format.ts';

/** What stands on a report's pages beside what the report says: title, contents, running lines, the words inside figures. */
export const pageText = {
  title: 'Verification report',
  examined: 'What was examined, with what, as of when',
  contents: 'Contents',
  enclosed: 'Enclosed in this file',
  /** What a screen reader calls the signature, which has no place on a page. */
  signature: 'Signature over this whole report',
  evidenceDigest: (start: string) => `SHA-256 of the evidence ${start} …`,
  page: (number: number, of: number) => `${number} / ${of}`,
  /** What a link over an entry of the contents is called. */
  goTo: (title: string, page: number) => `${title}, page ${page}`,
  granted: 'Approvals granted',
  refused: 'Refused',
  exceptions: 'Control exceptions',
  decidingFindings: 'Deciding findings',
  hours: 'Hours, UTC',
  days: 'Days, UTC',
  noLayer: 'No layer stated',
  agents: 'Agents',
  systems: 'Systems',
  actions: (count: number) => `${formatNumber(count)} ${count === 1 ? 'action' : 'actions'}`,
  done: 'done',
  denied: 'refused',
  more: (count: number) => `and ${formatNumber(count)} more`,
  legend: { done: 'Done, the thicker the more', denied: 'Asked for and refused', touched: 'Touched', withinReach: 'Within reach, not touched', neither: 'Neither' },
  /** A month of a trend, for those who hear it. */
  trendMonth: (month: string, value: number | null) => `${month}: ${value === null ? 'no figure' : formatNumber(value)}`,
  trend: (title: string, value: string, months: readonly string[]) => `${title}: ${value}.${months.length === 0 ? '' : ` By month: ${months.join('; ')}.`}`,
};
