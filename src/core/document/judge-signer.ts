import { keyAlgorithmOf, keyid } from '../crypto/index.ts';
import type { FindingValues } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { isStranger, issueKind, issueSides } from '../seal/path-issues.ts';
import { anchorsFor, calledBy, certify, keyProblems, type HeldKey, type SignatureProblem } from '../trust/index.ts';
import type { Certificate, Crl, PathAnswer, PathIssue } from '../x509/index.ts';
import { otherUsage } from './signing-usage.ts';
import type { DocumentWork } from './verification.ts';

export interface SignerQuestion {
  readonly certificate: Certificate;
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** When the signer says it signed, and by when others saw the signature; epoch milliseconds or null. */
  readonly signedAt: number | null;
  readonly provenBy: number | null;
}

/** Whether a certificate's holder may sign documents: by the pack's own word on its key, or by a path to an anchor of the pack. */
export function judgeCertificate(work: DocumentWork, question: SignerQuestion): Signer {
  const { certificate, signedAt, provenBy } = question;
  const name = calledBy(certificate);
  const id = keyid(certificate.spki);
  const own = work.keyring.find(id);
  if (own !== null) return judgeKey(work, own, { signedAt, provenBy });
  const anchors = work.trust === null ? [] : anchorsFor(work.trust.pack, 'document');
  const { held, path, condemning } = certify({
    leaf: certificate, intermediates: question.intermediates, anchors, crls: question.crls, purpose: 'document', used: provenBy ?? signedAt ?? work.asOf, asOf: work.asOf,
  });
  const other = otherUsage(certificate);
  if (held !== null && other === null) {
    const signer = judgeKey(work, held, { signedAt, provenBy });
    if (signer.outcome === 'valid') sayUnlisted(work, path, { signer: name, keyid: id });
    return signer;
  }
  const unknown = isStranger(condemning);
  const code = unknown ? 'document.signer-unknown' : 'document.signer-refused';
  if (other !== null) work.sink.add({ code, at: {}, ...other, values: { signer: name, keyid: id, problem: 'extended-key-usage' } });
  for (const issue of condemning) work.sink.add({ code, at: {}, ...issueSides(issue), values: { signer: name, keyid: id, problem: issueKind(issue) } });
  return { keyid: id, name, holder: null, algorithm: keyAlgorithmOf(certificate.spki) ?? certificate.keyAlgorithm, outcome: unknown ? 'unknown-key' : 'refused', trustedSince: null, certifiedBy: [] };
}

/** No list is no fault: a pack need not bring one. It is said once, because nobody else would notice. */
function sayUnlisted(work: DocumentWork, path: PathAnswer, values: FindingValues): void {
  const issue = [...path.problems, ...path.notes].find(({ kind }) => UNLISTED.has(kind));
  if (issue !== undefined) work.sink.add({ code: 'document.revocation-unknown', at: {}, values: { ...values, problem: issueKind(issue) } });
}

const UNLISTED: ReadonlySet<PathIssue['kind']> = new Set(['revocation-unknown', 'crl-stale', 'crl-not-yet-valid', 'crl-after-expiry', 'crl-invalid']);

/** Whether a key that is held counts for a document, at the times that are known of its signature. */
export function judgeKey(work: DocumentWork, held: HeldKey, times: { readonly signedAt: number | null; readonly provenBy: number | null }): Signer {
  const { key } = held;
  // A document need not say when it was signed; then it is judged as if it were signed now, or when it was seen.
  const signedAt = times.signedAt ?? times.provenBy ?? Math.min(work.asOf, held.notAfter);
  const problems = keyProblems(held, { purpose: 'document', signedAt, asOf: work.asOf, provenBy: times.provenBy });
  const values: FindingValues = { signer: key.name, keyid: key.keyid };
  for (const problem of problems) {
    work.sink.add({ code: problem === 'time-unproved' ? 'document.time-unproved' : 'document.signer-refused', at: {}, values: { ...values, problem } });
  }
  return {
    keyid: key.keyid, name: key.name, holder: key.holder, algorithm: key.algorithm, outcome: outcomeOf(problems), trustedSince: key.not_before, certifiedBy: held.certifiedBy,
  };
}

function outcomeOf(problems: readonly SignatureProblem[]): Signer['outcome'] {
  if (problems.length === 0) return 'valid';
  return problems.every((problem) => problem === 'time-unproved') ? 'unknown-key' : 'refused';
}
