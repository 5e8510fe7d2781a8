import type { Index } from '../../../src/engine/index-db/index.ts';

const TIMES = 40;

/** The questions that views ask while a person works, each at places spread over the record. */
export async function queries(index: Index, events: number): Promise<readonly { readonly name: string; readonly times: readonly number[] }[]> {
  const page = (filter: string, order: 'row' | 'time') => (step: number) =>
    index.eventsPage({ filter, offset: filter === '' ? Math.floor((events / TIMES) * step) : 0, limit: 100, order, descending: false });
  const asked: readonly (readonly [string, (step: number) => Promise<unknown>])[] = [
    ['a page of events, in order', page('', 'row')],
    ['a page of events, by time', page('', 'time')],
    ['a page of refusals', page('outcome:denied', 'time')],
    ['a page by layer and text', page('layer:policy merge', 'row')],
    ['lanes by agent', () => index.timelineLanes({ by: 'agent', filter: '' })],
    ['lanes by system', () => index.timelineLanes({ by: 'system', filter: '' })],
    ['search', (step) => index.search(`act-${String(step).padStart(6, '0')}`)],
    ['a page of actions', (step) => index.actionsPage({ filter: '', offset: step * 50, limit: 50 })],
    ['the graph', () => index.graph(null)],
    ['what was touched', () => index.touchCounts(null)],
  ];
  const found: { name: string; times: number[] }[] = [];
  for (const [name, ask] of asked) {
    const times: number[] = [];
    for (let step = 0; step < TIMES; step += 1) {
      const started = performance.now();
      await ask(step);
      times.push(performance.now() - started);
    }
    found.push({ name, times });
  }
  return found;
}
