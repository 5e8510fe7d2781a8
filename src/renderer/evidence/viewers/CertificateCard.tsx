import { useState, type ReactNode } from 'react';
import type { CertificateDto } from '../../../contract/index.ts';
import { counted, displayName, evidenceLabels, evidenceText, factLabel, formatTime, oidText } from '../../../text/index.ts';
import { Digest } from '../../design/Digest.tsx';
import { Disclosure } from '../../design/Disclosure.tsx';
import { Facts } from '../../design/Facts.tsx';

/** One certificate in the words of its own fields: whose key, by whose word, for how long and for what. */
export function CertificateCard({ certificate, role }: { readonly certificate: CertificateDto; readonly role: string }): ReactNode {
  const [extensions, setExtensions] = useState(false);
  const { commonName, subject, authority, keyUsage, extendedKeyUsage, altNames } = certificate;
  return (
    <article className="credential" aria-label={displayName(commonName ?? subject)}>
      <h3>{displayName(commonName ?? subject)} <span className="quiet">{role}</span></h3>
      <Facts facts={[
        [evidenceLabels.subject, displayName(subject)],
        [evidenceLabels.issuer, certificate.selfIssued ? evidenceLabels.itself : displayName(certificate.issuer)],
        [evidenceLabels.valid, evidenceLabels.to2(formatTime(certificate.notBefore), formatTime(certificate.notAfter))],
        [evidenceLabels.key, <>{oidText(certificate.keyAlgorithm)} <Digest hex={certificate.keyid} /></>],
        [evidenceLabels.may, keyUsage === null ? evidenceLabels.everythingItLimitsNothing : keyUsage.map(evidenceText.keyUsage).join(', ') || evidenceLabels.nothing],
        ...(extendedKeyUsage === null ? [] : [[evidenceLabels.purposes, extendedKeyUsage.map(oidText).join(', ')] as const]),
        [evidenceLabels.authority, authority === null ? evidenceLabels.no : authority.pathLength === null ? evidenceLabels.yesOverAnyNumber : evidenceLabels.yesOver(authority.pathLength)],
        ...(altNames.length === 0 ? [] : [[evidenceLabels.otherNames, altNames.slice(0, 100).map((name) => displayName(name)).join(', ')] as const]),
        [evidenceLabels.signedWith, oidText(certificate.signatureAlgorithm)],
        [evidenceLabels.serial, <code key="serial">{displayName(certificate.serial, 80)}</code>],
        [evidenceLabels.fingerprint, <>{evidenceLabels.sha256}{' '}<Digest hex={certificate.fingerprint} /></>],
      ]} />
      {certificate.extensions.length > 0 && (
        <Disclosure open={extensions} onToggle={setExtensions} summary={counted.extension(certificate.extensions.length)}>
          <Facts facts={certificate.extensions.map(({ oid, critical, bytes }) => [factLabel(oidText(oid)), `${critical ? evidenceLabels.critical : evidenceLabels.notCritical}, ${counted.byte(bytes)}, ${oid}`] as const)} />
        </Disclosure>
      )}
    </article>
  );
}
