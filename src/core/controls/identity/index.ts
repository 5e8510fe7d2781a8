import type { ControlTest } from '../types.ts';
import { CT_12 } from './ct-12-accountable-human.ts';

/** Identity, accountability and access: who acted, by what right, and who answers for it. */
export const IDENTITY_TESTS: readonly ControlTest[] = [CT_12];
