import type { Run } from '../../core/run.ts';
import { bucketWidth, timelineFigure, type TimelineFigure } from '../../report/index.ts';
import type { Index } from '../index-db/index.ts';

/** The report's picture of the record in time, counted by the index that was built from the same evidence. A filter narrows what is counted, never the axis. Throws `FilterError`. */
export async function figureOf(index: Index, run: Run, filter: string): Promise<TimelineFigure> {
  const { from, to } = await index.timelineLanes({ by: 'layer', filter: '' });
  const pointed = [
    ...run.findings.map(({ at }) => at.event),
    ...run.controls.flatMap(({ exceptions }) => exceptions.flatMap((fact) => [fact.at.event, fact.subject])),
  ];
  const times = await index.timesOf([...new Set(pointed.filter((id) => id !== undefined))]);
  return timelineFigure({ run, from, to, counts: await index.layerBuckets(bucketWidth(from, to), filter), timeOf: (id) => times.get(id) ?? null });
}
