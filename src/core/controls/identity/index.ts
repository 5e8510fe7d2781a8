import type { ControlTest } from '../types.ts';
import { CT_12 } from './ct-12-accountable-human.ts';
import { CT_13 } from './ct-13-actor-registered.ts';
import { CT_14 } from './ct-14-role-permitted.ts';
import { CT_15 } from './ct-15-least-privilege.ts';
import { CT_16 } from './ct-16-credentials.ts';
import { CT_17 } from './ct-17-delegation.ts';
import { CT_18 } from './ct-18-toxic-roles.ts';

/** Identity, accountability and access: who acted, by what right, and who answers for it. */
export const IDENTITY_TESTS: readonly ControlTest[] = [CT_12, CT_13, CT_14, CT_15, CT_16, CT_17, CT_18];
