import { createPublicKey } from 'node:crypto';
import { commonName, EXTENDED_KEY_USAGE, OID, type Certificate, type Crl, type GeneralName } from '../../src/core/x509/index.ts';

/**
 * What the CA/Browser Forum's Baseline Requirements ask of the certificates of web servers beyond RFC 5280, where evidence
 * is not asked for it. Read off the certificates themselves, so that it holds for any of them.
 */
export interface WebChain {
  readonly leaf: Certificate;
  readonly authorities: readonly Certificate[];
  readonly crls: readonly Crl[];
}

export interface WebRule {
  readonly name: string;
  /** The section, and what it asks. */
  readonly asks: string;
  readonly breaks: (chain: WebChain) => boolean;
}

const { any, serverAuth, clientAuth } = EXTENDED_KEY_USAGE;
const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
/** Length of `SEQUENCE { OID, NULL }` for the signature algorithms of RFC 4055; without the NULL it is two bytes less. */
const RSA_IDENTIFIER = /^1\.2\.840\.113549\.1\.1\.1[1-4]$/;
const RSA_IDENTIFIER_BYTES = 15;

const every = ({ leaf, authorities }: WebChain): readonly Certificate[] => [leaf, ...authorities];
const selfIssued = (each: Certificate): boolean => Buffer.compare(each.subject.der, each.issuer.der) === 0;

export const WEB_RULES: readonly WebRule[] = [
  { name: 'common-name', asks: '7.1.4.3: the common name repeats an alternative name', breaks: ({ leaf }) => commonName(leaf.subject) !== null && !alternatives(leaf).includes(commonName(leaf.subject)!) },
  { name: 'key-identifier', asks: '7.1.2.11.1: a key identifier has neither issuer nor serial', breaks: (chain) => every(chain).some(({ authorityKeyIdentifier: each }) => each !== null && (each.issuer !== null || each.serial !== null)) },
  { name: 'modulus', asks: '6.1.5: the length of an RSA key is a multiple of eight', breaks: (chain) => every(chain).some((each) => modulusBits(each) % 8 !== 0) },
  { name: 'key', asks: '7.1.3.1: keys are of RSA or ECDSA', breaks: (chain) => every(chain).some(({ keyAlgorithm }) => keyAlgorithm !== RSA && keyAlgorithm !== EC) },
  { name: 'version', asks: '7.1.1: certificates are of version 3', breaks: (chain) => every(chain).some(({ version }) => version !== 3) },
  { name: 'algorithm', asks: '7.1.3.2.1: the identifier of an RSA signature has its NULL', breaks: (chain) => every(chain).some(({ algorithm }) => RSA_IDENTIFIER.test(algorithm.oid) && algorithm.der.length < RSA_IDENTIFIER_BYTES) },
  { name: 'server-is-authority', asks: '7.1.2.7.8: the certificate of a server is no authority', breaks: ({ leaf }) => leaf.basicConstraints?.ca === true },
  { name: 'names-critical', asks: '7.1.2.7.12: alternative names are critical only without a subject', breaks: ({ leaf }) => leaf.subject.rdns.length > 0 && leaf.extensions.some((each) => each.oid === OID.subjectAltName && each.critical) },
  { name: 'name-forms', asks: '7.1.2.7.12: alternative names are hosts and addresses', breaks: ({ leaf }) => (leaf.subjectAltNames ?? []).some(({ form }) => form !== 'dns' && form !== 'ip') },
  { name: 'server-purposes', asks: '7.1.2.7.10: a server’s purposes are its own and a client’s', breaks: ({ leaf: { extendedKeyUsage: found } }) => found === null || !found.includes(serverAuth) || found.some((each) => each !== serverAuth && each !== clientAuth) },
  { name: 'authority-purposes', asks: '7.1.2.10.6: which purposes an authority states', breaks: ({ authorities }) => authorities.some((each) => each.extendedKeyUsage?.includes(any) === true || (selfIssued(each) && each.extendedKeyUsage !== null)) },
  { name: 'purposes-critical', asks: '7.1.2.7.6 and 7.1.2.10.3: purposes are never critical', breaks: (chain) => every(chain).some(({ extensions }) => extensions.some((each) => each.oid === OID.extendedKeyUsage && each.critical)) },
  { name: 'list-points', asks: '7.2.2.1: distribution points are named by URIs alone', breaks: ({ leaf, crls }) => [...crls.map((each) => each.issuingDistributionPoint), ...(leaf.distributionPoints ?? [])].some((each) => each?.names?.some(({ form }) => form !== 'uri') === true) },
];

/** How a common name has to spell each alternative name. */
function alternatives({ subjectAltNames }: Certificate): readonly string[] {
  return (subjectAltNames ?? []).flatMap((name) => (name.form === 'dns' ? [name.text] : name.form === 'ip' ? [addressText(name)] : []));
}

/** Dotted, or as RFC 5952 spells it: the longest run of zeros left out. */
function addressText({ bytes }: Extract<GeneralName, { readonly form: 'ip' }>): string {
  return bytes.length === 4 ? bytes.join('.') : new URL(`http://[${Buffer.from(bytes).toString('hex').replace(/.{4}(?!$)/g, '$&:')}]/`).hostname.slice(1, -1);
}

/** 0 for a key that has no modulus. */
function modulusBits({ keyAlgorithm, spki }: Certificate): number {
  return keyAlgorithm === RSA ? createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength ?? 0 : 0;
}
