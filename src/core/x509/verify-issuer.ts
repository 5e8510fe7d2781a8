import { isEd25519Key, readEcKey, readRsaKey, sha256Hex, verifyScheme, type SignatureOutcome, type SignatureScheme } from '../crypto/index.ts';
import type { AlgorithmIdentifier } from './algorithm-identifier.ts';
import type { Certificate } from './certificate.ts';

/** Something that an authority signed: a certificate or a revocation list. */
export interface SignedByAuthority {
  readonly tbs: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export type IssuerOutcome = 'valid' | 'invalid' | 'malformed' | 'non-canonical' | 'weak-key' | 'algorithm-refused' | 'budget';

/** Verifies each pair once and no more than `allowed` in all: paths overlap, and whoever sends certificates chooses how many pairs there are. */
export interface SignatureBudget {
  verify(signed: SignedByAuthority, issuer: Certificate): IssuerOutcome;
  exhausted(): boolean;
  readonly allowed: number;
}

export function signatureBudget(allowed: number): SignatureBudget {
  const asked = new WeakMap<SignedByAuthority, Set<string>>();
  let left = allowed;
  let refused = false;
  return {
    verify(signed, issuer) {
      const { scheme } = signed.algorithm;
      if (scheme === null) return 'algorithm-refused';
      const key = sha256Hex(issuer.spki);
      const keys = asked.get(signed) ?? new Set<string>();
      asked.set(signed, keys);
      if (!keys.has(key)) {
        // What another budget has paid for is counted here too: findings must not depend on what was verified before.
        if (left === 0) {
          refused = true;
          return 'budget';
        }
        left -= 1;
        keys.add(key);
      }
      return outcomeOf(scheme, signed, issuer, key);
    },
    exhausted: () => refused,
    allowed,
  };
}

/** A list of the trust pack is asked in every path of every file; its signature is what it was. */
const outcomes = new WeakMap<SignedByAuthority, Map<string, SignatureOutcome>>();

function outcomeOf(scheme: SignatureScheme, signed: SignedByAuthority, issuer: Certificate, key: string): SignatureOutcome {
  const known = outcomes.get(signed) ?? new Map<string, SignatureOutcome>();
  outcomes.set(signed, known);
  const outcome = known.get(key) ?? verifyScheme(scheme, issuer.spki, signed.tbs, signed.signature, 'any');
  known.set(key, outcome);
  return outcome;
}

const RSA: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];

/** Whether a key may be believed at all. The keys of authorities are judged where they verify; nobody below verifies with the leaf's. */
export function keyStrength({ keyAlgorithm, spki }: Certificate): 'good' | 'weak-key' | 'algorithm-refused' {
  if (RSA.includes(keyAlgorithm)) {
    const { outcome } = readRsaKey(spki);
    return outcome === 'malformed' ? 'algorithm-refused' : outcome;
  }
  return readEcKey(spki) !== null || isEd25519Key(spki) ? 'good' : 'algorithm-refused';
}
