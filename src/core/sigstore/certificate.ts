import { bitsOf, context, membersOf, oidOf, readDer, TAG, timeOf, smallInteger, withTag, type DerValue } from './der.ts';
import { fitsWith, readKey, sameBytes, type Hash, type VerifyingKey } from './public-key.ts';

export interface Extension {
  readonly critical: boolean;
  /** What the extension's octet string holds. */
  readonly value: Uint8Array;
}

/** An X.509 certificate of version 3 (RFC 5280 section 4.1). What it says is a claim until its path is verified. */
export interface Certificate {
  readonly raw: Uint8Array;
  readonly tbs: Uint8Array;
  /** Hex of the serial number's octets. */
  readonly serial: string;
  /** Names as DER: compared octet by octet, which is stricter than section 7.1 and what every issuer here writes. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Milliseconds; both ends are inside. */
  readonly from: number;
  readonly to: number;
  readonly spki: Uint8Array;
  /** Null for a key of an algorithm that is not read here. */
  readonly key: VerifyingKey | null;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const VERSION_3 = 2;

/** The certificate that DER bytes are, or null. */
export function readCertificate(raw: Uint8Array): Certificate | null {
  try {
    return certificateOf(raw);
  } catch {
    return null;
  }
}

function certificateOf(raw: Uint8Array): Certificate {
  const [tbs, algorithm, signature, ...more] = membersOf(readDer(raw, TAG.sequence));
  const [version, serial, inner, issuer, validity, subject, spki, ...rest] = membersOf(withTag(tbs, TAG.sequence));
  if (smallInteger(membersOf(withTag(version, context(0)))[0]) !== VERSION_3) throw new RangeError('not of version 3');
  // Section 4.1.1.2: the algorithm stands twice, and only the inner one is signed.
  if (more.length > 0 || !sameBytes(withTag(algorithm, TAG.sequence).raw, withTag(inner, TAG.sequence).raw)) throw new RangeError('two algorithms');
  const [from, to] = membersOf(withTag(validity, TAG.sequence));
  const key = withTag(spki, TAG.sequence).raw;
  return {
    raw, tbs: tbs!.raw, serial: Buffer.from(withTag(serial, TAG.integer).body).toString('hex'),
    issuer: withTag(issuer, TAG.sequence).raw, subject: withTag(subject, TAG.sequence).raw,
    from: timeOf(from), to: timeOf(to), spki: key, key: readKey(key),
    extensions: extensionsOf(rest.find((each) => each.tag === context(3))),
    algorithm: oidOf(membersOf(algorithm!)[0]), signature: bitsOf(signature),
  };
}

function extensionsOf(block: DerValue | undefined): ReadonlyMap<string, Extension> {
  const extensions = new Map<string, Extension>();
  if (block === undefined) return extensions;
  for (const each of membersOf(readDer(block.body, TAG.sequence))) {
    const members = membersOf(withTag(each, TAG.sequence));
    const oid = oidOf(members[0]);
    const critical = members.length === 3;
    // DER leaves a default out: an explicit FALSE would be a second spelling.
    if (critical && withTag(members[1], TAG.boolean).body[0] !== 0xff) throw new RangeError('critical is not TRUE');
    // Section 4.2: never more than one of a kind; a reader of the first and one of the last would disagree.
    if (extensions.has(oid)) throw new RangeError('extension twice');
    extensions.set(oid, { critical, value: withTag(members.at(-1), TAG.octetString).body });
  }
  return extensions;
}

/** Signature algorithms of certificates (RFC 5758, RFC 4055, RFC 8410), with what key each belongs to. SHA-1 is not among them. */
const ALGORITHMS: Readonly<Record<string, { readonly hash: Hash; readonly kinds: readonly VerifyingKey['kind'][] }>> = {
  '1.2.840.10045.4.3.2': { hash: 'sha256', kinds: ['P-256', 'P-384', 'P-521'] },
  '1.2.840.10045.4.3.3': { hash: 'sha384', kinds: ['P-256', 'P-384', 'P-521'] },
  '1.2.840.10045.4.3.4': { hash: 'sha512', kinds: ['P-256', 'P-384', 'P-521'] },
  '1.2.840.113549.1.1.11': { hash: 'sha256', kinds: ['RSA'] },
  '1.2.840.113549.1.1.12': { hash: 'sha384', kinds: ['RSA'] },
  '1.2.840.113549.1.1.13': { hash: 'sha512', kinds: ['RSA'] },
  '1.3.101.112': { hash: 'sha512', kinds: ['Ed25519'] },
};

/** Whether a signature of a named algorithm fits, and the key is one of that algorithm. */
export function fitsNamed(key: VerifyingKey | null, algorithm: string, data: Uint8Array, signature: Uint8Array): boolean {
  const known = ALGORITHMS[algorithm];
  return key !== null && known !== undefined && known.kinds.includes(key.kind) && fitsWith(key, known.hash, data, signature);
}

export const isIssuedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  sameBytes(certificate.issuer, issuer.subject) && fitsNamed(issuer.key, certificate.algorithm, certificate.tbs, certificate.signature);
