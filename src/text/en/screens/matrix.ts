import { capital, countWord, formatNumber, plural } from '../../format.ts';

/** What the matrices say, apart from names of the record. */
export const matrixText = {
  kinds: { system: 'Agent × system', class: 'Agent × data class', approver: 'Action × approver', boundary: 'Environment × risk class' },
  rows: { agent: 'each agent', fleet: 'fleet', kind: 'kind of action', action: 'each action' },
  columns: { system: 'each system', environment: 'environment' },
  rowsBy: 'Rows by', columnsBy: 'Columns by', sortBy: 'Sort by',
  sorts: { weight: 'what matters first', group: 'group and name' },
  sortColumn: 'a column',
  empty: 'Nothing to put in this matrix.',
  noMatch: 'The record holds nothing for it.',
  filterRefused: 'The filter does not fit this matrix',
  filterFields: (fields: readonly string[]): string => `It can be filtered by ${fields.join(', ')}, or by a plain word.`,
  copy: 'Copy as CSV',
  copied: 'Copied',
  refused: 'The clipboard refused',
  tooLarge: (cells: number): string => `${formatNumber(cells)} cells are too many for the clipboard: group rows or columns first`,
  leftOut: (n: number): string => `${plural(n, 'cell')} not shown: too many. Those beyond permission are shown first.`,
  rowsLeftOut: (n: number): string => `${plural(n, 'row')} not shown: too many. A filter brings them.`,
  scope: 'Permissions are those of every snapshot of the graph; each touch is judged by the snapshot of its time',
  scopePairs: 'A pair counts once over all snapshots, reading and writing together (in Graph apart, by one snapshot); a touch is judged by the snapshot of its time',
  scopeActions: 'Approvals are counted, not judged: whether they came in time and were bound to what ran is for the control tests',
  help: 'Arrow keys move between cells, Enter opens one. Enter on a column’s head sorts the rows by it.',
  nobody: 'Nobody', unstated: 'Not stated', noFleet: 'No fleet stated', noEnvironment: 'No environment stated', notRegistered: 'not in the registry',
  clearance: (word: string): string => `cleared for ${word.toLowerCase()}`,
  members: (n: number, word: string): string => plural(n, word),
  twin: ['Row', 'Column', 'What the record says', 'Mark'] as const,
  legend: { system: 'r may read, w may write; a number is touches', class: 'times read; systems readable', approver: '✓ granted, ✕ refused, ⌛ expired', boundary: 'done, allowed' },
  cornerBeyond: 'beyond or outside',
  close: 'Close the list',
  showIn: (screen: string): string => `Show in ${screen}`,
  asFilter: 'Keep as the filter',
  list: { time: 'Time', agent: 'Agent', system: 'System', mode: 'What', standing: 'Permission', brief: 'In the record', reads: 'read', writes: 'written', title: 'Asked for', outcome: 'Outcome' },
  standings: { permitted: 'Permitted then', beyond: 'Beyond permission', untold: 'Cannot tell' },
  marks: { beyond: 'beyond', untold: 'cannot tell', outside: 'outside', invalid: 'not signed', none: '' },
  may: (read: boolean, write: boolean): string => (read && write ? 'may read and write' : write ? 'may write' : read ? 'may read' : 'no permission'),
  system: {
    say: (may: string, reads: number, writes: number, beyond: number, untold: number): string =>
      [may, reads + writes === 0 ? 'not touched' : [reads > 0 ? `read ${formatNumber(reads)}×` : '', writes > 0 ? `written ${formatNumber(writes)}×` : ''].filter(Boolean).join(', '),
        beyond > 0 ? `${formatNumber(beyond)} beyond permission` : '', untold > 0 ? `${formatNumber(untold)} cannot be told` : ''].filter(Boolean).join('; '),
    headline: (agents: number, pairs: number, touched: number, beyond: number, untold: number): string =>
      `${plural(agents, 'agent')} had permission in ${plural(pairs, 'pair')} of agent and system, and used ${touched === 0 ? 'none' : formatNumber(touched)} of them. ${beyond === 0 ? `No touch${untold === 0 ? '' : ' that can be judged'} went beyond permission${untold === 0 ? '.' : `; for ${formatNumber(untold)} it cannot be told.`}` : `${capital(countWord(beyond))} ${beyond === 1 ? 'cell holds' : 'cells hold'} touches beyond permission.`}`,
    unjudged: (actors: number, touches: number): string => `${plural(actors, 'actor')} touched systems ${formatNumber(touches)} times. No snapshot says what was permitted, so what went beyond cannot be told.`,
    unread: (agents: number, pairs: number): string => `${plural(agents, 'agent')} had permission in ${plural(pairs, 'pair')} of agent and system. No event was read, so which were used is not known.`,
  },
  class: {
    say: (readable: number, cleared: boolean | null, reads: number, beyond: number, untold: number): string =>
      [readable === 0 ? 'nothing readable' : `${plural(readable, 'system')} readable`, cleared === false ? 'above its clearance' : '', reads === 0 ? 'not read' : `read ${formatNumber(reads)}×`,
        beyond > 0 ? `${formatNumber(beyond)} beyond permission or clearance` : '', untold > 0 ? `${formatNumber(untold)} cannot be told` : ''].filter(Boolean).join('; '),
    headline: (read: number, cells: number, beyond: number): string =>
      `Of ${plural(cells, 'pair')} of agent and data class that were readable, ${read === 0 ? 'none' : formatNumber(read)} ${read === 1 ? 'was' : 'were'} read. ${beyond === 0 ? 'No read was beyond permission or clearance.' : `${capital(countWord(beyond))} ${beyond === 1 ? 'cell holds' : 'cells hold'} reads beyond permission or clearance.`}`,
    unjudged: (read: number): string => `${plural(read, 'pair')} of actor and data class ${read === 1 ? 'was' : 'were'} read. No snapshot says what was permitted, so what went beyond cannot be told.`,
    unread: (cells: number): string => `${plural(cells, 'pair')} of agent and data class ${cells === 1 ? 'was' : 'were'} readable. No event was read, so which were read is not known.`,
    above: 'above clearance', readable: (n: number): string => `${formatNumber(n)} readable`,
  },
  approver: {
    say: (nobody: boolean, actions: number, granted: number, denied: number, expired: number, invalid: number, unproved: number, own: number): string =>
      (nobody ? [`${plural(actions, 'action')} without any answer`, expired > 0 ? `${formatNumber(expired)} asked for one until it expired` : ''].filter(Boolean).join('; ') : [`${plural(actions, 'action')} answered`, granted > 0 ? `${formatNumber(granted)} granted` : '', denied > 0 ? `${formatNumber(denied)} refused` : '', expired > 0 ? `${formatNumber(expired)} expired` : '',
        invalid > 0 ? `${plural(invalid, 'signature')} did not hold` : '', unproved > 0 ? `${plural(unproved, 'signature')} cannot be told` : '', own > 0 ? `${formatNumber(own)} of agents they answer for` : ''].filter(Boolean).join('; ')),
    headline: (answered: number, actions: number, people: number, invalid: number): string =>
      answered === 0 ? `No approval is recorded for ${actions === 1 ? 'the one action' : `any of ${plural(actions, 'action')}`}.` : `${plural(people, 'approver')} answered ${formatNumber(answered)} times; ${plural(actions, 'action')} had no answer. ${invalid === 0 ? 'Every signature that could be tried holds.' : `${capital(countWord(invalid))} ${invalid === 1 ? 'cell holds' : 'cells hold'} answers whose signature does not hold.`}`,
    short: (granted: number, denied: number, expired: number): string => [granted > 0 ? `✓ ${formatNumber(granted)}` : '', denied > 0 ? `✕ ${formatNumber(denied)}` : '', expired > 0 ? `⌛ ${formatNumber(expired)}` : ''].filter(Boolean).join('  '),
    own: (n: number): string => `own ${formatNumber(n)}`,
  },
  boundary: {
    autonomies: { observe: 'observe', propose: 'propose', 'execute-with-approval': 'execute with approval', execute: 'execute' },
    gates: { none: 'no gate', 'one-approver': 'one approver', 'two-approvers': 'two approvers', forbidden: 'forbidden' } as Readonly<Record<string, string>>,
    none: 'no boundary in any policy',
    mode: { 'log-only': 'only logged' } as Readonly<Record<string, string>>,
    changed: (n: number): string => `changed ${n === 1 ? 'once' : `${formatNumber(n)} times`}`,
    done: (actions: number, started: number): string => (actions === 0 ? 'no action' : `${plural(actions, 'action')}, ${formatNumber(started)} started`),
    outside: (n: number): string => `${formatNumber(n)} outside`,
    say: (boundary: string, actions: number, started: number, above: number, forbidden: number, ungated: number, untold: number): string =>
      [boundary, `${plural(actions, 'action')}, ${formatNumber(started)} started`, above > 0 ? `${formatNumber(above)} with more autonomy than allowed` : '', forbidden > 0 ? `${formatNumber(forbidden)} where it was forbidden` : '',
        ungated > 0 ? `${formatNumber(ungated)} with fewer approvals than asked for` : '', untold > 0 ? `${formatNumber(untold)} cannot be told` : ''].filter(Boolean).join('; '),
    headline: (started: number, outside: number, untold: number): string =>
      outside === 0 && untold > 0 && untold === started ? `${plural(started, 'action')} started. Whether any was outside a boundary cannot be told.` : `${plural(started, 'action')} started. ${outside === 0 ? 'None was outside the boundary of its time' : `${capital(countWord(outside))} ${outside === 1 ? 'was' : 'were'} outside the boundary of ${outside === 1 ? 'its' : 'their'} time`}${untold === 0 ? '.' : `; for ${formatNumber(untold)} it cannot be told.`}`,
  },
} as const;
