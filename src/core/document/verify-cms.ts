import { parseStreamedSignedData, signatureTimeStamps, signerScheme, verifySignedData, type SignedData, type SignerInfo, type SignerJudgement, type SignerProblem } from '../cms/index.ts';
import { isSchemeOf, keyid, problemOf, schemeName } from '../crypto/index.ts';
import { assertNever, type Finding, type FindingCode } from '../findings/index.ts';
import type { Signer } from '../examined.ts';
import { parseTimeStamp } from '../time/index.ts';
import { calledBy, packCrls } from '../trust/index.ts';
import type { Crl } from '../x509/index.ts';
import { judgeCertificate } from './judge-signer.ts';
import { judgeStamp, latestOf } from './judge-stamp.ts';
import { finishDocument, startDocument, type DocumentArguments, type DocumentVerification, type DocumentWork } from './verification.ts';

/** CMS SignedData (RFC 5652) in DER or as a stream was signed, with its content or beside it. */
export function verifyCmsDocument(args: DocumentArguments): DocumentVerification {
  const work = startDocument(args);
  const parsed = parseStreamedSignedData(args.bytes);
  if (!parsed.ok) {
    work.sink.add({ code: 'document.malformed', at: { offset: parsed.offset }, values: { problem: parsed.problem } });
    return finishDocument(work, { content: true, signatures: 0, stamps: 0 }, []);
  }
  const signedData = parsed.value;
  const missing = signedData.content === null && args.artifact === null;
  if (missing) work.sink.add({ code: 'document.content-missing', at: {} });
  const { signers, stamps } = judgeSignedData(work, signedData, args.artifact, null);
  return finishDocument(work, { content: !missing, signatures: Math.max(signers.length, 1), stamps }, signers);
}

/** Every signer of the structure. `claimed` is when its container says that it was signed, where it says so outside the structure. */
export function judgeSignedData(work: DocumentWork, signedData: SignedData, content: Uint8Array | null, claimed: number | null): { readonly signers: readonly Signer[]; readonly stamps: number } {
  const judgements = verifySignedData({ signedData, content, certificates: [] });
  if (judgements.length === 0) work.sink.add({ code: 'document.unsigned', at: {} });
  const crls = [...packCrls(work.trust?.pack ?? null), ...signedData.crls];
  let stamps = 0;
  const signers = judgements.map((judged): Signer => {
    const provenBy = judged.outcome === 'valid' ? provenByStamps(work, judged.signer, crls, () => void (stamps += 1)) : null;
    return judgeSigner(work, judged, { intermediates: signedData.certificates, crls, provenBy, claimed });
  });
  return { signers, stamps };
}

function judgeSigner(work: DocumentWork, judged: SignerJudgement, context: { readonly intermediates: readonly NonNullable<SignerJudgement['certificate']>[]; readonly crls: readonly Crl[]; readonly provenBy: number | null; readonly claimed: number | null }): Signer {
  const { certificate } = judged;
  const name = certificate === null ? null : calledBy(certificate);
  // What is missing has been said; every other problem is said of its signer.
  for (const problem of judged.problems.filter((each) => each.kind !== 'content-missing')) {
    work.sink.add({ ...tell(problem), at: {}, values: { ...(name === null ? {} : { signer: name }), problem: problemOf(problem) } });
  }
  if (judged.outcome === 'valid' && !isAsHeld(work, judged)) return { ...nobody(judged, name, 'invalid'), keyid: keyid(judged.certificate.spki) };
  if (judged.outcome === 'valid') return judgeCertificate(work, { certificate: judged.certificate, ...context, signedAt: judged.claims.signingTime ?? context.claimed });
  const open = judged.problems.every(({ kind }) => kind === 'content-missing' || kind === 'signer-unknown');
  return nobody(judged, name, open ? 'unknown-key' : 'invalid');
}

const nobody = ({ signer }: SignerJudgement, name: string | null, outcome: Signer['outcome']): Signer => (
  { keyid: '', name, holder: null, algorithm: signer.signatureAlgorithm.oid, outcome, trustedSince: null, certifiedBy: [] }
);

/** A key that the pack holds signs with the algorithm that stands beside it there; the document's own word is not taken for another. */
function isAsHeld(work: DocumentWork, { signer, certificate }: Extract<SignerJudgement, { readonly outcome: 'valid' }>): boolean {
  const key = work.keyring.find(keyid(certificate.spki))?.key;
  const { scheme } = signerScheme(signer);
  if (key === undefined || (scheme !== null && isSchemeOf(key.algorithm, scheme))) return true;
  work.sink.add({
    code: 'document.algorithm-refused', at: {}, expected: key.algorithm, computed: scheme === null ? signer.signatureAlgorithm.oid : schemeName(scheme),
    values: { signer: key.name, keyid: key.keyid, problem: 'algorithm' },
  });
  return false;
}

function tell(problem: SignerProblem): { readonly code: FindingCode } & Pick<Finding, 'expected' | 'computed'> {
  switch (problem.kind) {
    case 'content-missing': return { code: 'document.content-missing' };
    case 'content-differs': return { code: 'document.content-mismatch', expected: problem.attached, computed: problem.given };
    case 'message-digest': return { code: 'document.content-mismatch', expected: problem.stated, computed: problem.computed };
    case 'signer-unknown': return { code: 'document.signer-unknown' };
    case 'digest-algorithm': case 'signature-algorithm': return { code: 'document.algorithm-refused', computed: problem.oid };
    case 'algorithm-mismatch': return { code: 'document.algorithm-refused', expected: problem.signature, computed: problem.digest };
    case 'digest-not-announced': return { code: 'document.signature-invalid', expected: problem.announced.join(' '), computed: problem.oid };
    case 'content-type': return { code: 'document.signature-invalid', expected: problem.actual, computed: problem.stated };
    case 'signed-attributes-missing': case 'content-is-attributes': case 'attribute-missing': case 'attribute-count': case 'attribute-malformed':
    case 'signing-certificate':
      return { code: 'document.signature-invalid' };
    case 'signature': return { code: problem.outcome === 'weak-key' ? 'document.algorithm-refused' : 'document.signature-invalid' };
    default: return assertNever(problem);
  }
}

/** A signer's time-stamps are each asked; the earliest that is believed counts. */
function provenByStamps(work: DocumentWork, signer: SignerInfo, crls: readonly Crl[], seen: () => void): number | null {
  const times = signatureTimeStamps(signer).slice(0, MAX_STAMPS).flatMap((der) => {
    seen();
    const parsed = parseTimeStamp(der);
    if (!parsed.ok) work.sink.add({ code: 'document.time-invalid', at: {}, values: { problem: parsed.problem } });
    const verified = parsed.ok ? judgeStamp(work, parsed.value, signer.signature, 'signature', crls) : null;
    return verified === null ? [] : [latestOf(verified)];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Signers have one or two; each costs two verifications. */
const MAX_STAMPS = 16;
