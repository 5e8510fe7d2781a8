import type { Certificate } from './certificate.ts';
import { OID } from './certificate-extensions.ts';
import { context, membersOf, oidOf, readDer, TAG, withTag } from './der.ts';
import { decodeUtf8 } from '../encoding/index.ts';

/** Fulcio's extensions for the OIDC issuer: the second is a DER UTF8String, the first is bare text. */
const ISSUER_V2 = '1.3.6.1.4.1.57264.1.8';
const ISSUER_V1 = '1.3.6.1.4.1.57264.1.1';
/** Fulcio's otherName for user names that are neither. */
const USER_NAME = '1.3.6.1.4.1.57264.1.7';
/** GeneralName of RFC 5280 section 4.2.1.6. */
const URI = context(6, false);
const EMAIL = context(1, false);
const OTHER = context(0);

export interface CertificateIdentity {
  readonly san: string | null;
  readonly issuer: string | null;
}

/** Whom a certificate names. It is a claim until the certificate's path is verified. Names that cannot be read are none. */
export function identityOf(certificate: Certificate): CertificateIdentity {
  return { san: read(() => nameOf(certificate)), issuer: read(() => issuerOf(certificate)) };
}

function nameOf(certificate: Certificate): string | null {
  const extension = certificate.extensions.get(OID.subjectAltName);
  if (extension === undefined) return null;
  const names = membersOf(readDer(extension.value, TAG.sequence));
  // Fulcio writes exactly one: which of several is meant is anybody's guess.
  const [name] = names;
  if (name === undefined || names.length > 1) return null;
  if (name.tag === URI || name.tag === EMAIL) return decodeUtf8(name.body);
  const [type, value] = name.tag === OTHER ? membersOf(name) : [];
  return value !== undefined && oidOf(type) === USER_NAME ? decodeUtf8(withTag(membersOf(withTag(value, OTHER))[0], TAG.utf8String).body) : null;
}

function issuerOf(certificate: Certificate): string | null {
  const v2 = certificate.extensions.get(ISSUER_V2);
  if (v2 !== undefined) return decodeUtf8(readDer(v2.value, TAG.utf8String).body);
  const v1 = certificate.extensions.get(ISSUER_V1);
  return v1 === undefined ? null : decodeUtf8(v1.value);
}

function read(part: () => string | null): string | null {
  try {
    return part();
  } catch {
    return null;
  }
}
