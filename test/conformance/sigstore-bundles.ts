import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../../src/core/findings/index.ts';
import { verifySigstoreBundle } from '../../src/core/sigstore/index.ts';
import type { TrustPack } from '../../src/core/trust/pack.ts';

/** Defaults of the suite: its README. */
const IDENTITY = 'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main';
const ISSUER = 'https://token.actions.githubusercontent.com';

const BOTH = 'key-and-client-identity';

/** The suite's bundles are verified as of this instant, after the last of them was made. */
const AS_OF = '2026-11-01T00:00:00.000Z';

const packFor = (root: unknown, identities: readonly { readonly san: string; readonly issuer: string }[]): TrustPack => ({
  format: 'proofroom.trust-pack.v1', name: 'sigstore conformance', issued_at: AS_OF, stale_after_days: 90, manifest_threshold: 1, keys: [], logs: [],
  sigstore: { trusted_root: root, identities },
});

/** Every case of the Sigstore client conformance suite that verifies a bundle. A case agrees when pass and fail do. */
export async function run(vectorsDir: string): Promise<{ suite: string; agree: number; total: number; differences: string[] }> {
  const base = join(vectorsDir, 'sigstore-bundles');
  const cases = readdirSync(base, { withFileTypes: true }).filter((each) => each.isDirectory()).map((each) => each.name).toSorted();
  const differences: string[] = [];
  for (const name of cases) {
    const file = (part: string): string => join(base, name, part);
    const own = (part: string, otherwise: string): string => (existsSync(file(part)) ? readFileSync(file(part), 'utf8').trim() : otherwise);
    const shared = (part: string, common: string): string | undefined => [file(part), join(base, common)].find((each) => existsSync(each));
    const [bundle, artifact, trusted] = [file('bundle.sigstore.json'), shared('artifact', 'a.txt'), shared('trusted_root.json', 'trusted_root.json')];
    if (!existsSync(bundle) || artifact === undefined || trusted === undefined) {
      differences.push(`${name}: lacks its bundle, its artifact or its roots`);
      continue;
    }
    const root: unknown = JSON.parse(readFileSync(trusted, 'utf8'));
    // With a key the suite asks for no identity, unless the case states one beside it or is called after asking for both.
    const byKey = existsSync(file('key.pub'));
    const wanted = byKey && !existsSync(file('identity')) && !name.includes(BOTH) ? [] : [{ san: own('identity', IDENTITY), issuer: own('issuer', ISSUER) }];
    const { reports } = verifySigstoreBundle({
      bundle: readFileSync(bundle),
      artifact: readFileSync(artifact),
      trust: { pack: packFor(root, wanted) },
      asOf: AS_OF,
      managedKey: byKey ? readFileSync(file('key.pub')) : null,
    });
    const judged = judge(reports);
    // When it was signed the suite asks only as far as trust depends on it, which is the signature's.
    const asked = judged.checks.filter(({ id }) => id.startsWith('sigstore.'));
    const passed = asked.length > 0 && asked.every((check) => check.outcome === 'pass');
    if (passed === !name.endsWith('_fail')) continue;
    const codes = judged.findings.map((finding) => `${finding.code} ${finding.values?.['problem'] ?? ''}`.trim());
    differences.push(`${name}: ${passed ? 'passed' : 'did not pass'}${codes.length > 0 ? ` (${codes.join('; ')})` : ''}`);
  }
  return { suite: 'sigstore-bundles', agree: cases.length - differences.length, total: cases.length, differences };
}
