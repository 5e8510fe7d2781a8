import { OPEN_RUNS, TEST_RESULTS, WORK_PARTS, type LaneKey } from '../../../src/contract/index.ts';
import type { Index } from '../../../src/engine/index-db/index.ts';

/** How often each is asked at most, each time at another place of the record. */
export const TIMES = 40;

type Ask = (step: number) => Promise<unknown>;
export type Question = readonly [name: string, ask: Ask];

const LANES: readonly LaneKey[] = ['agent', 'fleet', 'person', 'actor', 'layer', 'system'];
const ORDERS = ['row', 'time', 'type', 'actor'] as const;

/** Every question that a window puts to an index, at places spread over the record. */
export async function questions(index: Index, events: number): Promise<readonly Question[]> {
  const at = (step: number): number => Math.floor((events / TIMES) * step);
  const page = (filter: string, order: (typeof ORDERS)[number], offset: (step: number) => number = () => 0): Ask => (step) =>
    index.eventsPage({ filter, offset: offset(step), limit: 100, order, descending: step % 2 === 1 });
  const event = async (step: number) => {
    const found = await index.eventByRow(at(step));
    if (found === null) throw new Error('no such row');
    return found;
  };
  const known = await Promise.all(Array.from({ length: TIMES }, (_, step) => event(step)));
  const one = (step: number) => known[step % TIMES]!;
  const actions = (await index.actionsPage({ filter: '', offset: 0, limit: TIMES })).rows;
  const action = (step: number) => actions[step % actions.length]!;
  const graph = await index.graph(null);
  const [first, last] = [graph?.snapshots.at(0)?.id ?? '', graph?.snapshot ?? ''];
  const streams = [...(await index.streamRows()).keys()].toSorted();
  const { from, to } = await index.timelineLanes({ by: 'layer', filter: '' });
  const systems = (await index.matrix.agentSystem('')).columns;
  const tested = (await Promise.all(TEST_RESULTS.map((result) => index.operations.suites({ result, offset: 0, limit: TIMES })))).flatMap(({ rows }) => rows);
  const suite = (step: number) => tested[step % tested.length] ?? { system: null, suite: '' };
  const fleets = (await index.operations.posture()).work.fleets.map(({ fleet }) => fleet);
  const ids = known.map(({ id }) => id);
  return [
    ...ORDERS.map((order): Question => [`a page of events, by ${order}`, page('', order, at)]),
    ['a page of refusals', page('outcome:denied', 'time')],
    ['a page by layer and text', page('layer:policy merge', 'row')],
    ['a page by text that nothing holds', page('qqqqq', 'row')],
    ['a page by agent', (step) => page(`agent:"${action(step).agentId}"`, 'time')(step)],
    ['a page by finding', page('finding:*', 'row')],
    ['events of one action', (step) => page(`action:"${action(step).id}"`, 'time')(step)],
    ['events of a stretch of time', (step) => page(`time>=${new Date(from + ((to - from) / TIMES) * step).toISOString()}`, 'time')(step)],
    ['deep in a filtered log', page('layer:policy', 'row', (step) => step * 1_000)],
    ['an event by its id', (step) => index.eventById(one(step).id)],
    ['an event by its row', (step) => index.eventByRow(one(step).row)],
    ['causes', (step) => index.causesOf(one(step).row)],
    ['effects', (step) => index.effectsOf(one(step).id)],
    ['the way onward', (step) => index.onwardOf(one(step))],
    ['a proof of inclusion', (step) => index.inclusion(one(step).stream, one(step).row)],
    ['where logs stand', () => index.streamRows()],
    ['the picture of a log', (step) => index.chainPicture(streams[step % streams.length] ?? '', 800)],
    ...LANES.map((by): Question => [`lanes by ${by}`, () => index.timelineLanes({ by, filter: '' })]),
    ['lanes by agent of a layer', () => index.timelineLanes({ by: 'agent', filter: 'layer:policy' })],
    ['columns of the timeline', () => index.timelineColumns({ by: 'agent', filter: '' })],
    ['columns of a layer', () => index.timelineColumns({ by: 'agent', filter: 'layer:policy' })],
    ['the graph', () => index.graph(null)],
    ['two graphs', () => index.compareGraphs(first, last)],
    ['blast radius of an action', (step) => index.blast({ of: { kind: 'action', id: action(step).id }, kinds: null })],
    ['blast radius of a system', (step) => index.blast({ of: { kind: 'node', id: systems[step % systems.length]?.id ?? '', snapshot: last }, kinds: null })],
    ['what was touched', () => index.touchCounts(null)],
    ['what was touched until', (step) => index.touchCounts(from + ((to - from) / TIMES) * step)],
    ['when it was touched', () => index.touchMoments()],
    ['a page of touches', (step) => index.touchesPage({ filter: '', offset: step * 500, limit: 100 })],
    ['touches of a system', (step) => index.touchesPage({ filter: `system:"${systems[step % systems.length]?.id ?? ''}"`, offset: 0, limit: 100 })],
    ['matrix: agents and systems', () => index.matrix.agentSystem('')],
    ['matrix: agents and classes', () => index.matrix.agentClass('')],
    ['matrix: kinds and approvers', () => index.matrix.actionApprover('', 'kind')],
    ['matrix: actions and approvers', () => index.matrix.actionApprover('', 'action')],
    ['matrix: boundaries', () => index.matrix.environmentRisk('')],
    ['a page of actions', (step) => index.actionsPage({ filter: '', offset: step * 50, limit: 50 })],
    ['a page of actions with an exception', () => index.actionsPage({ filter: 'exception:*', offset: 0, limit: 50 })],
    ['actions on a system', (step) => index.actionsPage({ filter: `system:"${systems[step % systems.length]?.id ?? ''}"`, offset: 0, limit: 50 })],
    ['an action', (step) => index.actionById(action(step).id)],
    ['figures of autonomy', () => index.measured()],
    ['how many ran at once', () => index.concurrency()],
    ['first failures', () => index.firstFailures()],
    ['a page of first failures', () => index.firstFailureRows({ stage: 'ci', part: 'first', offset: 0, limit: 100 })],
    ['a page of checks', (step) => index.firstFailureRows({ stage: 'ci', part: 'checks', offset: step * 100, limit: 100 })],
    ['operations', () => index.operations.posture()],
    ...TEST_RESULTS.map((result): Question => [`suites that ${result}`, (step) => index.operations.suites({ result, offset: step * 10, limit: 100 })]),
    ['runs of a suite', (step) => index.operations.runs({ ...suite(step), offset: 0, limit: 100 })],
    ...OPEN_RUNS.map((part): Question => [`runs that are ${part}`, () => index.operations.openRuns({ part, offset: 0, limit: 100 })]),
    ['services without a test', () => index.operations.untested({ offset: 0, limit: 100 })],
    ...WORK_PARTS.map((part): Question => [`work: ${part}`, (step) => index.operations.work({ fleet: null, part, offset: step * 100, limit: 100 })]),
    ['work of a fleet', (step) => index.operations.work({ fleet: fleets[step % fleets.length] ?? '', part: 'finished', offset: 0, limit: 100 })],
    ['what a control test saw', (step) => index.controlFacts({ control: 'CT-01', verdict: null, offset: step * 100, limit: 100 })],
    ['exceptions of a control test', () => index.controlFacts({ control: 'CT-04', verdict: 'exception', offset: 0, limit: 100 })],
    ['reconciliation', () => index.reconciliation()],
    ['a page of reconciliation', () => index.reconciledRows({ system: 'CI/CD', standing: 'both', offset: 0, limit: 100 })],
    ['signed documents', () => index.signedFiles()],
    ['figure: layers in time', () => index.layerBuckets(3_600_000, '')],
    ['figure: systems', () => index.graphRows('')],
    ['figure: times of ids', () => index.timesOf(ids)],
    ['a population of events', () => index.population({ of: 'events', filter: '' })],
    ['a population of actions', () => index.population({ of: 'actions', filter: '' })],
    ['a population of refusals', () => index.population({ of: 'events', filter: 'outcome:denied' })],
    ['the record in numbers', () => index.summary()],
    ['search for an action', (step) => index.search(`act-${String(step).padStart(6, '0')}`)],
    ['search for what nothing holds', (step) => index.search(`qqqqq${step}`)],
    ['search for a word', (step) => index.search(['deploy', 'merge', 'read', 'policy'][step % 4] ?? '')],
    ['search for a letter', (step) => index.search('etaoin'[step % 6] ?? 'e')],
  ];
}
