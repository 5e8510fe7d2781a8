import { sha256Hex } from '../crypto/index.ts';
import { canonicalize, type JsonValue } from '../json/index.ts';
import type { Severity } from '../findings/index.ts';
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

/** What a pack says of one of its tests. */
export interface StatedTest {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  readonly rests: ControlTest['rests'];
  readonly advisory: boolean;
  readonly mappings: readonly string[];
}

/** Everything about a pack but the code, with its digest. */
export interface PackStatement {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly tests: readonly StatedTest[];
}

export function packStatement({ id, version, digest, parameters, tests }: ControlPack): PackStatement {
  return { id, version, digest, parameters: { ...parameters }, tests: tests.map(statedTest) };
}

const statedTest = (test: ControlTest): StatedTest => ({
  id: test.id, version: test.version, severity: test.severity, rests: test.rests, advisory: test.advisory === true, mappings: mappingsOf(test.id),
});

export function packDigest({ id, version, parameters, tests }: Omit<PackStatement, 'digest'>): string {
  const stated = tests.map((test): JsonValue => ({ ...test, mappings: [...test.mappings] }));
  return sha256Hex(canonicalize({ id, version, parameters: { ...parameters }, tests: stated }));
}

/** A pack of tests in the order of their ids. */
export function controlPack(id: string, version: string, parameters: ControlParameters, tests: readonly ControlTest[]): ControlPack {
  const sorted = tests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { id, version, digest: packDigest({ id, version, parameters: { ...parameters }, tests: sorted.map(statedTest) }), parameters, tests: sorted };
}

export const CONTROL_PACK: ControlPack = controlPack('proofroom-core', '1.0.0', PARAMETERS, [
  ...INTEGRITY_TESTS, ...IDENTITY_TESTS, ...POLICY_TESTS, ...APPROVAL_TESTS, ...DATA_TESTS, ...ORCHESTRATION_TESTS, ...PACKAGE_TESTS, ...OVERSIGHT_TESTS,
]);
