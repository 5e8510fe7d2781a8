import type { ReactNode } from 'react';
import type { CertificateDto, CredentialsDto } from '../../../contract/index.ts';
import { displayList, displayName, evidenceLabels, evidenceText, oidText } from '../../../text/index.ts';
import { missingCase } from '../../../text/missing-case.ts';
import { CertificateCard } from './CertificateCard.tsx';
import { CrlView } from './CrlView.tsx';
import { SignedDataParts } from './SignedDataParts.tsx';
import { StampView } from './StampView.tsx';

/** Certificates, revocation lists, time-stamps and signed data, each in the words of its own fields. */
export function CredentialsView({ credentials }: { readonly credentials: CredentialsDto }): ReactNode {
  return (
    <div className="credentials" role="region" aria-label={evidenceLabels.description} tabIndex={0}>
      <Body credentials={credentials} />
      <p className="view-note quiet">{evidenceText.ownWords}</p>
    </div>
  );
}

function Body({ credentials }: { readonly credentials: CredentialsDto }): ReactNode {
  switch (credentials.form) {
    case 'certificates': return <Chain certificates={credentials.certificates} others={credentials.others} />;
    case 'crls': return credentials.crls.map((crl, index) => <CrlView key={index} crl={crl} />);
    case 'time-stamp': return (
      <>
        <StampView stamp={credentials.stamp} />
        {credentials.data !== null && <SignedDataParts data={credentials.data} />}
      </>
    );
    case 'signed-data': return (
      <>
        <p className="view-lead">{evidenceText.signedData(credentials.data.signers.length, credentials.data.content)} <span className="quiet">{oidText(credentials.data.contentType)}</span></p>
        <SignedDataParts data={credentials.data} />
      </>
    );
    default: return missingCase(credentials);
  }
}

function Chain({ certificates, others }: { readonly certificates: readonly CertificateDto[]; readonly others: readonly string[] }): ReactNode {
  const [leaf] = certificates;
  const top = certificates.at(-1);
  return (
    <>
      <p className="view-lead">
        {leaf === undefined || top === undefined ? evidenceText.noCertificates : evidenceText.chain(certificates.length, displayName(leaf.commonName ?? leaf.subject), displayName(top.issuer))}
        {others.length > 0 && ` ${evidenceText.otherBlocks(displayList(others))}`}
      </p>
      {certificates.slice(0, 200).map((certificate, index) => (
        <CertificateCard key={index} certificate={certificate} role={roleOf(certificates, index)} />
      ))}
    </>
  );
}

/** Names alone: whether a signature ties them is for the run to say. */
function roleOf(certificates: readonly CertificateDto[], index: number): string {
  const own = certificates[index];
  if (own === undefined || index === 0) return own !== undefined && own.authority !== null ? evidenceLabels.anAuthority : evidenceLabels.theKeysOwn;
  return certificates[index - 1]?.issuer === own.subject ? evidenceLabels.issuerOfAbove : evidenceLabels.notNamedAbove;
}
