import { formatNumber, plural } from '../../format.ts';

export const timeline = {
  about: (per: string) => `Events ${per}, by layer`,
  columns: { layer: 'Layer', events: 'Events', most: (per: string) => `Most ${per}`, when: 'When' },
  noLayer: 'No layer stated',
  per: { hour: 'an hour', day: 'a day', days: (days: number) => `in ${days === 7 ? 'seven days' : `${formatNumber(days)} days`}` },
  bucket: (days: number, from: string) => `${days === 7 ? 'seven days' : `${formatNumber(days)} days`} from ${from}`,
  caption: (per: string, numbered: boolean) => `Events ${per}, in UTC by the ${numbered ? 'producer' : 'source'}’s clock. Each row has its own scale, and its highest bar is labelled.`,
  filtered: 'Only events that the filter lets through are counted here.',
  unnumbered: 'The source numbers nothing, so what is missing leaves no gap.',
  noneMissing: 'No sequence number is missing.',
  missing: 'Hatched: sequence numbers are missing.',
  unplaced: (n: number) => `${plural(n, 'finding or exception', 'findings and exceptions')} point to no event with a time and are not drawn.`,
  span: (per: string, from: string, to: string) => `Events ${per} from ${from} to ${to}, one row of bars for each layer.`,
  noEvents: (layer: string) => `${layer}: no events.`,
  layer: (layer: string, total: number, per: string, peak: number, when: string) => `${layer}: ${plural(total, 'event')}, most ${per} ${formatNumber(peak)}, on ${when}.`,
  approvals: (granted: number, refused: number) => `Approvals granted: ${formatNumber(granted)}. Refused: ${formatNumber(refused)}.`,
  marked: (exceptions: number, findings: number) => `Control exceptions marked: ${formatNumber(exceptions)}. Deciding findings marked: ${formatNumber(findings)}.`,
  gapsUnseen: 'Gaps leave no trace.',
  noGap: 'No gap in any stream.',
  gap: (stream: string, missing: number, after: string, before: string) => `Gap in stream ${stream}: ${plural(missing, 'event')} missing between ${after} and ${before}.`,
};

export const graph = {
  caption: (at: string | null) => `${at === null ? 'The record holds no snapshot of the systems, so which were within reach cannot be told.' : `Systems by the snapshot in force at the end of the record, stated ${at} by the producer’s clock.`} Touched: some agent is recorded to have used or changed it. Within reach: some agent may read or write it by the snapshot, and none is recorded to have. Refused touches were asked for and did not happen.`,
  filtered: 'Only touches by events that the filter lets through, and by actions that such an event belongs to, are counted here: what is not shown as touched may have been.',
  counts: ({ touched, withinReach, neither, done, denied }: Totals) =>
    `${plural(touched, 'system')} touched, ${formatNumber(withinReach)} within reach and not touched, ${formatNumber(neither)} neither. ${plural(done, 'touch', 'touches')} done, ${formatNumber(denied)} refused.`,
  layer: (layer: string, touched: number, withinReach: number, neither: number, leftOut: number) =>
    `${layer}: ${formatNumber(touched)} touched, ${formatNumber(withinReach)} within reach, ${formatNumber(neither)} neither${leftOut === 0 ? '' : `, and ${formatNumber(leftOut)} not drawn`}.`,
  noLayer: 'Systems of no layer',
  touch: (agent: string, system: string, done: number, denied: number) => `${agent} on ${system}: ${formatNumber(done)} done, ${formatNumber(denied)} refused.`,
  moreTouches: (n: number) => `${plural(n, 'more pair')} of agent and system in the table or counted alone.`,
  agentsLeftOut: (n: number) => `${plural(n, 'more agent')} not drawn.`,
  table: 'Agents and the systems they touched',
  columns: { agent: 'Agent', system: 'System', done: 'Done', denied: 'Refused' },
  pairs: (shown: number, all: number) => `The table holds ${formatNumber(shown)} of ${plural(all, 'pair')} of agent and system: those between the busiest agents and systems, which the figure draws.`,
  states: 'Systems drawn',
  stateColumns: { system: 'System', layer: 'Layer', environment: 'Environment', data: 'Data', state: 'State' },
  state: { 'touched': 'Touched', 'within-reach': 'Within reach', 'neither': 'Neither' },
};

interface Totals { readonly touched: number; readonly withinReach: number; readonly neither: number; readonly done: number; readonly denied: number }

export const metrics = {
  lead: 'Each figure is counted from the record’s own rows and taken from no report. Numerator and denominator stand beside every value: a share of few is a share of few, and nothing over nothing is no figure.',
  unsound: 'The integrity of this record was not established: these figures are its author’s word.',
  about: 'Figures of autonomy, over the whole record',
  columns: { figure: 'Figure', numerator: 'Numerator', denominator: 'Denominator', value: 'Value' },
  leftOut: (n: number) => `${formatNumber(n)} left out, because the record does not tell enough of them`,
  none: 'no figure',
  trends: 'By month, in UTC',
  trendsAlt: (count: number) => `${plural(count, 'figure')} by month, one small drawing each.`,
  trend: (name: string, points: readonly string[]) => `${name}: ${points.join(', ')}.`,
  point: (month: string, value: string) => `${month} ${value}`,
  monthsLeftOut: (name: string, n: number) => `${name}: ${plural(n, 'later month')} not drawn.`,
  reported: 'Reported figures against the record',
  reportedAbout: 'Figures that somebody reported, and what the record gives',
  reportedColumns: { figure: 'Figure and its window', reported: 'Reported', recomputed: 'Recomputed', outcome: 'Comparison' },
  window: (from: string, to: string) => `${from} to ${to}`,
  of: (numerator: number, denominator: number) => `${formatNumber(numerator)} of ${formatNumber(denominator)}`,
  noneReported: 'Nobody reported a figure in this record, so there is nothing to compare.',
  moreReported: (n: number) => `${plural(n, 'more reported figure')} counted and not printed.`,
  groups: 'By environment and risk class',
  groupColumn: 'Environment, risk class',
};
