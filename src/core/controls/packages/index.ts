import type { ControlTest } from '../types.ts';
import { CT_35 } from './ct-35-package-executed.ts';

/** Work packages: what was signed for an enclave, and what it made of it. */
export const PACKAGE_TESTS: readonly ControlTest[] = [CT_35];
