import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { verifyFile, type Verified, type VerifyFileHooks, type VerifyInput } from '../../src/engine/verify/index.ts';
import { AS_OF, trustOf } from './tiny-bundle.ts';

/** Verifies a file with the tiny bundle's trust pack and instant, unless told otherwise. */
export function verifyPath(path: string, more: Partial<VerifyInput> = {}, hooks: VerifyFileHooks = {}): Promise<Verified> {
  return verifyFile({ path, artifactPath: null, trust: trustOf(), asOf: AS_OF, limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0.1.0', ...more }, hooks);
}

export const outcomes = ({ run }: Verified): Readonly<Record<string, string>> => Object.fromEntries(run.verdict.axes.map((each) => [each.axis, each.outcome]));
/** Codes about the evidence alone: not what decisions and controls come to, which grows with every test. */
export const codesOfEvidence = (verified: Verified): readonly string[] => codes(verified).filter((code) => !/^(control|policy)\./.test(code));
export const codes = ({ run }: Verified): readonly string[] => [...new Set(run.findings.map((finding) => finding.code))].sort();
