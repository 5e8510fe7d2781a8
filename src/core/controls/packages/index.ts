import type { ControlTest } from '../types.ts';
import { CT_35 } from './ct-35-package-executed.ts';
import { CT_36 } from './ct-36-package-scope.ts';
import { CT_37 } from './ct-37-rejected-and-logged.ts';

/** Work packages: what was signed for an enclave, and what it made of it. */
export const PACKAGE_TESTS: readonly ControlTest[] = [CT_35, CT_36, CT_37];
