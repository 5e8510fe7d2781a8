import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Metric, ReportedComparison } from '../core/metrics/index.ts';
import type { ConcurrencyDto } from './concurrency.ts';
import { digest, errors } from './parts.ts';

export type { Figure, Metric, MetricId, MetricMembers, ReportedComparison } from '../core/metrics/index.ts';

/** Figures recomputed from a record, and what its producer reported beside what is recomputed. Both empty where there is no record to measure. */
export interface AutonomyDto {
  readonly metrics: readonly Metric[];
  readonly reported: readonly ReportedComparison[];
}

const base = oc.errors(errors);

export const autonomyContract = {
  measured: base.input(z.object({ digest })).output(type<AutonomyDto>()),
  concurrency: base.input(z.object({ digest })).output(type<ConcurrencyDto>()),
};
