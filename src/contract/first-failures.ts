import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Pointer } from '../core/findings/index.ts';
import type { Environment } from '../core/bundle/format.ts';
import type { Page } from './dto.ts';
import { digest, errors, limit, offset } from './parts.ts';

/** Where a failure was seen, in the order in which a change passes them; `untold` where the record ties it to none. */
export const FAILURE_STAGES = ['development', 'ci', 'staging', 'production', 'untold'] as const satisfies readonly (Environment | 'untold')[];
export type FailureStage = (typeof FAILURE_STAGES)[number];

/** Whether a change that failed reached production all the same; `untold` where neither can be said. */
export const FAILURE_REACHES = ['reached', 'kept', 'untold'] as const;
export type FailureReach = (typeof FAILURE_REACHES)[number];

/** What a stage's rows are: every check that ran there, or the changes first seen failing there. */
export const FAILURE_PARTS = ['checks', 'first', ...FAILURE_REACHES] as const;
export type FailurePart = (typeof FAILURE_PARTS)[number];

export const FAILURE_KINDS = ['test', 'pipeline', 'verification', 'incident'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** `first` is the sum of the three after it; incidents are seen, and are no checks. */
export type FailureCounts = Readonly<Record<FailurePart, number>> & { readonly stage: FailureStage };

export interface FirstFailuresDto {
  /** Always every stage, in order. */
  readonly stages: readonly FailureCounts[];
  /** Events that would tell of a check, an incident, a merge or a release, and that the record could not use. */
  readonly unread: number;
}

/** A check, or the first failure of a change. */
export interface FailureRow {
  readonly n: number;
  readonly kind: FailureKind;
  /** The suite, the run, the release or the incident. */
  readonly subject: string;
  readonly failed: boolean;
  /** Null where the release that is spoken of is not tied to one. */
  readonly commit: string | null;
  readonly time: number;
  readonly at: Pointer;
  /** Of a change: whether it reached production, and the first release there. Null of a check. */
  readonly reach: FailureReach | null;
  readonly released: Pointer | null;
}

const base = oc.errors(errors);

export const firstFailuresContract = {
  summary: base.input(z.object({ digest })).output(type<FirstFailuresDto>()),
  /** In the order of the log's times. */
  rows: base.input(z.object({ digest, stage: z.enum(FAILURE_STAGES), part: z.enum(FAILURE_PARTS), offset, limit })).output(type<Page<FailureRow>>()),
};
