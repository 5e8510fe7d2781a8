import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH, type Statement } from '../../src/core/bundle/format.ts';
import type { TrustPack } from '../../src/core/trust/index.ts';
import type { Files } from './memory-container.ts';
import { CERTIFICATE_LOG, ISSUER, makeBundle, SAN, trustedRoot, type BundleOptions } from './sigstore-fixture.ts';
import { jcs, PACK, tinyBundle, trustOf, type TinyOptions } from './tiny-bundle.ts';

/** When the tiny bundle is signed by our own Sigstore instance, after it was made. */
export const SEALED_AT = Date.UTC(2026, 10, 2, 10);
const HOUR = { from: SEALED_AT - 600_000, to: SEALED_AT + 600_000 };
const ROOT = trustedRoot();

/** The pack of the tiny bundle, which wants one signature on a manifest: by whom the instance's certificates name. */
export const SIGSTORE_PACK: TrustPack = {
  ...PACK, manifest_threshold: 1, sigstore: { trusted_root: ROOT, identities: [{ san: SAN, issuer: ISSUER, purposes: ['manifest'] }] },
};
export const SIGSTORE_TRUST = trustOf(SIGSTORE_PACK);

/** The options of a bundle that is signed when the tiny bundle is. */
export const sealed = (options: BundleOptions = {}): BundleOptions => ({
  content: 'statement', published: [{ log: CERTIFICATE_LOG, time: SEALED_AT }], ...options,
  leaf: { ...HOUR, ...options.leaf }, entry: { integratedAt: SEALED_AT, ...options.entry },
  ...(options.tokens === undefined ? {} : { tokens: options.tokens.map((token) => ({ time: SEALED_AT, ...token })) }),
});

/** The tiny bundle with a Sigstore manifest in place of the other; `change` has a last look at it. */
export function sigstoreBundle(options: BundleOptions = {}, tiny: TinyOptions = {}, change: (manifest: Record<string, unknown>) => object = (manifest) => manifest): Files {
  const files = tinyBundle({ ...tiny, predicate: (predicate) => ({ ...(tiny.predicate?.(predicate) ?? predicate), ...(tiny.signers === undefined ? { signers: [] } : {}) }) });
  const statement = statementOf(files);
  files.delete(MANIFEST_PATH);
  return files.set(SIGSTORE_MANIFEST_PATH, jcs(change(makeBundle(sealed({ statement, ...options })))));
}

function statementOf(files: Files): Statement {
  const { payload } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_PATH))) as { payload: string };
  return JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Statement;
}
