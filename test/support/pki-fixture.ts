import { decodeDer } from '../../src/core/asn1/index.ts';
import { parseCertificate, parseCrl, validatePath, type Certificate, type Crl, type PathAnswer, type PathIssue, type PathQuestion } from '../../src/core/x509/index.ts';
import { demonstrationEd25519, demonstrationP256, type Signer } from '../../src/producer/keys/demonstration-keys.ts';
import { createAuthority, issue, keyUsage, writeCrl, writeName, type Authority, type CrlRequest } from '../../src/producer/pki/index.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 1);
export const END = Date.UTC(2027, 0, 1);
/** An instant in the validity of everything below. */
export const DURING = Date.UTC(2026, 5, 1);

export const SPAN = { notBefore: START, notAfter: END };
export const signer = (label: string): Signer => demonstrationEd25519('x509', label);

export const named = (text: string): Uint8Array => writeName(['C', 'DE'], ['O', 'Proofroom tests'], ['CN', text]);

/** A self-signed authority. */
export function root(label = 'root', options: Partial<Parameters<typeof createAuthority>[1]> = {}): Authority {
  return createAuthority(signer(label), { serial: 1n, subject: named(label), ...SPAN, ...options });
}

/** An authority under another one. */
export function under(above: Authority, label: string, options: Partial<Parameters<typeof createAuthority>[1]> = {}): Authority {
  return createAuthority(demonstrationP256('x509', label), { serial: 7n, subject: named(label), ...SPAN, above, ...options });
}

export const LEAF_KEY = demonstrationP256('x509', 'leaf');

/** A certificate to sign documents with. */
export function leafOf(authority: Authority, options: Partial<Parameters<typeof issue>[2]> = {}): Uint8Array {
  return issue(authority, LEAF_KEY.spki, { serial: 42n, subject: named('leaf'), ...SPAN, extensions: [keyUsage('digitalSignature')], ...options });
}

export function certificate(der: Uint8Array): Certificate {
  const parsed = parseCertificate(der);
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.offset}`);
  return parsed.value;
}

export function crl(authority: Authority, options: Partial<CrlRequest> = {}): Crl {
  const parsed = parseCrl(writeCrl(authority, { number: 1n, thisUpdate: DURING - DAY, nextUpdate: DURING + 30 * DAY, revoked: [], ...options }));
  if (!parsed.ok) throw new Error(`${parsed.problem} at ${parsed.offset}`);
  return parsed.value;
}

export const ROOT = root();
export const MIDDLE = under(ROOT, 'middle');
export const LEAF = leafOf(MIDDLE);

/** The three-step chain above, with whatever is to be different. */
export function ask(changes: Partial<Omit<PathQuestion, 'leaf' | 'intermediates' | 'anchors'>> & { leaf?: Uint8Array; intermediates?: readonly Uint8Array[]; anchors?: readonly Uint8Array[] } = {}): PathAnswer {
  const { leaf = LEAF, intermediates = [MIDDLE.certificate], anchors = [ROOT.certificate], ...rest } = changes;
  return validatePath({
    leaf: certificate(leaf), intermediates: intermediates.map(certificate), anchors: anchors.map(certificate), crls: [], at: [DURING], asOf: DURING,
    purpose: { keyUsage: ['digitalSignature'], extendedKeyUsage: null }, revocation: 'noted', profile: 'noted', ...rest,
  });
}

/** `kind@position`, in the order given. */
export const words = (issues: readonly PathIssue[]): readonly string[] => issues.map(({ kind, position }) => `${kind}@${position}`);

/** The problem word with which bytes are refused, or null when they are read. */
export function refusal(bytes: Uint8Array, decode: Parameters<typeof decodeDer>[1]): string | null {
  const result = decodeDer(bytes, decode);
  return result.ok ? null : result.problem;
}
