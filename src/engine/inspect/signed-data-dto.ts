import type { CmsSignerDto, SignedDataDto, StampDto } from '../../contract/index.ts';
import { signatureTimeStamps, type SignedData, type SignerIdentifier } from '../../core/cms/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import { parseTstInfo, type TimeStampToken } from '../../core/time/index.ts';
import { nameText, sameName, type Certificate } from '../../core/x509/index.ts';
import { certificateDto, crlDto, generalNameText, serialHex } from './certificate-dto.ts';

/** RFC 5652 signed data as it describes itself; whether its signatures hold is not asked here. */
export function signedDataDto(data: SignedData): SignedDataDto {
  return {
    contentType: data.contentType, content: data.content?.length ?? null, unread: data.unread,
    certificates: data.certificates.map(certificateDto), crls: data.crls.map(crlDto),
    signers: data.signers.map((signer): CmsSignerDto => {
      const at = data.certificates.findIndex((each) => names(signer.identifier, each));
      const own = signer.identifier;
      return {
        issuer: own.kind === 'issuer-and-serial' ? nameText(own.issuer) : null,
        serial: own.kind === 'issuer-and-serial' ? serialHex(own.serial) : null,
        keyIdentifier: own.kind === 'subject-key-identifier' ? toHex(own.keyIdentifier) : null,
        digestAlgorithm: signer.digestAlgorithm.oid, signatureAlgorithm: signer.signatureAlgorithm.oid,
        signedAttributes: signer.signedAttributes?.length ?? 0, stamps: signatureTimeStamps(signer).length,
        certificate: at < 0 ? null : at,
      };
    }),
  };
}

function names(identifier: SignerIdentifier, certificate: Certificate): boolean {
  if (identifier.kind === 'issuer-and-serial') return identifier.serial === certificate.serial && sameName(identifier.issuer, certificate.issuer);
  return certificate.subjectKeyIdentifier !== null && toHex(certificate.subjectKeyIdentifier) === toHex(identifier.keyIdentifier);
}

/** What an RFC 3161 token or response states of itself. */
export function stampDto(stamp: TimeStampToken): StampDto {
  const content = stamp.token?.content ?? null;
  const read = content === null ? null : parseTstInfo(content);
  const info = read?.ok === true ? read.value : null;
  return {
    form: stamp.form,
    status: stamp.form === 'response' ? stamp.status : null,
    texts: stamp.form === 'response' ? stamp.statusTexts : [],
    info: info === null ? null : {
      genTime: info.genTime, accuracyMs: info.accuracyMs, policy: info.policy, serial: serialHex(info.serial), ordering: info.ordering,
      imprint: { algorithm: info.imprint.hash ?? info.imprint.oid, digest: toHex(info.imprint.digest) },
      nonce: info.nonce === null ? null : serialHex(info.nonce),
      authority: info.authority === null ? null : generalNameText(info.authority),
    },
  };
}
