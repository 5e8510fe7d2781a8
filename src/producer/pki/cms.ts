import { digest, sha1Identifier, SIGNATURE_ALGORITHMS, type HashName } from '../../core/crypto/index.ts';
import { ATTRIBUTE, CONTENT_TYPE } from '../../core/cms/index.ts';
import { parseCertificate, type Certificate } from '../../core/x509/index.ts';
import type { Signer } from '../keys/signer.ts';
import { explicit, implicit, integer, nullValue, octetString, oid, sequence, setOf, time } from './der-writer.ts';
import { algorithmIdentifier, hashIdentifier } from './algorithm-identifier.ts';

/** One signer of a CMS structure. What is left out is left out of the structure. */
export interface CmsSigner {
  readonly signer: Signer;
  /** DER; names the signer and is bound by the signature. */
  readonly certificate: Uint8Array;
  readonly identifiedBy?: 'issuer-and-serial' | 'subject-key-identifier';
  /** Epoch milliseconds. */
  readonly signingTime?: number;
  /** Which ESSCertID stands in the signed attributes; `both` as some authorities have it. */
  readonly signingCertificate?: 'none' | 'v1' | 'v2' | 'both';
  /** Further certificates that the signer lists. */
  readonly listed?: readonly Uint8Array[];
  readonly signedAttributes?: 'present' | 'absent';
  /** DER attributes beside the usual ones, signed and unsigned. */
  readonly moreSigned?: readonly Uint8Array[];
  readonly unsigned?: (signature: Uint8Array) => readonly Uint8Array[];
  /** RSA alone: whether the algorithm is named without its hash (RFC 3370 section 3.2). */
  readonly plainRsa?: boolean;
}

export interface CmsRequest {
  readonly contentType?: string;
  readonly content: Uint8Array;
  readonly form: 'attached' | 'detached';
  readonly signers: readonly CmsSigner[];
  readonly certificates?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
}

/** ContentInfo with SignedData (RFC 5652 section 5) in DER. The same request and deterministic signers give the same bytes. */
export function writeSignedData(request: CmsRequest): Uint8Array {
  const { contentType = CONTENT_TYPE.data, content, form, signers, certificates = [], crls = [] } = request;
  const encapsulated = sequence(oid(contentType), ...(form === 'attached' ? [explicit(0, octetString(content))] : []));
  const digests = [...new Set(signers.map(({ signer }) => hashOf(signer)))].map(hashIdentifier);
  const version = contentType === CONTENT_TYPE.data && signers.every((each) => each.identifiedBy !== 'subject-key-identifier') ? 1 : 3;
  return sequence(oid(CONTENT_TYPE.signedData), explicit(0, sequence(
    integer(version), setOf(...digests), encapsulated,
    ...(certificates.length === 0 ? [] : [implicit(0, setOf(...certificates))]),
    ...(crls.length === 0 ? [] : [implicit(1, setOf(...crls))]),
    setOf(...signers.map((signer) => signerInfo(signer, contentType, content))),
  )));
}

/** DER of one attribute with its values. */
export function attribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), setOf(...values));
}

function signerInfo(request: CmsSigner, contentType: string, content: Uint8Array): Uint8Array {
  const { signer, identifiedBy = 'issuer-and-serial', signedAttributes = 'present', plainRsa = false } = request;
  const certificate = read(request.certificate);
  const attributes = signedAttributes === 'absent' ? null : setOf(...signedAttributesOf(request, contentType, content));
  const signature = signer.sign(attributes ?? content);
  const unsigned = request.unsigned?.(signature) ?? [];
  return sequence(
    integer(identifiedBy === 'issuer-and-serial' ? 1 : 3),
    identifiedBy === 'issuer-and-serial'
      ? sequence(certificate.issuer.der, integer(certificate.serial))
      : implicit(0, octetString(certificate.subjectKeyIdentifier ?? new Uint8Array())),
    hashIdentifier(hashOf(signer)),
    ...(attributes === null ? [] : [implicit(0, attributes)]),
    plainRsa ? sequence(oid('1.2.840.113549.1.1.1'), nullValue()) : algorithmIdentifier(signer.algorithm),
    octetString(signature),
    ...(unsigned.length === 0 ? [] : [implicit(1, setOf(...unsigned))]),
  );
}

function signedAttributesOf(request: CmsSigner, contentType: string, content: Uint8Array): readonly Uint8Array[] {
  const { signer, certificate, signingTime, signingCertificate = 'v2', listed = [], moreSigned = [] } = request;
  const named = [certificate, ...listed];
  const first = sequence(sequence(...named.map((each) => sequence(octetString(sha1Identifier(each))))));
  const second = sequence(sequence(...named.map(certificateIdV2)));
  return [
    attribute(ATTRIBUTE.contentType, oid(contentType)),
    attribute(ATTRIBUTE.messageDigest, octetString(digest(hashOf(signer), content))),
    ...(signingTime === undefined ? [] : [attribute(ATTRIBUTE.signingTime, time(signingTime))]),
    ...(signingCertificate === 'v1' || signingCertificate === 'both' ? [attribute(ATTRIBUTE.signingCertificate, first)] : []),
    ...(signingCertificate === 'v2' || signingCertificate === 'both' ? [attribute(ATTRIBUTE.signingCertificateV2, second)] : []),
    ...moreSigned,
  ];
}

/** ESSCertIDv2 (RFC 5035 section 4) with the default hash, which DER leaves out, and the issuer's name. */
function certificateIdV2(der: Uint8Array): Uint8Array {
  const { issuer, serial } = read(der);
  return sequence(octetString(digest('sha256', der)), sequence(sequence(explicit(4, issuer.der)), integer(serial)));
}

/** RFC 8419 section 3: SHA-512 with Ed25519. */
function hashOf({ algorithm }: Signer): HashName {
  const { scheme } = SIGNATURE_ALGORITHMS[algorithm];
  return scheme.kind === 'ed25519' ? 'sha512' : scheme.hash;
}

function read(der: Uint8Array): Certificate {
  const certificate = parseCertificate(der);
  if (!certificate.ok) throw new RangeError(`not a certificate: ${certificate.problem}`);
  return certificate.value;
}
