import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { FactRow } from './controls.ts';
import type { Page } from './dto.ts';
import { digest, errors, limit, offset } from './parts.ts';

/** The systems whose extracts the log is held against. */
export const RECONCILED_SYSTEMS = ['CI/CD', 'ITSM', 'IdP'] as const;
export type ReconciledSystem = (typeof RECONCILED_SYSTEMS)[number];

/** How a thing that log or extract tells of stands; `open` could not be compared. */
export const RECONCILED_STANDINGS = ['log-alone', 'extract-alone', 'differs', 'apart', 'open', 'both'] as const;
export type ReconciledStanding = (typeof RECONCILED_STANDINGS)[number];

export interface ReconciledCounts {
  readonly system: ReconciledSystem;
  readonly counts: Readonly<Record<ReconciledStanding, number>>;
}

export interface ReconciliationDto {
  /** Milliseconds by which the two may lie apart, and within which of the period's ends nothing is held against either; null where nothing was compared. */
  readonly window: number | null;
  /** Always every system, in order. */
  readonly systems: readonly ReconciledCounts[];
}

const base = oc.errors(errors);

export const reconciliationContract = {
  summary: base.input(z.object({ digest })).output(type<ReconciliationDto>()),
  /** In the order of the control test's population. */
  rows: base
    .input(z.object({ digest, system: z.enum(RECONCILED_SYSTEMS), standing: z.enum(RECONCILED_STANDINGS), offset, limit }))
    .output(type<Page<FactRow>>()),
};
