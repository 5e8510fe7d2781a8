import type { ReportRequest, RunDto } from '../../contract/index.ts';
import { graphFigure, type ReportInput } from '../../report/index.ts';
import { found } from './base.ts';
import type { RouterContext } from './context.ts';
import { figureOf } from './report-figure.ts';

/** Everything a report of this run is made from, gathered once, so that what is shown and what is written cannot differ. Throws `FilterError`. */
export async function reportInput({ engine }: RouterContext, { id, run }: RunDto, { choices, review }: ReportRequest): Promise<ReportInput> {
  const { digest } = run.subject;
  const evidence = (await engine.evidence.list()).find((each) => each.digest === digest);
  const { entries } = await engine.custody.list();
  const index = run.counts.events === 0 ? null : await engine.index(digest);
  return {
    run,
    evidenceName: evidence?.name ?? '',
    custody: entries.filter(({ subject }) => subject === digest || subject === id),
    timeline: index === null ? null : await figureOf(index, run, choices.filter),
    graph: index === null ? null : graphFigure(await index.graphRows(choices.filter)),
    measured: index === null ? null : await index.measured(),
    review: review === null ? null : found(await engine.review.work(review, digest, id), 'case'),
    choices,
    // The same evidence, choices and log give the same bytes, whenever they are written.
    preparedAt: null,
  };
}
