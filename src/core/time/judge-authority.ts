import { identifierMismatch, type SignedClaims, type SignedData, type SignerJudgement } from '../cms/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { EXTENDED_KEY_USAGE, OID, sameBytes, sameName, validatePath, type Certificate, type Crl, type PathAnswer, type RevocationReason } from '../x509/index.ts';
import type { TimeStampNote, TimeStampProblem } from './problems.ts';
import type { TstInfo } from './tst-info.ts';

/** An anchor of the purpose `timestamp` in the user's trust. */
export interface TimeAuthority {
  readonly name: string;
  readonly certificate: Certificate;
  /** Epoch milliseconds; null for one that is believed. */
  readonly compromisedSince: number | null;
}

export interface AuthorityQuestion {
  readonly token: SignedData;
  readonly info: TstInfo;
  readonly signer: SignerJudgement;
  readonly authorities: readonly TimeAuthority[];
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly asOf: number;
  readonly revocation: 'required' | 'noted';
}

export interface AuthorityAnswer {
  readonly name: string | null;
  readonly path: readonly Certificate[];
  readonly problems: readonly TimeStampProblem[];
  readonly notes: readonly TimeStampNote[];
}

/** Whether the signer's certificate may speak for the time, and by whose word. Asked even when the signature fails, to say all at once. */
export function judgeAuthority(question: AuthorityQuestion): AuthorityAnswer {
  const { signer: { certificate, claims }, info, authorities } = question;
  const problems: TimeStampProblem[] = [];
  const notes: TimeStampNote[] = info.accuracyMs === null ? [{ kind: 'no-accuracy' }] : [];
  if (claims.signingCertificates.length === 0) problems.push({ kind: 'signing-certificate-missing' });
  if (authorities.length === 0) problems.push({ kind: 'no-anchor' });
  if (certificate === null) return { name: null, path: [], problems, notes };
  problems.push(...purposeProblems(certificate));
  if (!isNamed(info, certificate)) problems.push({ kind: 'authority-name' });
  const answer = pathOf(question, certificate);
  problems.push(...answer.problems.map((issue) => ({ kind: 'path', issue }) as const), ...revokedKeys(answer), ...unlisted(answer, claims));
  notes.push(...answer.notes.map((issue) => ({ kind: 'path', issue }) as const));
  const stray = strayCount(question.token, answer);
  if (stray > 0) notes.push({ kind: 'stray-certificates', count: stray });
  const authority = authorities.find(({ certificate: anchor }) => answer.anchor !== null && sameBytes(anchor.der, answer.anchor.der)) ?? null;
  const since = authority?.compromisedSince ?? null;
  if (since !== null && info.genTime + (info.accuracyMs ?? 0) >= since) problems.push({ kind: 'anchor-compromised', since, genTime: info.genTime });
  else if (since !== null && question.asOf >= since) notes.push({ kind: 'backdating-possible', since });
  return { name: authority?.name ?? null, path: answer.certificates, problems, notes };
}

/** RFC 3161 section 2.3. `validatePath` would let other purposes stand beside it. */
function purposeProblems(certificate: Certificate): readonly TimeStampProblem[] {
  const found = certificate.extendedKeyUsage ?? [];
  const critical = certificate.extensions.some((extension) => extension.oid === OID.extendedKeyUsage && extension.critical);
  return critical && found.length === 1 && found[0] === EXTENDED_KEY_USAGE.timeStamping ? [] : [{ kind: 'extended-key-usage', found, critical }];
}

/** Valid when the stamp was made; revocation as the lists at hand tell. */
function pathOf({ token, info, authorities, certificates, crls, asOf, revocation }: AuthorityQuestion, leaf: Certificate): PathAnswer {
  return validatePath({
    leaf, asOf, revocation,
    intermediates: [...certificates, ...token.certificates],
    anchors: authorities.map((authority) => authority.certificate),
    crls: [...crls, ...token.crls],
    at: [info.genTime],
    purpose: { keyUsage: ['digitalSignature', 'contentCommitment'], extendedKeyUsage: EXTENDED_KEY_USAGE.timeStamping },
    profile: 'noted',
  });
}

/** Section 4: with these reasons, stamps from before the revocation stand. */
const HARMLESS: readonly (RevocationReason | null)[] = ['unspecified', 'affiliationChanged', 'superseded', 'cessationOfOperation'];
const COMPROMISED: readonly (RevocationReason | null)[] = ['keyCompromise', 'cACompromise', 'aACompromise'];

function revokedKeys({ notes }: PathAnswer): readonly TimeStampProblem[] {
  return notes.flatMap((note): TimeStampProblem[] => {
    if (note.kind !== 'revoked-later') return [];
    const { position, entry: { reason, revoked } } = note;
    const doubtful = position === 0 ? !HARMLESS.includes(reason) : COMPROMISED.includes(reason);
    return doubtful ? [{ kind: 'revoked-key', position, reason, revoked }] : [];
  });
}

/** A list of more than the signer's own certificate names all that may be used (RFC 5035 section 5); the anchor is the user's and needs no leave. */
function unlisted({ certificates, anchor }: PathAnswer, { signingCertificates }: SignedClaims): readonly TimeStampProblem[] {
  const between = certificates.slice(1).filter((certificate) => certificate !== anchor);
  return signingCertificates.filter(({ identifiers }) => identifiers.length > 1).flatMap(({ identifiers }) =>
    between.filter((certificate) => identifiers.every((identifier) => identifierMismatch(identifier, certificate) !== null))
      .map((certificate) => ({ kind: 'path-not-listed', fingerprint: sha256Hex(certificate.der) }) as const));
}

/** RFC 3161 section 2.4.2: `tsa`, where present, is one of the certificate's names. Only the two forms that occur are compared. */
function isNamed({ authority }: TstInfo, certificate: Certificate): boolean {
  if (authority === null) return true;
  if (authority.form === 'directory' && sameName(authority.name, certificate.subject)) return true;
  return (certificate.subjectAltNames ?? []).some((name) => {
    if (name.form === 'directory' && authority.form === 'directory') return sameName(name.name, authority.name);
    return 'text' in name && 'text' in authority && name.form === authority.form && name.text === authority.text;
  });
}

function strayCount({ certificates, unread }: SignedData, { certificates: path }: PathAnswer): number {
  return certificates.filter((certificate) => !path.some((each) => sameBytes(each.der, certificate.der))).length + unread.length;
}
