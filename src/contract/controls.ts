import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Fact } from '../core/controls/types.ts';
import type { Page } from './dto.ts';
import { digest, errors, id, limit, offset } from './parts.ts';

const FACT_VERDICTS = ['held', 'exception', 'cannot-tell'] as const satisfies readonly Fact['verdict'][];

/** What the record holds under a subject's id: a test's population may be of anything. */
export const SUBJECT_KINDS = ['action', 'agent', 'person', 'node'] as const;

/** What one control test saw of one member of its population. */
export interface FactRow {
  /** Place in the population; 0 is its first. */
  readonly n: number;
  readonly fact: Fact;
  /** Null where the subject is none of these: a file, a log, a key. */
  readonly kind: (typeof SUBJECT_KINDS)[number] | null;
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
