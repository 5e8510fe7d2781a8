import { openIndex } from '../../src/engine/index-db/index.ts';
import { peakMb } from './peak.ts';

/** The timeline's columns, three times, and one page of events: the queries a window waits for. Prints one line of JSON. */
export async function query([dataDir = '', digest = '']: readonly string[]): Promise<void> {
  const index = await openIndex({ dataDir, digest });
  if (index === null) throw new Error('no index');
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return Math.round(performance.now() - started);
  };
  const columns = { by: 'agent', filter: '' } as const;
  console.log(JSON.stringify({
    first: await timed(() => index.timelineColumns(columns)),
    again: await timed(() => index.timelineColumns(columns)),
    filtered: await timed(() => index.timelineColumns({ by: 'agent', filter: 'layer:policy' })),
    bytes: (await index.timelineColumns(columns)).byteLength,
    page: await timed(() => index.eventsPage({ filter: '', offset: 500_000, limit: 100, order: 'time', descending: false })),
    peakMb: peakMb(),
  }));
  await index.close();
}
