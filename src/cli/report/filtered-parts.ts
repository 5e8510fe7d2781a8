import { FilterError, openIndex } from '../../engine/index-db/index.ts';
import { bucketWidth, graphFigure, type BucketCount, type GraphFigure } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { RecordIndex } from '../record-index.ts';

/**
 * What a filter leaves of the figures: events counted on the axis of the whole record, and the systems that these events
 * and their actions touched.
 */
export async function filteredParts({ target }: RecordIndex, filter: string, span: { readonly from: number; readonly to: number }): Promise<{ readonly counts: readonly BucketCount[]; readonly graph: GraphFigure | null }> {
  const index = await openIndex(target);
  if (index === null) throw new Error('the index of the record does not open');
  try {
    const counts = await index.layerBuckets(bucketWidth(span.from, span.to), filter);
    return { counts, graph: graphFigure(await index.graphRows(filter)) };
  } catch (error) {
    if (error instanceof FilterError) throw new CliError(EXIT.usage, `the filter cannot be read: ${error.problem} at character ${error.at}`, 'filters are written as in the window: type:approval.* actor:agt-7');
    throw error;
  } finally {
    await index.close();
  }
}
