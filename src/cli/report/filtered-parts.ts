import { FilterError, openIndex } from '../../engine/index-db/index.ts';
import type { Verified } from '../../engine/verify/index.ts';
import { bucketWidth, type BucketCount, type GraphFigure } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { graphCollector } from '../collect-graph.ts';
import { EXIT } from '../exit-codes.ts';
import type { RecordIndex } from './record-index.ts';

/** Rows asked for at once: what is held of a record, however many pass the filter. */
const PAGE = 10_000;

/**
 * What a filter leaves of the figures: events counted on the axis of the whole record, and the systems that these events
 * and their actions touched. Null for the systems of an audit export, whose actions are not held.
 */
export async function filteredParts({ target }: RecordIndex, filter: string, span: { readonly from: number; readonly to: number }, verified: Verified): Promise<{ readonly counts: readonly BucketCount[]; readonly graph: GraphFigure | null }> {
  const index = await openIndex(target);
  if (index === null) throw new Error('the index of the record does not open');
  try {
    const counts = await index.layerBuckets(bucketWidth(span.from, span.to), filter);
    const { record, run } = verified;
    if (record === null || run.subject.kind !== 'evidence-bundle') return { counts, graph: null };
    const graph = graphCollector();
    const actions = new Set<string>();
    for (let offset = 0, total = 1; offset < total; offset += PAGE) {
      const page = await index.eventsPage({ filter, offset, limit: PAGE, order: 'row', descending: false });
      total = page.total;
      for (const row of page.rows) {
        graph.event(row);
        if (row.actionId !== null) actions.add(row.actionId);
      }
    }
    return { counts, graph: graph.figure({ ...verified, record: { ...record, actions: record.actions.filter(({ id }) => actions.has(id)) } }) };
  } catch (error) {
    if (error instanceof FilterError) throw new CliError(EXIT.usage, `the filter cannot be read: ${error.problem} at character ${error.at}`, 'filters are written as in the window: type:approval.* actor:agt-7');
    throw error;
  } finally {
    await index.close();
  }
}
