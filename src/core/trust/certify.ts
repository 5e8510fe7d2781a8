import { keyAlgorithmOf, keyid } from '../crypto/index.ts';
import { decodeBase64, encodeBase64, parseTimestamp } from '../encoding/index.ts';
import { commonName, nameText, parseCertificate, validatePath, type Certificate, type Crl, type PathAnswer, type PathIssue } from '../x509/index.ts';
import type { HeldKey } from './keyring.ts';
import { oncePerPack } from './once-per-pack.ts';
import type { AnchorPurpose, KeyPurpose, TrustAnchor, TrustPack } from './pack.ts';

export interface HeldAnchor {
  readonly anchor: TrustAnchor;
  readonly certificate: Certificate;
}

/** The authorities of a pack that may vouch for a purpose. @throws RangeError for a pack that its reader did not accept. */
export function anchorsFor(pack: TrustPack, purpose: AnchorPurpose): readonly HeldAnchor[] {
  return anchorsOf(pack).filter(({ anchor }) => anchor.purposes.includes(purpose));
}

const anchorsOf = oncePerPack((pack) => (pack.anchors ?? []).map((anchor): HeldAnchor => {
  const parsed = parseCertificate(decodeBase64(anchor.certificate) ?? new Uint8Array());
  if (!parsed.ok) throw new RangeError(`unread trust pack: ${parsed.problem}`);
  return { anchor, certificate: parsed.value };
}));

export interface CertificationQuestion {
  readonly leaf: Certificate;
  readonly intermediates: readonly Certificate[];
  readonly anchors: readonly HeldAnchor[];
  readonly crls: readonly Crl[];
  readonly purpose: KeyPurpose;
  /** When the key was used, as well as is known, and when that is judged; epoch milliseconds. */
  readonly used: number;
  readonly asOf: number;
}

export interface Certification {
  /** Null when no path holds. */
  readonly held: HeldKey | null;
  readonly path: PathAnswer;
  /** What is wrong with the path itself. */
  readonly condemning: readonly PathIssue[];
}

/**
 * A key for as long as its path held. Having expired or been revoked since is no fault of the path: it ends the time in
 * which the key counts, and whether a signature is older is judged where signatures are (`keyProblems`).
 */
export function certify(question: CertificationQuestion): Certification {
  const { leaf, anchors, used, asOf } = question;
  const path = validatePath({
    leaf, intermediates: question.intermediates, anchors: anchors.map((each) => each.certificate), crls: question.crls,
    at: [Math.min(Math.max(used, leaf.notBefore), leaf.notAfter)], asOf,
    purpose: { keyUsage: ['digitalSignature', 'contentCommitment'], extendedKeyUsage: null }, revocation: 'noted', profile: 'noted',
  });
  const condemning = path.problems.filter((issue) => !endsTime(issue));
  if (condemning.length > 0 || path.anchor === null) return { held: null, path, condemning };
  const revoked = [...path.problems, ...path.notes].flatMap((issue) => (
    issue.kind === 'revoked' || issue.kind === 'revoked-later' ? [Math.min(issue.entry.revoked, issue.entry.invalidSince ?? issue.entry.revoked)] : []
  ));
  const since = anchors.find((each) => each.certificate === path.anchor)?.anchor.compromised_since;
  const distrusted = since === undefined ? null : parseTimestamp(since);
  return { held: heldKey(question, path, distrusted === null ? revoked : [...revoked, distrusted]), path, condemning };
}

const endsTime = (issue: PathIssue): boolean => issue.kind === 'expired' || issue.kind === 'not-yet-valid' || issue.kind === 'revoked';

function heldKey({ leaf, purpose }: CertificationQuestion, path: PathAnswer, ends: readonly number[]): HeldKey {
  const notBefore = Math.max(...path.certificates.map((each) => each.notBefore));
  const notAfter = Math.min(...path.certificates.map((each) => each.notAfter));
  const compromisedSince = ends.length === 0 ? null : Math.min(...ends);
  const authorities = path.certificates.slice(1).map(calledBy);
  return {
    key: {
      keyid: keyid(leaf.spki), name: calledBy(leaf), algorithm: keyAlgorithmOf(leaf.spki) ?? 'rsa-pkcs1-sha256', spki: encodeBase64(leaf.spki),
      purposes: [purpose], holder: holderOf(leaf), not_before: iso(notBefore), not_after: iso(notAfter),
      ...(compromisedSince === null ? {} : { compromised_since: iso(compromisedSince) }),
    },
    spki: leaf.spki, notBefore, notAfter, compromisedSince,
    // A signer's certificate that is itself an anchor has nobody above it.
    certifiedBy: authorities.length === 0 ? [calledBy(leaf)] : authorities,
  };
}

/** The name for people: the common name, or the whole. */
export const calledBy = ({ subject }: Certificate): string => commonName(subject) ?? nameText(subject);

/** Whom a certificate speaks of: the first URI or address among its alternative names, else its subject. */
export function holderOf(leaf: Certificate): string {
  for (const form of ['uri', 'email'] as const) {
    for (const name of leaf.subjectAltNames ?? []) if (name.form === form) return name.text;
  }
  return nameText(leaf.subject);
}

const iso = (time: number): string => new Date(time).toISOString();
