import type { Bundle } from '@sigstore/bundle';
import type { Finding } from '../findings/index.ts';
import { toHex } from '../encoding/index.ts';
import type { Certificate } from './certificate.ts';
import { identityOf, type CertificateIdentity } from './certificate-identity.ts';
import { digest, readKeyFile, sameBytes, type VerifyingKey } from './public-key.ts';

/** Who the bundle says signed, and the key that the signature is put to: the certificate's, or the one the user chose. */
export interface SignerClaim {
  readonly certificate: Certificate | null;
  readonly identity: CertificateIdentity;
  /** What the bundle calls the key it does not carry. */
  readonly hint: string;
  readonly key: VerifyingKey | null;
  readonly findings: readonly Finding[];
}

export interface WantedIdentity {
  readonly san: string;
  readonly issuer: string;
}

const NOBODY: CertificateIdentity = { san: null, issuer: null };
const HINT = '/verificationMaterial/publicKey/hint';

/** @param managedKey PEM or DER SubjectPublicKeyInfo that the user chose. */
export function readSigner(bundle: Bundle, certificate: Certificate | null, managedKey: Uint8Array | null, wanted: readonly WantedIdentity[]): SignerClaim {
  const chosen = managedKey === null ? null : readKeyFile(managedKey);
  const unreadable: readonly Finding[] = managedKey !== null && chosen === null ? [{ code: 'sigstore.key-malformed', at: {} }] : [];
  if (certificate !== null) {
    const identity = identityOf(certificate);
    const at = { pointer: certificatePointer(bundle) };
    const unsupported: readonly Finding[] = certificate.key === null ? [{ code: 'sigstore.key-unsupported', at }] : [];
    const other: readonly Finding[] = chosen === null || sameBytes(chosen.spki, certificate.spki) ? []
      : [{ code: 'sigstore.key-mismatch', at, expected: toHex(digest('sha256', chosen.spki)), computed: toHex(digest('sha256', certificate.spki)) }];
    return { certificate, identity, hint: '', key: certificate.key, findings: [...unreadable, ...unsupported, ...other, ...judgeIdentity(identity, wanted, at.pointer)] };
  }
  const hint = bundle.verificationMaterial.content.$case === 'publicKey' ? bundle.verificationMaterial.content.publicKey.hint : '';
  const missing: readonly Finding[] = managedKey === null ? [{ code: 'sigstore.key-missing', at: { pointer: HINT }, values: { hint } }] : [];
  // A key says nothing of whose it is: where an identity is wanted, nobody attests to it.
  const unattested: readonly Finding[] = wanted.length === 0 ? [] : [{ code: 'sigstore.identity-unattested', at: { pointer: HINT }, expected: wanted.map(nameOf).join(' or ') }];
  return { certificate, identity: NOBODY, hint, key: chosen, findings: [...unreadable, ...missing, ...unattested, ...compareHints(bundle, hint)] };
}

/** sigstore_bundle.proto: an envelope's key hint and the verification material's must be the same, where both are given. */
function compareHints(bundle: Bundle, hint: string): readonly Finding[] {
  const keyid = bundle.content.$case === 'dsseEnvelope' ? (bundle.content.dsseEnvelope.signatures[0]?.keyid ?? '') : '';
  return keyid === '' || hint === '' || keyid === hint ? [] : [{ code: 'sigstore.hint-mismatch', at: { pointer: '/dsseEnvelope/signatures/0/keyid' }, expected: hint, computed: keyid }];
}

/** Exact comparison of both parts, character by character. */
function judgeIdentity(found: CertificateIdentity, wanted: readonly WantedIdentity[], pointer: string): readonly Finding[] {
  const values = { identity: found.san ?? '', issuer: found.issuer ?? '' };
  if (wanted.length === 0) return [{ code: 'sigstore.no-identity-policy', at: {}, values }];
  if (wanted.some((each) => each.san === found.san && each.issuer === found.issuer)) return [];
  return [{ code: 'sigstore.identity-mismatch', at: { pointer }, expected: wanted.map(nameOf).join(' or '), computed: nameOf(found), values }];
}

const nameOf = (each: { readonly san: string | null; readonly issuer: string | null }): string => `${each.san ?? 'nobody'} (${each.issuer ?? 'no issuer'})`;

/** Where the signing certificate stands in the bundle. */
export const certificatePointer = ({ verificationMaterial: { content } }: Bundle): string =>
  (content.$case === 'certificate' ? '/verificationMaterial/certificate/rawBytes' : '/verificationMaterial/x509CertificateChain/certificates/0/rawBytes');
