import { sha256Hex } from '../crypto/index.ts';
import { canonicalize, type JsonValue } from '../json/index.ts';
import { APPROVAL_TESTS } from './approval/index.ts';
import { DATA_TESTS } from './data/index.ts';
import { mappingsOf } from './frameworks/index.ts';
import { IDENTITY_TESTS } from './identity/index.ts';
import { INTEGRITY_TESTS } from './integrity/index.ts';
import { ORCHESTRATION_TESTS } from './orchestration/index.ts';
import { OVERSIGHT_TESTS } from './oversight/index.ts';
import { PACKAGE_TESTS } from './packages/index.ts';
import { PARAMETERS, type ControlParameters } from './parameters.ts';
import { POLICY_TESTS } from './policy/index.ts';
import type { ControlTest } from './types.ts';

export interface ControlPack {
  readonly id: string;
  readonly version: string;
  /** SHA-256 over the JCS of everything about the pack but the code: a test whose rule changes gets another version. */
  readonly digest: string;
  readonly parameters: ControlParameters;
  readonly tests: readonly ControlTest[];
}

/** A pack of tests in the order of their ids. */
export function controlPack(id: string, version: string, parameters: ControlParameters, tests: readonly ControlTest[]): ControlPack {
  const sorted = tests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const stated = sorted.map((test) => ({
    id: test.id, version: test.version, severity: test.severity, rests: test.rests, advisory: test.advisory === true, mappings: mappingsOf(test.id),
  }));
  return { id, version, digest: sha256Hex(canonicalize({ id, version, parameters: parameters as unknown as JsonValue, tests: stated })), parameters, tests: sorted };
}

export const CONTROL_PACK: ControlPack = controlPack('proofroom-core', '1.0.0', PARAMETERS, [
  ...INTEGRITY_TESTS, ...IDENTITY_TESTS, ...POLICY_TESTS, ...APPROVAL_TESTS, ...DATA_TESTS, ...ORCHESTRATION_TESTS, ...PACKAGE_TESTS, ...OVERSIGHT_TESTS,
]);
