import type { ReactNode } from 'react';
import type { CmsSignerDto, SignedDataDto } from '../../../contract/index.ts';
import { counted, displayName, evidenceLabels, evidenceText, oidText, problemClause } from '../../../text/index.ts';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';
import { CertificateCard } from './CertificateCard.tsx';
import { CrlView } from './CrlView.tsx';

/** RFC 5652 signed data below its sentence: who signed, and every certificate and list that came along. */
export function SignedDataParts({ data }: { readonly data: SignedDataDto }): ReactNode {
  return (
    <>
      {data.signers.map((signer, index) => <Signer key={index} signer={signer} data={data} />)}
      {data.certificates.map((certificate, index) => (
        <CertificateCard key={certificate.fingerprint + String(index)} certificate={certificate} role={data.signers.some((signer) => signer.certificate === index) ? evidenceLabels.theSigners : evidenceLabels.cameAlong} />
      ))}
      {data.crls.map((crl, index) => <CrlView key={index} crl={crl} />)}
      {data.unread.length > 0 && (
        <p className="view-note">{evidenceLabels.unreadParts(data.unread.length, [...new Set(data.unread)].slice(0, 5).map(problemClause))}</p>
      )}
    </>
  );
}

function Signer({ signer, data }: { readonly signer: CmsSignerDto; readonly data: SignedDataDto }): ReactNode {
  const own = signer.certificate === null ? undefined : data.certificates[signer.certificate];
  const name = own?.commonName ?? own?.subject ?? signer.issuer ?? signer.keyIdentifier ?? '';
  return (
    <article className="credential" aria-label={evidenceLabels.signature}>
      <h3>{evidenceLabels.signature}{' '}<span className="quiet">{own === undefined ? evidenceText.signerElsewhere : displayName(name)}</span></h3>
      <Facts facts={[
        ...(signer.issuer === null ? [] : [[evidenceLabels.certificateIssuedBy, displayName(signer.issuer)] as const]),
        ...(signer.serial === null ? [] : [[evidenceLabels.itsSerial, <code key="serial">{displayName(signer.serial, 80)}</code>] as const]),
        ...(signer.keyIdentifier === null ? [] : [[evidenceLabels.keyIdentifier, <Digest key="key" hex={signer.keyIdentifier} />] as const]),
        [evidenceLabels.digest, oidText(signer.digestAlgorithm)],
        [evidenceLabels.signedWith, oidText(signer.signatureAlgorithm)],
        [evidenceLabels.alsoSigned, counted.attribute(signer.signedAttributes)],
        ...(signer.stamps === 0 ? [] : [[evidenceLabels.timeStampsOverIt, String(signer.stamps)] as const]),
      ]} />
    </article>
  );
}
