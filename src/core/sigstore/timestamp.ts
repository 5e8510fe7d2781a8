import { readCertificate, type Certificate } from './certificate.ts';
import { context, membersOf, oidOf, readDer, smallInteger, TAG, timeOf, withTag, type DerValue } from './der.ts';
import type { Hash } from './public-key.ts';

/** A time-stamp token (RFC 3161 section 2.4.2) as its response carries it. Read, not verified. */
export interface TimestampToken {
  /** Milliseconds. */
  readonly time: number;
  /** Over what was stamped. */
  readonly imprint: { readonly hash: Hash; readonly value: Uint8Array };
  readonly signer: { readonly issuer: Uint8Array; readonly serial: string };
  /** TSTInfo, which `messageDigest` must be the digest of. */
  readonly info: Uint8Array;
  readonly messageDigest: Uint8Array;
  readonly digestAlgorithm: Hash;
  /** The signed attributes as they are signed: under the tag of a SET (RFC 5652 section 5.4). */
  readonly signedAttributes: Uint8Array;
  /** Digest of the signing certificate that the signed attributes name (RFC 5816), null where they name none. */
  readonly certificateDigest: { readonly hash: Hash | 'sha1'; readonly value: Uint8Array } | null;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
  /** Certificates that travel with the token: never trusted for it. */
  readonly certificates: readonly Certificate[];
}

const ID = {
  signedData: '1.2.840.113549.1.7.2', info: '1.2.840.113549.1.9.16.1.4', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12', signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The token in a TimeStampResp that grants one, or null when the bytes are anything else. */
export function readTimestamp(response: Uint8Array): TimestampToken | null {
  try {
    const [status, token, ...more] = membersOf(readDer(response, TAG.sequence));
    // granted, or granted with modifications; nothing else comes with a token.
    if (smallInteger(membersOf(withTag(status, TAG.sequence))[0]) > 1 || more.length > 0) return null;
    const [type, content] = membersOf(withTag(token, TAG.sequence));
    return oidOf(type) === ID.signedData ? readSignedData(readDer(withTag(content, context(0)).body, TAG.sequence)) : null;
  } catch {
    return null;
  }
}

/** RFC 5652 section 5.1, as RFC 3161 limits it: version 3, one signer, signed attributes. */
function readSignedData(data: DerValue): TimestampToken {
  const [version, digests, content, ...rest] = membersOf(data);
  const [type, octets] = membersOf(withTag(content, TAG.sequence));
  const [signer, ...others] = membersOf(withTag(rest.at(-1), TAG.set));
  if (smallInteger(version) !== 3 || oidOf(type) !== ID.info || others.length > 0) throw new RangeError('not the signed data of one time-stamp');
  const info = readDer(readDer(withTag(octets, context(0)).body, TAG.octetString).body, TAG.sequence);
  const named = membersOf(withTag(digests, TAG.set)).map((each) => oidOf(membersOf(withTag(each, TAG.sequence))[0]));
  const signed = readSigner(withTag(signer, TAG.sequence));
  if (!named.some((oid) => HASHES[oid] === signed.digestAlgorithm)) throw new RangeError('digest algorithm is not named');
  const embedded = rest.find((each) => each.tag === context(0));
  return {
    ...readInfo(info), ...signed, info: info.raw,
    certificates: embedded === undefined ? [] : membersOf(embedded).flatMap((each) => readCertificate(each.raw) ?? []),
  };
}

function readInfo(info: DerValue): Pick<TimestampToken, 'time' | 'imprint'> {
  const [version, policy, imprint, , time] = membersOf(info);
  oidOf(policy);
  const [algorithm, value] = membersOf(withTag(imprint, TAG.sequence));
  if (smallInteger(version) !== 1) throw new RangeError('not version 1');
  return { time: timeOf(withTag(time, TAG.generalizedTime)), imprint: { hash: hashOf(algorithm), value: withTag(value, TAG.octetString).body } };
}

type SignerPart = 'signer' | 'digestAlgorithm' | 'messageDigest' | 'signedAttributes' | 'certificateDigest' | 'signatureAlgorithm' | 'signature';

/** SignerInfo of version 1: the certificate is named by issuer and serial number. */
function readSigner(info: DerValue): Pick<TimestampToken, SignerPart> {
  const [version, sid, digest, attributes, algorithm, signature] = membersOf(info);
  const [issuer, serial] = membersOf(withTag(sid, TAG.sequence));
  if (smallInteger(version) !== 1) throw new RangeError('not version 1');
  const { body, raw } = withTag(attributes, context(0));
  const signed = attributesOf(withTag(attributes, context(0)));
  if (oidOf(signed.get(ID.contentType)) !== ID.info) throw new RangeError('signed as something else');
  const signedAttributes = Uint8Array.from(raw);
  signedAttributes[0] = TAG.set;
  const digestAlgorithm = hashOf(digest);
  return {
    signer: { issuer: withTag(issuer, TAG.sequence).raw, serial: Buffer.from(withTag(serial, TAG.integer).body).toString('hex') },
    digestAlgorithm, signedAttributes, messageDigest: withTag(signed.get(ID.messageDigest), TAG.octetString).body,
    certificateDigest: body.length === 0 ? null : certificateDigestOf(signed),
    signatureAlgorithm: signatureAlgorithmOf(algorithm, digestAlgorithm), signature: withTag(signature, TAG.octetString).body,
  };
}

/** Attributes with one value each, by type. Twice the same would let two readers take different ones. */
function attributesOf(block: DerValue): ReadonlyMap<string, DerValue> {
  const attributes = new Map<string, DerValue>();
  for (const each of membersOf(block)) {
    const [type, values] = membersOf(withTag(each, TAG.sequence));
    const [value, ...more] = membersOf(withTag(values, TAG.set));
    const oid = oidOf(type);
    if (value === undefined || more.length > 0 || attributes.has(oid)) throw new RangeError('attribute without one value');
    attributes.set(oid, value);
  }
  return attributes;
}

/** The first certificate of SigningCertificateV2 (RFC 5816; SHA-256 unless it says otherwise), else of SigningCertificate (SHA-1). */
function certificateDigestOf(signed: ReadonlyMap<string, DerValue>): TimestampToken['certificateDigest'] {
  const v2 = signed.get(ID.signingCertificateV2);
  const named = v2 ?? signed.get(ID.signingCertificate);
  if (named === undefined) return null;
  const members = membersOf(membersOf(membersOf(named)[0]!)[0]!);
  const [first, second] = members;
  if (v2 === undefined) return { hash: 'sha1', value: withTag(first, TAG.octetString).body };
  if (first?.tag === TAG.octetString) return { hash: 'sha256', value: first.body };
  return { hash: hashOf(first), value: withTag(second, TAG.octetString).body };
}

function hashOf(algorithm: DerValue | undefined): Hash {
  const hash = HASHES[oidOf(membersOf(withTag(algorithm, TAG.sequence))[0])];
  if (hash === undefined) throw new RangeError('hash outside SHA-2');
  return hash;
}

/** RFC 3370 section 3.2: plain rsaEncryption means PKCS #1 v1.5 with the digest algorithm. */
function signatureAlgorithmOf(algorithm: DerValue | undefined, digest: Hash): string {
  const oid = oidOf(membersOf(withTag(algorithm, TAG.sequence))[0]);
  if (oid !== '1.2.840.113549.1.1.1') return oid;
  return { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' }[digest];
}
