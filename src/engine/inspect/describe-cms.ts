import { decodeDer, GENERALIZED_TIME, timeOf, UTC_TIME } from '../../core/asn1/index.ts';
import { ATTRIBUTE, parseStreamedSignedData, type SignedData, type SignerInfo } from '../../core/cms/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import { parseTimeStamp, parseTstInfo, type TimeStampToken } from '../../core/time/index.ts';
import { nameText } from '../../core/x509/index.ts';
import { certificateFacts, instant } from './describe-certificate.ts';
import { listed, type Described, type Section } from './inspection.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * CMS signed data, a time-stamp token or a response with one, by what stands in it. Null when it cannot be read as one of that
 * form. No signature is tested and no certificate's path is looked for: signers are whom the file names.
 */
export function describeCms(der: Uint8Array): Described | null {
  const signed = parseStreamedSignedData(der);
  if (signed.ok) return { kind: signed.value.contentType === TST_INFO ? 'time-stamp token' : 'CMS', sections: sectionsOf(signed.value) };
  const stamp = parseTimeStamp(der);
  return stamp.ok && stamp.value.form === 'response' ? describeResponse(stamp.value) : null;
}

function describeResponse({ status, statusTexts, failureBits, token }: Extract<TimeStampToken, { form: 'response' }>): Described {
  const facts: Section['facts'] = [
    ['status', status], ...statusTexts.map((text) => ['text', text] as const), ...failureBits.map((bit) => ['failure bit', String(bit)] as const), ['token', token === null ? 'none' : 'there'],
  ];
  return { kind: 'time-stamp response', sections: [{ title: 'response', facts }, ...(token === null ? [] : sectionsOf(token))] };
}

function sectionsOf(signed: SignedData): readonly Section[] {
  const { contentType, content, digestAlgorithms, certificates, crls, unread, signers } = signed;
  return [
    { title: 'signed data', facts: [
      ['content type', contentType], ['content', content === null ? 'detached' : `attached, ${content.length} bytes`],
      ['digest algorithms', digestAlgorithms.map(({ oid, hash }) => hash ?? oid).join(', ') || 'none'],
    ] },
    ...(contentType === TST_INFO && content !== null ? [timeStamp(content)] : []),
    ...signers.map((signer, index) => ({ title: `signer ${index + 1} of ${signers.length}`, facts: signerFacts(signer) })),
    ...certificates.map((certificate, index) => ({ title: `certificate ${index + 1} of ${certificates.length}`, facts: certificateFacts(certificate) })),
    ...listed('revocation lists', crls, ({ issuer, thisUpdate }) => [nameText(issuer), instant(thisUpdate)]),
    ...listed('embedded and not read', unread, (problem) => ['problem', problem]),
  ];
}

/** RFC 3161 section 2.4.2, as the authority that the token names is said to have stated it. */
function timeStamp(content: Uint8Array): Section {
  const read = parseTstInfo(content);
  if (!read.ok) return { title: 'time-stamp', facts: [['not read', `${read.problem} at byte ${read.offset}`]] };
  const { genTime, accuracyMs, imprint, policy, serial, nonce } = read.value;
  return { title: 'time-stamp', facts: [
    ['time stated', instant(genTime)], ['accuracy stated', accuracyMs === null ? 'none' : `${accuracyMs} ms`], ['imprint algorithm', imprint.hash ?? imprint.oid],
    ['imprint', toHex(imprint.digest)], ['policy', policy], ['serial', serial.toString(16)], ['nonce', nonce === null ? 'none' : nonce.toString(16)],
  ] };
}

function signerFacts({ identifier, digestAlgorithm, signatureAlgorithm, signedAttributes, signature, unsignedAttributes }: SignerInfo): Section['facts'] {
  const named: Section['facts'] = identifier.kind === 'issuer-and-serial'
    ? [['issuer named', nameText(identifier.issuer)], ['serial named', identifier.serial.toString(16)]]
    : [['key identifier', toHex(identifier.keyIdentifier)]];
  return [
    ...named, ['digest algorithm', digestAlgorithm.hash ?? digestAlgorithm.oid], ['algorithm', algorithmText(signatureAlgorithm)], ['signature', `${signature.length} bytes`],
    ['time claimed', signingTime(signedAttributes) ?? 'none'], ['time-stamps', String(unsignedAttributes.filter(({ oid }) => oid === ATTRIBUTE.signatureTimeStamp).length)],
  ];
}

function algorithmText({ oid, scheme }: SignerInfo['signatureAlgorithm']): string {
  if (scheme === null) return oid;
  return 'hash' in scheme ? `${scheme.kind} with ${scheme.hash}` : scheme.kind;
}

function signingTime(attributes: SignerInfo['signedAttributes']): string | null {
  const value = attributes?.find(({ oid }) => oid === ATTRIBUTE.signingTime)?.values[0];
  if (value === undefined || (value.tag !== UTC_TIME && value.tag !== GENERALIZED_TIME)) return null;
  const read = decodeDer(value.bytes, (node) => timeOf(node));
  return read.ok ? instant(read.value) : null;
}
