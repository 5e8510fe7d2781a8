import { judge } from '../../src/core/findings/index.ts';
import { verifySigstoreBundle, type SigstoreArguments } from '../../src/core/sigstore/index.ts';
import type { TrustPack } from '../../src/core/trust/pack.ts';
import { ARTIFACT, AS_OF, makeBundle, trustedRoot, WANTED, type BundleOptions } from './sigstore-fixture.ts';

export interface VerifyOptions extends Partial<Omit<SigstoreArguments, 'bundle' | 'trust'>> {
  readonly root?: unknown;
  readonly identities?: readonly { readonly san: string; readonly issuer: string }[];
}

export const encode = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** What comes of a bundle: finding codes without the note of its time, outcomes by check, and whether all passed. */
export function verifyBytes(bundle: Uint8Array, { root = trustedRoot(), identities = WANTED, ...more }: VerifyOptions = {}) {
  const pack: TrustPack = {
    format: 'proofroom.trust-pack.v1', name: 't', issued_at: AS_OF, stale_after_days: 90, manifest_threshold: 1, keys: [], logs: [],
    ...(root === null ? {} : { sigstore: { trusted_root: root, identities } }),
  };
  const result = verifySigstoreBundle({ bundle, artifact: ARTIFACT, trust: { pack }, asOf: AS_OF, ...more });
  const judged = judge(result.reports);
  const findings = judged.findings.filter((each) => each.code !== 'sigstore.time-verified');
  return {
    ...result, findings,
    codes: findings.map((each) => each.code),
    times: judged.findings.filter((each) => each.code === 'sigstore.time-verified').map((each) => each.values),
    outcomes: Object.fromEntries(judged.checks.map((each) => [each.id, each.outcome])),
    passed: judged.checks.length > 0 && judged.checks.every((each) => each.outcome === 'pass'),
  };
}

export const verifyMade = (options: BundleOptions = {}, more: VerifyOptions = {}) => verifyBytes(encode(makeBundle(options)), more);
