import type { ControlTest } from '../types.ts';
import { CT_01 } from './ct-01-manifest-and-files.ts';
import { CT_02 } from './ct-02-hash-chain.ts';
import { CT_03 } from './ct-03-sequence.ts';
import { CT_04 } from './ct-04-signed-head.ts';
import { CT_05 } from './ct-05-continuity.ts';
import { CT_06 } from './ct-06-clocks.ts';
import { CT_07 } from './ct-07-signers.ts';
import { CT_08 } from './ct-08-artifacts.ts';
import { CT_09 } from './ct-09-covered-fields.ts';
import { CT_10 } from './ct-10-redaction.ts';
import { CT_11 } from './ct-11-logging-failure.ts';

/** Integrity, authenticity and completeness of the evidence itself. */
export const INTEGRITY_TESTS: readonly ControlTest[] = [CT_01, CT_02, CT_03, CT_04, CT_05, CT_06, CT_07, CT_08, CT_09, CT_10, CT_11];
