import { HASH_BYTES, SIGNATURE_ALGORITHMS, type SignatureScheme } from '../../core/crypto/index.ts';
import { assertNever } from '../../core/findings/outcome.ts';
import type { KeyAlgorithm } from '../../core/trust/pack.ts';
import { explicit, integer, nullValue, oid, sequence } from './der-writer.ts';

const HASHES = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' } as const;
const ECDSA = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' } as const;
const PKCS1 = { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' } as const;

/** DER AlgorithmIdentifier of a signer's signatures, with the one form of parameters that each has (RFC 8410, 5758, 4055). */
export function algorithmIdentifier(algorithm: KeyAlgorithm): Uint8Array {
  const { scheme } = SIGNATURE_ALGORITHMS[algorithm];
  switch (scheme.kind) {
    case 'ed25519': return sequence(oid('1.3.101.112'));
    case 'ecdsa': return sequence(oid(ECDSA[scheme.hash]));
    case 'rsa-pkcs1': return sequence(oid(PKCS1[scheme.hash]), nullValue());
    case 'rsa-pss': return pssIdentifier(scheme);
    default: return assertNever(scheme);
  }
}

function pssIdentifier({ hash }: Extract<SignatureScheme, { readonly kind: 'rsa-pss' }>): Uint8Array {
  const name = hashIdentifier(hash);
  return sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(explicit(0, name), explicit(1, sequence(oid('1.2.840.113549.1.1.8'), name)), explicit(2, integer(HASH_BYTES[hash]))),
  );
}

export function hashIdentifier(hash: keyof typeof HASHES): Uint8Array {
  return sequence(oid(HASHES[hash]), nullValue());
}
