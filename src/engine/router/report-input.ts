import type { ReportRequest, RunDto } from '../../contract/index.ts';
import { graphFigure, type ReportInput } from '../../report/index.ts';
import { found } from './base.ts';
import type { RouterContext, RouterEngine } from './context.ts';
import { figureOf } from './report-figure.ts';

/** Everything a report of this run is made from, gathered once, so that what is shown and what is written cannot differ. Throws `FilterError`. */
export async function reportInput({ engine }: RouterContext, { id, run }: RunDto, { choices, review, own }: ReportRequest): Promise<ReportInput> {
  const { digest } = run.subject;
  const evidence = (await engine.evidence.list()).find((each) => each.digest === digest);
  const { entries } = await engine.custody.list();
  const figures = run.counts.events === 0 ? NO_FIGURES : await lastFigures(engine, { id, run, filter: choices.filter });
  return {
    run,
    evidenceName: evidence?.name ?? '',
    custody: entries.filter(({ subject }) => subject === digest || subject === id),
    ...figures,
    review: review === null ? null : found(await engine.review.work(review, digest, id), 'case'),
    own: own === null || run.counts.events === 0 || choices.leftOut.includes('own-controls') ? null : await engine.ownControls.runAll(own, { id, run }),
    choices,
    // The same evidence, choices and log give the same bytes, whenever they are written.
    preparedAt: null,
  };
}

type Figures = Pick<ReportInput, 'timeline' | 'graph' | 'measured'>;
const NO_FIGURES: Figures = { timeline: null, graph: null, measured: null };

interface Asked {
  readonly id: string;
  readonly run: RunDto['run'];
  readonly filter: string;
}
/** The figures that were asked for last: whoever changes another choice does not wait for them again. */
const last = new WeakMap<RouterEngine, { readonly of: string; readonly figures: Promise<Figures> }>();

function lastFigures(engine: RouterEngine, asked: Asked): Promise<Figures> {
  const of = `${asked.id} ${asked.filter}`;
  const kept = last.get(engine);
  if (kept?.of === of) return kept.figures;
  const figures = figuresOf(engine, asked);
  last.set(engine, { of, figures });
  figures.catch(() => last.delete(engine));
  return figures;
}

async function figuresOf(engine: RouterEngine, { run, filter }: Asked): Promise<Figures> {
  const index = await engine.index(run.subject.digest);
  return { timeline: await figureOf(index, run, filter), graph: graphFigure(await index.graphRows(filter)), measured: await index.measured() };
}
