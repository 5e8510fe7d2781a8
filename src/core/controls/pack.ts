import { sha256Hex } from '../crypto/index.ts';
import { canonicalize } from '../json/index.ts';
import { CT_21 } from './ct-21-enforcement.ts';
import { CT_25 } from './ct-25-approval-precedes.ts';
import { CT_26 } from './ct-26-approver-independent.ts';
import { CT_27 } from './ct-27-approval-binds.ts';
import { CT_41 } from './ct-41-tests-before-merge.ts';
import type { ControlTest } from './types.ts';

export interface ControlPack {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the JCS of everything about the pack but the code: a test whose rule changes gets another version. */
  readonly digest: string;
  readonly tests: readonly ControlTest[];
}

const id = 'proofroom-core';
const version = '0.1.0';
const tests: readonly ControlTest[] = [CT_21, CT_25, CT_26, CT_27, CT_41];

export const CONTROL_PACK: ControlPack = {
  id,
  version,
  digest: sha256Hex(canonicalize({ id, version, tests: tests.map((test) => ({ id: test.id, version: test.version, severity: test.severity, mappings: test.mappings })) })),
  tests,
};
