import { formatNumber, plural } from '../../format.ts';

/** Words of the timeline that are not an event’s. */
export const timelineText = {
  keys: 'Timeline. Arrows or W A S D pan and zoom, plus and minus zoom, comma and full stop step through events, brackets step along causality, F fits the selection, R keeps only the time on screen, Shift and the pointer choose a stretch of time. T shows the table.',
  onScreen: (shown: number, all: number) => `${formatNumber(shown)} of ${formatNumber(all)} events on screen`,
  chosen: (range: string, events: number) => `Chosen: ${range}, ${plural(events, 'event')}`,
  keepView: 'Keep only this time',
  keepViewHint: 'Filters every view to the time on screen (R); Shift and drag chooses a stretch',
  keepChosen: 'Keep only it',
  zoomChosen: 'Zoom to it',
  dropChosen: 'Let it go',
  allTimes: 'All times again',
  wide: (duration: string) => `${duration} wide`,
  asOf: (instant: string) => `As of ${instant}`,
} as const;
