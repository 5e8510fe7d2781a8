import type { HashName, SignatureScheme } from '../crypto/index.ts';
import type { SignerProblem } from './problems.ts';
import type { SignerInfo } from './signer-info.ts';

type AgreedScheme =
  | { readonly scheme: SignatureScheme; readonly hash: HashName }
  | { readonly scheme: null; readonly problems: readonly SignerProblem[] };

/** RFC 3370 section 3.2: a signature algorithm that leaves the hash to `digestAlgorithm`. */
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

/**
 * The one scheme that the two algorithm fields agree on. Both are outside the signature when there are no signed
 * attributes, so that a pair in which one contradicts the other is refused rather than one of them believed.
 */
export function signerScheme({ digestAlgorithm, signatureAlgorithm }: SignerInfo): AgreedScheme {
  const { hash } = digestAlgorithm;
  const scheme: SignatureScheme | null = signatureAlgorithm.oid === RSA_ENCRYPTION
    ? hash === null ? null : { kind: 'rsa-pkcs1', hash }
    : signatureAlgorithm.scheme;
  const problems: SignerProblem[] = [];
  if (hash === null) problems.push({ kind: 'digest-algorithm', oid: digestAlgorithm.oid });
  if (scheme === null && (hash !== null || signatureAlgorithm.oid !== RSA_ENCRYPTION)) problems.push({ kind: 'signature-algorithm', oid: signatureAlgorithm.oid });
  if (hash === null || scheme === null) return { scheme: null, problems };
  const wanted = impliedHash(scheme);
  return wanted === hash ? { scheme, hash } : { scheme: null, problems: [{ kind: 'algorithm-mismatch', digest: hash, signature: wanted }] };
}

/** RFC 8419 section 3: Ed25519 goes with SHA-512. RFC 4056 section 3: PSS uses the digest algorithm's hash. */
function impliedHash(scheme: SignatureScheme): HashName {
  return scheme.kind === 'ed25519' ? 'sha512' : scheme.hash;
}
