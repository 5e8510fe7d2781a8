import { capital, countWord, formatNumber, plural } from '../../format.ts';

/** What the system graph says, apart from names of the record. */
export const graphText = {
  modes: { touched: 'Permitted and touched', blast: 'Blast radius', compare: 'Compare snapshots' },
  kinds: {
    control: ['control plane part', 'control plane parts'], agent: ['agent', 'agents'], repository: ['repository', 'repositories'], pipeline: ['pipeline', 'pipelines'], service: ['service', 'services'],
    database: ['database', 'databases'], queue: ['queue', 'queues'], bucket: ['bucket', 'buckets'], external: ['external system', 'external systems'],
  } as const,
  groupBy: { kind: 'kind', owner: 'owner', place: 'layer or environment' },
  statuses: {
    touched: 'Used permission', permitted: 'Unused permission', beyond: 'Beyond permission', lapsed: 'Permitted then, not in this snapshot',
    untold: 'Cannot tell: before any snapshot', structure: 'Structure', added: 'Added', removed: 'Removed', changed: 'Changed', blast: 'Way of a change',
  },
  statusRows: {
    beyond: 'Beyond permission', touched: 'Permitted and used', permitted: 'Permitted, not used', lapsed: 'Permitted when used, not in this snapshot',
    untold: 'Used, cannot tell whether permitted', structure: 'Structure', added: 'Added', removed: 'Removed', changed: 'Changed', blast: 'Way of a change',
  },
  tagBeyond: (n: number): string => `beyond, ${formatNumber(n)}×`,
  tagStart: 'start',
  tagHops: (hops: number): string => (hops === 1 ? '1 step' : `${hops} steps`),
  tagReached: (n: number, most: number): string => `${formatNumber(n)} reached, ≤\u00a0${most}\u00a0steps`,
  tagOutside: 'seen, not reached',
  tagChange: { added: 'added', removed: 'removed', changed: 'changed' },
  tagChanges: (added: number, removed: number, changed: number): string =>
    [added > 0 ? `+${formatNumber(added)}` : '', removed > 0 ? `−${formatNumber(removed)}` : '', changed > 0 ? `±${formatNumber(changed)}` : ''].filter(Boolean).join(' '),
  of: (words: string, whose: string): string => `${words} of ${whose}`,
  others: (n: number, one: string, many: string, other: boolean): string => `${formatNumber(n)}${other ? ' other' : ''} ${n === 1 ? one : many}`,
  nodes: ['node', 'nodes'] as const,
  range: (first: string, last: string): string => `${first} to ${last}`,
  noOwner: 'nobody named',
  headline: (agents: number, permitted: number, systems: number, touched: number, beyond: number): string =>
    `${plural(agents, 'agent')} could touch ${formatNumber(permitted)} of ${plural(systems, 'system')}, and touched ${touched === 0 ? 'none' : formatNumber(touched)}. ${
      beyond === 0 ? 'Nothing was touched beyond permission.' : `${capital(countWord(beyond))} ${beyond === 1 ? 'touch' : 'kinds of touch'} went beyond permission.`}`,
  unread: (agents: number, permitted: number, systems: number): string => `${plural(agents, 'agent')} could touch ${formatNumber(permitted)} of ${plural(systems, 'system')}. No event was read, so what was touched is not known.`,
  until: (time: string): string => `Up to ${time}: `,
  pictureHelp: 'Arrow keys move between boxes, Enter selects or opens a group. T shows the table.',
  closedGroups: (n: number): string => `${plural(n, 'group')} closed again to keep the picture readable`,
  linesLeftOut: (n: number): string => `${plural(n, 'line')} of least weight not drawn`,
  summaryColumn: (name: string, nodes: number, boxes: number): string => `${name}: ${plural(nodes, 'node')} in ${plural(boxes, 'box', 'boxes')}`,
  layingOut: 'Laying out the graph…',
  slider: 'Touches up to',
  sliderEnd: 'the end of the record',
  snapshotFrom: (day: string): string => `snapshot valid from ${day}`,
  sliderHelp: (touches: string, beyond: string): string => `${touches} touches, ${beyond} beyond permission`,
  blast: {
    none: 'Select an action, an agent or a system to see what a change of it could reach.',
    restart: (name: string): string => `Start from ${name} instead`,
    title: 'How far, and by which way',
    waiting: 'Following the edges…',
    headline: (name: string, reached: number, hops: number, observed: number | null): string =>
      `From ${name} a change could reach ${reached === 0 ? 'nothing else' : `${plural(reached, 'other node')}, ${hops === 1 ? 'all one step away' : `at most ${countWord(hops)} steps away`}`}${
        observed === null ? '.' : observed === 0 ? '; the record shows nothing touched by it among them.' : `; the record shows ${countWord(observed)} of them touched by what followed.`}`,
    noSnapshot: 'No snapshot of the graph was valid at that time, so what the action could reach cannot be told.',
    truncated: (n: number): string => `Only the nearest ${formatNumber(n)} nodes are shown: there are more.`,
    unknown: (n: number): string => `${plural(n, 'start')} not in the snapshot: what lies behind cannot be told`,
    from: { effects: 'from the effects it stated', targets: 'from the targets it started on', asked: 'from the targets it asked for; it never started', node: 'from the node itself' },
    notFollowed: 'Only the first events that follow from it were looked at.',
    kinds: 'Follow edges of kind',
    reset: 'Default kinds',
    reached: 'Could be reached',
    outside: 'Seen in what followed, not reached over these edges',
    hops: 'Steps', way: 'Way', seen: 'Seen in the record', notSeen: 'not seen', start: 'start', seenIn: 'event',
    empty: 'Nothing is reached over the kinds of edge that are chosen.',
  },
  spread: {
    'depends-on': 'what depends on a changed system', 'deploys-to': 'what a changed pipeline deploys to', builds: 'the pipeline that builds a changed repository',
    reads: 'who reads what was changed', writes: 'what a changed system writes to', governs: 'what a changed part governs',
    'can-read': 'agents that may read what was changed', 'can-write': 'what a changed agent may write',
  },
  compare: {
    before: 'Before', after: 'After', one: 'There is only one snapshot of the graph: nothing to compare it with.', waiting: 'Comparing the snapshots…',
    headline: (nodes: readonly [number, number, number], edges: readonly [number, number, number]): string =>
      (nodes.every((n) => n === 0) && edges.every((n) => n === 0) ? 'The two snapshots say the same.'
        : `${capital(changes(nodes, 'node'))}; ${changes(edges, 'edge')}.`),
    what: 'What', change: 'Change', was: 'Before', is: 'After', same: 'Nothing changed between the two snapshots.',
    members: { kind: 'kind', name: 'name', layer: 'layer', environment: 'environment', data_class: 'classification', owner: 'owner' },
    nothing: 'none',
  },
} as const;

function changes([added, removed, changed]: readonly [number, number, number], word: string): string {
  return added + removed + changed === 0 ? `no ${word} changed` : `${plural(added, word)} added, ${formatNumber(removed)} removed, ${formatNumber(changed)} changed`;
}
