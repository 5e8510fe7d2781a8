import type { Mapping } from './framework.ts';
import { APPROVAL_MAPPINGS } from './mappings/approval.ts';
import { DATA_MAPPINGS } from './mappings/data.ts';
import { IDENTITY_MAPPINGS } from './mappings/identity.ts';
import { INTEGRITY_MAPPINGS } from './mappings/integrity.ts';
import { ORCHESTRATION_MAPPINGS } from './mappings/orchestration.ts';
import { OVERSIGHT_MAPPINGS } from './mappings/oversight.ts';
import { PACKAGE_MAPPINGS } from './mappings/packages.ts';
import { POLICY_MAPPINGS } from './mappings/policy.ts';

export { coverageOf, type FrameworkCoverage, type ReferenceCoverage, type ReferenceState } from './coverage.ts';
export { FRAMEWORKS, type FrameworkData, type Notice } from './data/index.ts';
export type { FrameworkId, Mapping } from './framework.ts';

const MAPPINGS: ReadonlyMap<string, Mapping> = new Map<string, Mapping>(Object.entries({
  ...INTEGRITY_MAPPINGS, ...IDENTITY_MAPPINGS, ...POLICY_MAPPINGS, ...APPROVAL_MAPPINGS, ...DATA_MAPPINGS, ...PACKAGE_MAPPINGS,
  ...ORCHESTRATION_MAPPINGS, ...OVERSIGHT_MAPPINGS,
}));

const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([...MAPPINGS].sort(([left], [right]) => (left < right ? -1 : 1)).map(([id, mapping]) => (
  [id, Object.entries(mapping).flatMap(([framework, references]) => references.map((each) => `${framework} ${each}`))]
)));

/** What a control test is evidence relevant to, as `framework reference`, framework by framework. Empty for a test of no mapping. */
export const mappingsOf = (control: string): readonly string[] => KNOWN.get(control) ?? [];

/** What every control test is mapped to, whether or not this version runs it, in the order of ids. */
export const knownMappings = (): ReadonlyMap<string, readonly string[]> => KNOWN;
