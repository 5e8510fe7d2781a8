import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Fact, SubjectKind } from '../core/controls/types.ts';
import type { Page } from './dto.ts';
import { digest, errors, id, limit, offset } from './parts.ts';

const FACT_VERDICTS = ['held', 'exception', 'cannot-tell'] as const satisfies readonly Fact['verdict'][];

export const SUBJECT_KINDS = ['action', 'agent', 'person', 'node'] as const satisfies readonly SubjectKind[];

/** What one control test saw of one member of its population. */
export interface FactRow {
  /** Place in the population; 0 is its first. */
  readonly n: number;
  readonly fact: Fact;
  /** The record's name for it, or the action's title, where it has one. */
  readonly label: string | null;
}

const base = oc.errors(errors);

export const controlsContract = {
  /** Members of one test's population, in its order; with a verdict, those of whom it said that. */
  facts: base
    .input(z.object({ digest, control: id, verdict: z.enum(FACT_VERDICTS).nullable(), offset, limit }))
    .output(type<Page<FactRow>>()),
};
