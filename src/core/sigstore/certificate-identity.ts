import type { X509Certificate } from '@sigstore/core';

/** Fulcio's extensions for the OIDC issuer: the second is a DER UTF8String, the first is bare text. */
const ISSUER_V2 = '1.3.6.1.4.1.57264.1.8';
const ISSUER_V1 = '1.3.6.1.4.1.57264.1.1';

export interface CertificateIdentity {
  readonly san: string | null;
  readonly issuer: string | null;
}

/** Whom a certificate names. It is a claim until the certificate's chain is verified. */
export function identityOf(certificate: X509Certificate): CertificateIdentity {
  const v2 = certificate.extension(ISSUER_V2)?.valueObj.subs[0]?.value;
  const issuer = v2 ?? certificate.extension(ISSUER_V1)?.value;
  return { san: certificate.subjectAltName ?? null, issuer: issuer?.toString('utf8') ?? null };
}
