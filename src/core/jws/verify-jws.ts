import { SIGNATURE_ALGORITHMS, verifyScheme, type SignatureOutcome } from '../crypto/index.ts';
import type { KeyAlgorithm } from '../trust/pack.ts';
import { jwsNamesOf, jwsScheme } from './algorithm.ts';
import type { Jws } from './parse-jws.ts';

/** The caller's own key, out of its trust and never out of the JWS. */
export interface JwsKey {
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** What `kid` must be where the header has one; null when keys are told apart otherwise. */
  readonly kid: string | null;
}

export type JwsProblem =
  /** The header asks for another algorithm than the key's own (RFC 8725 section 3.1). */
  | { readonly kind: 'algorithm'; readonly stated: string; readonly allowed: readonly string[] }
  | { readonly kind: 'kid'; readonly stated: string; readonly expected: string }
  | { readonly kind: 'key-unusable'; readonly algorithm: KeyAlgorithm }
  | { readonly kind: 'signature'; readonly outcome: Exclude<SignatureOutcome, 'valid'> };

export type JwsJudgement =
  /** Only here is the payload what the key's holder signed. */
  | { readonly outcome: 'valid'; readonly payload: Uint8Array; readonly problems: readonly [] }
  | { readonly outcome: 'not-valid'; readonly problems: readonly JwsProblem[] };

/** RFC 7515 section 5.2 step 8, with the algorithm taken from the key. `alg` only has to agree; it decides nothing. */
export function verifyJws(jws: Jws, key: JwsKey): JwsJudgement {
  const problems: JwsProblem[] = [];
  const allowed = jwsNamesOf(key.algorithm);
  const { alg, kid } = jws.header;
  if (!allowed.includes(alg)) problems.push({ kind: 'algorithm', stated: alg, allowed });
  if (kid !== null && key.kid !== null && kid !== key.kid) problems.push({ kind: 'kid', stated: kid, expected: key.kid });
  if (!SIGNATURE_ALGORITHMS[key.algorithm].isKey(key.spki)) return { outcome: 'not-valid', problems: [...problems, { kind: 'key-unusable', algorithm: key.algorithm }] };
  const outcome = verifyScheme(jwsScheme(key.algorithm), key.spki, jws.signed, jws.signature, 'any');
  if (outcome !== 'valid') problems.push({ kind: 'signature', outcome });
  return problems.length === 0 ? { outcome: 'valid', payload: jws.payload, problems: [] } : { outcome: 'not-valid', problems };
}
