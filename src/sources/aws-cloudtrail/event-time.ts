import { utcMilliseconds } from '../../core/encoding/index.ts';

/** `2019-12-31T01:50:46Z` as AWS writes it; collectors put a space in place of `T`, add a fraction or leave out the `Z`. */
const FORM = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z?$/;

/** Epoch milliseconds; the user guide says that the time is in UTC. Null for another spelling. */
export function eventTime(text: string): number | null {
  const match = text.length > 40 ? null : FORM.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const milli = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  return utcMilliseconds(year!, month!, day!, hour!, minute!, second!, milli);
}
