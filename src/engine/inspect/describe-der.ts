import { decodeDer, INTEGER, OBJECT_IDENTIFIER, oidOf, SEQUENCE, type DerNode } from '../../core/asn1/index.ts';
import { keyid } from '../../core/crypto/index.ts';
import { nameText, parseCertificate, parseCrl } from '../../core/x509/index.ts';
import { describeCertificate, instant } from './describe-certificate.ts';
import { describeCms } from './describe-cms.ts';
import { listed, unreadAs, type Described, type InspectedKind } from './inspection.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** DER by what stands in it. Null when the bytes are no DER value of a kind that is known here. */
export function describeDer(der: Uint8Array): Described | null {
  const certificate = parseCertificate(der);
  if (certificate.ok) return describeCertificate(certificate.value);
  const crl = parseCrl(der);
  if (crl.ok) return { kind: 'certificate revocation list', sections: [
    { title: 'list', facts: [['issuer', nameText(crl.value.issuer)], ['this update', instant(crl.value.thisUpdate)], ['next update', crl.value.nextUpdate === null ? 'none' : instant(crl.value.nextUpdate)]] },
    ...listed('revoked', [...crl.value.entries.values()], ({ serial, revoked, reason }) => [serial.toString(16), `${instant(revoked)}${reason === null ? '' : `, ${reason}`}`]),
  ] };
  const signed = describeCms(der);
  if (signed !== null) return signed;
  const kind = decodeDer(der, kindOf);
  if (!kind.ok) return null;
  // A certificate or list that is damaged looks like nothing else, and its own reader knows best where.
  return kind.value ?? (looksSigned(der) ? unreadAs('certificate', `neither certificate (${certificate.problem} at byte ${certificate.offset}) nor revocation list (${crl.problem} at byte ${crl.offset})`) : null);
}

function kindOf(root: DerNode): Described | null {
  const [first, second] = root.tag === SEQUENCE ? root.children : [];
  const own = contentType(root);
  if (own === SIGNED_DATA) return cms(root);
  const inner = second === undefined ? null : contentType(second);
  if (first?.tag === SEQUENCE && first.children[0]?.tag === INTEGER && inner === SIGNED_DATA && second !== undefined) return { kind: 'time-stamp response', sections: cms(second).sections };
  if (first?.tag === INTEGER && (inner === DATA || inner === SIGNED_DATA)) return { kind: 'PKCS#12', sections: [] };
  if (first?.tag === INTEGER && second?.tag === SEQUENCE && second.children[0]?.tag === OBJECT_IDENTIFIER) return { kind: 'private key', sections: [] };
  if (first?.tag === SEQUENCE && first.children[0]?.tag === OBJECT_IDENTIFIER && second?.tag === 0x03 && root.children.length === 2) {
    return { kind: 'public key', sections: [{ title: 'key', facts: [['keyid', keyid(root.bytes)], ['algorithm', oidOf(first.children[0])]] }] };
  }
  return null;
}

/** RFC 5652 section 5.1, of what `describeCms` does not read: version, digest algorithms, then what is signed, and no more. */
function cms(root: DerNode): Described {
  const signedData = root.children[1]?.children[0];
  const type = signedData?.children[2]?.children[0];
  const content = type?.tag === OBJECT_IDENTIFIER ? oidOf(type) : 'unknown';
  const kind: InspectedKind = content === TST_INFO ? 'time-stamp token' : 'CMS';
  const attached = (signedData?.children[2]?.children.length ?? 0) > 1;
  return { kind, sections: [{ title: 'signed data', facts: [['content type', content], ['content', attached ? 'attached' : 'detached']] }] };
}

function contentType(node: DerNode): string | null {
  const [first] = node.tag === SEQUENCE ? node.children : [];
  return first?.tag === OBJECT_IDENTIFIER ? oidOf(first) : null;
}

/** SEQUENCE of SEQUENCE, SEQUENCE, BIT STRING: what X.509 signs has this shape, and nothing else here. */
function looksSigned(der: Uint8Array): boolean {
  const shape = decodeDer(der, (root) => root.children.map((child) => child.tag).join());
  return shape.ok && shape.value === `${SEQUENCE},${SEQUENCE},3`;
}
