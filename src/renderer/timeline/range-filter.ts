/** A stretch of time, epoch milliseconds, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Terms of the filter's grammar: what stands between spaces, quotation marks keeping theirs. */
const TERMS = /(?:"(?:\\.|[^"\\])*"?|[^\s"])+/g;
const TIME = /^time[<>]=?/;

/** The filter without its limits in time; what a person wrote otherwise stays as it stands. */
export function withoutRange(filter: string): string {
  return (filter.match(TERMS) ?? []).filter((term) => !TIME.test(term)).join(' ');
}

/** The filter limited to a range, in whole milliseconds that hold all of it: the same text filters every other view. */
export function withRange(filter: string, { from, to }: Range): string {
  const limits = `time>=${new Date(Math.floor(from)).toISOString()} time<=${new Date(Math.ceil(to)).toISOString()}`;
  const rest = withoutRange(filter);
  return rest === '' ? limits : `${rest} ${limits}`;
}

export const hasRange = (filter: string): boolean => (filter.match(TERMS) ?? []).some((term) => TIME.test(term));
