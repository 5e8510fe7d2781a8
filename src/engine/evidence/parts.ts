import type { RunInputs } from '../../core/run.ts';
import type { IndexPool } from '../index-db/index.ts';
import type { JobPlace } from '../jobs/run-job.ts';
import type { Vault } from '../vault/index.ts';

/** What working on evidence needs of the engine. */
export interface EvidenceParts {
  readonly vault: Vault;
  readonly pool: IndexPool;
  readonly place: JobPlace;
  readonly version: string;
  readonly clock: () => number;
}

/** The arguments of a verification that the vault, the day and the person decide. */
export interface VerifyChoice {
  readonly asOf: string;
  readonly trustPack: Uint8Array | null;
  readonly rememberedHeads: RunInputs['rememberedHeads'];
  /** JCS of the run to hold this one against. */
  readonly previousRun: Uint8Array | null;
}

export type { EvidenceRecord } from '../vault/index.ts';
