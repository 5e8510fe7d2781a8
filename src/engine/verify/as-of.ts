/**
 * The instant a verdict is given for when nobody names one: the end of the current day in UTC. Two runs on one day
 * then agree byte for byte, and nothing dated today counts as later than now. `now` is epoch milliseconds.
 */
export function endOfDay(now: number): string {
  return `${new Date(now).toISOString().slice(0, 10)}T23:59:59.999Z`;
}

/** RFC 3339 in UTC as the user writes it, with seconds and with or without milliseconds; null for anything else. */
export function readAsOf(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?$/.test(text)) return null;
  const full = text.length === 10 ? `${text}T23:59:59.999Z` : text;
  const time = Date.parse(full);
  if (Number.isNaN(time)) return null;
  const instant = new Date(time).toISOString();
  // 2026-02-30 parses as 2 March: what comes back must be the day that was asked for.
  return instant.slice(0, 19) === full.slice(0, 19) ? instant : null;
}
