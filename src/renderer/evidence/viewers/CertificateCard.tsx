import { useState, type ReactNode } from 'react';
import type { CertificateDto } from '../../../contract/index.ts';
import { displayName, evidenceText, factLabel, formatTime, oidText, plural } from '../../../text/index.ts';
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
        ['Subject', displayName(subject)],
        ['Issuer', certificate.selfIssued ? 'Itself' : displayName(certificate.issuer)],
        ['Valid', `${formatTime(certificate.notBefore)} to ${formatTime(certificate.notAfter)}`],
        ['Key', <>{oidText(certificate.keyAlgorithm)} <Digest hex={certificate.keyid} /></>],
        ['May', keyUsage === null ? 'Everything: it limits nothing' : keyUsage.map(evidenceText.keyUsage).join(', ') || 'Nothing'],
        ...(extendedKeyUsage === null ? [] : [['Purposes', extendedKeyUsage.map(oidText).join(', ')] as const]),
        ['Authority', authority === null ? 'No' : authority.pathLength === null ? 'Yes, over any number of authorities' : `Yes, over ${authority.pathLength === 0 ? 'no further authority' : plural(authority.pathLength, 'further authority', 'further authorities')}`],
        ...(altNames.length === 0 ? [] : [['Other names', altNames.slice(0, 100).map((name) => displayName(name)).join(', ')] as const]),
        ['Signed with', oidText(certificate.signatureAlgorithm)],
        ['Serial', <code key="serial">{displayName(certificate.serial, 80)}</code>],
        ['Fingerprint', <>SHA-256 <Digest hex={certificate.fingerprint} /></>],
      ]} />
      {certificate.extensions.length > 0 && (
        <Disclosure open={extensions} onToggle={setExtensions} summary={plural(certificate.extensions.length, 'extension')}>
          <Facts facts={certificate.extensions.map(({ oid, critical, bytes }) => [factLabel(oidText(oid)), `${critical ? 'Critical' : 'Not critical'}, ${plural(bytes, 'byte')}, ${oid}`] as const)} />
        </Disclosure>
      )}
    </article>
  );
}
