import { METRIC_IDS, type MetricId } from '../metric.ts';
import type { Measure } from '../measure.ts';
import { ACTION_MEASURES } from './actions.ts';
import { AGENT_MEASURES } from './agents.ts';
import { DECISION_MEASURES } from './decisions.ts';
import { RELEASE_MEASURES } from './releases.ts';

const BY_ID: ReadonlyMap<string, Measure> = new Map([...ACTION_MEASURES, ...DECISION_MEASURES, ...RELEASE_MEASURES, ...AGENT_MEASURES].map((each) => [each.id, each]));

/** Null for a figure of a name that is not one of ours. */
export const measureOf = (id: string): Measure | null => BY_ID.get(id) ?? null;

/** Every measure, in the order of the ids. */
export const MEASURES: readonly Measure[] = METRIC_IDS.map((id: MetricId) => {
  const measure = BY_ID.get(id);
  if (measure === undefined) throw new Error(`nothing measures ${id}`);
  return measure;
});
