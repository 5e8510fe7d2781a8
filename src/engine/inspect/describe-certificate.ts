import { keyid, sha256Hex } from '../../core/crypto/index.ts';
import { nameText, type Certificate } from '../../core/x509/index.ts';
import { listed, type Described, type Section } from './inspection.ts';

/** A certificate by its own words: whether anybody believes its issuer is not looked at. */
export function describeCertificate(certificate: Certificate): Described {
  return { kind: 'certificate', sections: [
    { title: 'certificate', facts: certificateFacts(certificate) },
    ...listed('extensions', certificate.extensions, ({ oid, critical }) => [oid, critical ? 'critical' : 'not critical']),
  ] };
}

export function certificateFacts({ der, subject, issuer, serial, notBefore, notAfter, spki, keyAlgorithm }: Certificate): Section['facts'] {
  return [
    ['subject', nameText(subject)], ['issuer', nameText(issuer)], ['serial', serial.toString(16)], ['from', instant(notBefore)], ['to', instant(notAfter)],
    ['fingerprint', sha256Hex(der)], ['keyid', keyid(spki)], ['key algorithm', keyAlgorithm],
  ];
}

/** Certificates state years that JavaScript's dates do not have. */
export function instant(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? 'out of range' : date.toISOString();
}
