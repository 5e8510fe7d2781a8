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
  headline: (events: number, lanes: string, range: string) => `${plural(events, 'event')}${lanes}, ${range}.`,
  inLanes: {
    agent: (n: number) => ` by ${plural(n, 'agent or person', 'agents and people')}`,
    fleet: (n: number) => ` in ${plural(n, 'fleet')}`,
    person: (n: number) => ` by ${plural(n, 'person', 'people')}`,
    actor: (n: number) => ` by ${plural(n, 'actor')}`,
    layer: (n: number) => ` in ${plural(n, 'layer')}`,
    system: (n: number) => ` in ${plural(n, 'system')}`,
  },
  noLane: { agent: 'No agent', fleet: 'No fleet', person: 'No person answers for it', actor: 'No actor', layer: 'No layer', system: 'No system named' },
  range: (from: string, to: string, zone: string) => `${from} to ${to} ${zone}`,
  laneCount: (lane: string, events: number) => `${lane} ${plural(events, 'event')}`,
  lanes: (lanes: readonly string[], more: number) => `Lanes: ${lanes.join('; ')}${more > 0 ? `; and ${formatNumber(more)} more` : ''}.`,
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as readonly string[],
  monthOfQuarter: (quarter: number, month: string) => `Q${quarter} ${month}`,
  dayOfMonth: (day: number, month: string) => `${day} ${month}`,
  wholeDay: (day: number, month: string, year: number) => `${day} ${month} ${year}`,
  asOf: (instant: string) => `As of ${instant}`,
} as const;
