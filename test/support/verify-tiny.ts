import type { BundleVerification, VerifyArguments, VerifyHooks } from '../../src/core/bundle/index.ts';
import { verifyBundle } from '../../src/core/bundle/index.ts';
import { CODES, type Finding, type FindingCode } from '../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readSigstoreManifest } from '../../src/core/sigstore/index.ts';
import { containerOf } from './memory-container.ts';
import { AS_OF, trustOf } from './tiny-bundle.ts';

/** Read once: the byte-flip test verifies ten thousand times. */
const TRUST = trustOf();

export function verifyFiles(
  files: ReadonlyMap<string, Uint8Array>,
  more: Partial<VerifyArguments> = {},
  hooks: VerifyHooks = {},
  chunk?: number,
): Promise<BundleVerification> {
  const args: VerifyArguments = { asOf: AS_OF, trust: TRUST, limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest, ...more };
  return verifyBundle(containerOf(files, chunk), args, hooks);
}

export function findingsOf(result: BundleVerification): Finding[] {
  return result.reports.flatMap((report) => report.findings);
}

/** Codes that decide an outcome, sorted and unique, without `time.own-clock`, which every bundle of this version has. */
export function codesOf(result: BundleVerification): FindingCode[] {
  const codes = findingsOf(result).map((finding) => finding.code).filter((code) => CODES[code].effect !== 'note');
  return [...new Set(codes)].filter((code) => code !== 'time.own-clock').sort();
}
