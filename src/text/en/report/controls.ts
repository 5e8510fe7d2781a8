import { formatNumber, plural } from '../../format.ts';

/** Control tests in a report: results, what each found, and the populations they were found in. */
export const controls = {
  none: 'No control test was run on this evidence.',
  lead: (count: number, pack: string) => `${plural(count, 'control test')} of pack ${pack}. A population of zero is never a pass. References to frameworks name evidence relevant to them and prove no compliance.`,
  advisory: (count: number) => `${plural(count, 'advisory test')} beside them: what they find is counted and shown, and fails nothing.`,
  results: 'Control tests and their results',
  advisoryResults: 'Advisory tests and their indications',
  columns: { result: 'Result', test: 'Test', severity: 'Severity', population: 'Population', exceptions: 'Exceptions', indications: 'Indications' },
  indications: 'Indications',
  tested: (id: string) => `${id}: what was tested`,
  why: 'Why',
  population: 'Population',
  cameTo: 'Came to',
  relevantTo: 'Relevant to',
  digestOf: (count: number) => `${formatNumber(count)} in all; digest of the list:`,
  ruleThere: (count: number) => `${plural(count, 'member')}, by the rule under “Population and sampling”`,
  nothing: 'Nothing in this record falls under this test.',
  found: (advisory: boolean, exceptions: number, population: number, undecided: number) =>
    `${formatNumber(exceptions)} of ${formatNumber(population)} ${exceptions === 1 ? 'is an' : 'are'} ${advisory ? 'indication' : 'exception'}${exceptions === 1 ? '' : 's'}; ${formatNumber(undecided)} could not be told.`,
  unreliable: ' The integrity of the data was not established, so this result rests on what may have been altered.',
  member: (id: string, kind: 'exception' | 'indication' | 'undecided', number: number, of: number) => `${id}: ${kind} ${formatNumber(number)} of ${formatNumber(of)}`,
  labels: { exception: 'Exception', indication: 'Indication', undecided: 'Cannot tell' },
  where: 'Where',
  listed: (kind: 'exception' | 'indication' | 'undecided', listed: number, of: number) =>
    `Listed are the first ${formatNumber(listed)} of ${kind === 'undecided' ? `${plural(of, 'member')} that could not be told` : plural(of, kind)}; the others are counted. The run lists no more of a test.`,
};

/** Controls that the user brought. Whose they are stands first: a reader must not take them for this software's. */
export const ownControls = {
  lead: 'The user wrote or chose these controls. They are no part of the control pack: nothing here is in the run, and nothing here changes the verdict.',
  over: 'Each was run again for this report, over the record of the run whose SHA-256 is:',
  mark: 'the user’s own',
  file: 'Control file',
  added: (by: string, at: string) => `Kept with the case by ${by}, ${at}. The name is typed, and proved by nothing.`,
  named: 'Named for this report; it is kept with no case.',
  tested: (id: string) => `${id}, a control of the user’s own: what was tested`,
  fileAbout: (name: string) => `${name}: what became of it`,
  none: (name: string) => `${name}: no result`,
  came: 'Came to',
  malformed: (problem: string) => `It is not a control: ${problem}. Nothing of it counts as a result.`,
};

export const populations = {
  lead: 'Every test looks at the whole population that its rule names, and at no sample of it. The digest covers the list of members in order: whoever makes the list again can compare it.',
  about: 'Populations of the control tests',
  columns: { test: 'Test', rule: 'Rule of the population', size: 'Members' },
  full: 'tested in full',
  empty: 'empty: nothing was tested, which is no pass',
  listing: (listed: number, of: number) => `${formatNumber(listed)} of ${plural(of, 'exception or undecided member', 'exceptions and undecided members')} listed`,
  ownRule: 'A control of the user’s own: the pack states its rule.',
  samples: 'Samples drawn by the reviewers',
  sampleNote: 'A sample is drawn from a population fixed by its digest, by the method and the seed that are stated: anyone can draw it again.',
  sample: (name: string) => `Sample ${name}`,
  of: 'Drawn from',
  ofWhat: (of: string, filter: string) => `${of === 'events' ? 'events' : of === 'actions' ? 'actions' : of}${filter === '' ? ', all of them' : ', filtered by'}`,
  population: 'Population',
  members: (count: number) => `${plural(count, 'member')}; digest of the list:`,
  methods: (kind: string, size: number | undefined, seed: number | undefined) =>
    [kind === 'random' ? 'at random' : kind === 'systematic' ? 'systematic, with a start by the seed' : kind === 'all' ? 'all of them' : kind, ...(size === undefined ? [] : [`${formatNumber(size)} asked for`]), ...(seed === undefined ? [] : [`seed ${String(seed)}`])].join(', '),
  items: (name: string) => `Members of sample ${name}`,
  itemColumns: { position: 'Position', id: 'Id' },
  itemsLeftOut: (shown: number, of: number) => `The first ${formatNumber(shown)} of ${formatNumber(of)} are printed; population, method and seed give the others.`,
  noItems: 'The sample is empty.',
};
