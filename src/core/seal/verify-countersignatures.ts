import type { Work } from '../bundle/work.ts';
import { parseSignedData, verifySignedData, type SignerJudgement } from '../cms/index.ts';
import { problemOf, sha256Hex } from '../crypto/index.ts';
import { assertNever, type FindingCode, type FindingValues } from '../findings/index.ts';
import { anchorsFor, type Keyring, type SignatureProblem } from '../trust/index.ts';
import { commonName, nameText, validatePath, type Crl } from '../x509/index.ts';
import { judgeCountersignature, type ReadCountersignature } from './countersignature.ts';
import { isStranger, issueKind } from './path-issues.ts';
import type { SealedBytes } from './read-seal.ts';

/** A countersignature in DSSE: over this manifest, by a key that may give it, in the name of its holder. */
export function verifyDsseCountersignature(work: Work, file: string, read: ReadCountersignature, manifest: Uint8Array, keyring: Keyring): void {
  const { statement } = read;
  const values: FindingValues = { signer: statement.signer, at: statement.signed_at, statement: statement.statement };
  const report = (code: FindingCode, more: FindingValues = {}, sides: { expected?: string; computed?: string } = {}): void =>
    work.sink.add({ code, at: { file }, ...sides, values: { ...values, ...more } });
  const digest = sha256Hex(manifest);
  if (statement.manifest !== digest) report('countersignature.other-content', {}, { expected: statement.manifest, computed: digest });
  const { problems, held, keyid } = judgeCountersignature(read, keyring, work.asOf);
  for (const problem of problems) report(codeOf(problem), { keyid, problem });
  const impostor = held !== null && held.key.holder !== statement.signer;
  if (impostor) report('countersignature.refused', { keyid, problem: 'signer-not-holder' }, { expected: held.key.holder, computed: statement.signer });
  if (problems.length === 0 && !impostor && statement.manifest === digest) report('countersignature.verified', { keyid });
}

function codeOf(problem: SignatureProblem): FindingCode {
  switch (problem) {
    case 'invalid': case 'malformed': case 'non-canonical': return 'countersignature.invalid';
    case 'key-unknown': case 'time-unproved': return 'countersignature.undecided';
    case 'weak-key': case 'key-purpose': case 'key-outside-window': case 'key-compromised': return 'countersignature.refused';
    default: return assertNever(problem);
  }
}

/** A detached CMS signature over the manifest's bytes; its signers by certificates under anchors for countersignatures. */
export function verifyCmsCountersignature(work: Work, { file, bytes }: SealedBytes, manifest: Uint8Array, crls: readonly Crl[]): void {
  const parsed = parseSignedData(bytes);
  if (!parsed.ok) {
    work.sink.add({ code: 'countersignature.malformed', at: { file, offset: parsed.offset }, values: { problem: parsed.problem } });
    return;
  }
  const signers = verifySignedData({ signedData: parsed.value, content: manifest, certificates: [] });
  if (signers.length === 0) work.sink.add({ code: 'countersignature.malformed', at: { file }, values: { problem: 'no-signer' } });
  for (const judged of signers) {
    const signer = judged.certificate === null ? '' : commonName(judged.certificate.subject) ?? nameText(judged.certificate.subject);
    for (const problem of judged.problems) {
      const other = problem.kind === 'message-digest' ? { expected: problem.stated, computed: problem.computed }
        : problem.kind === 'content-differs' ? { expected: problem.attached, computed: problem.given } : null;
      const said = problemOf(problem);
      const code = other !== null ? 'countersignature.other-content' : said === 'weak-key' ? 'countersignature.refused' : 'countersignature.invalid';
      work.sink.add({ code, at: { file }, ...other, values: { signer, problem: said } });
    }
    if (judged.outcome === 'valid') judgePath(work, file, signer, judged, [...crls, ...parsed.value.crls], parsed.value.certificates);
  }
}

function judgePath(work: Work, file: string, signer: string, { certificate, claims }: Extract<SignerJudgement, { outcome: 'valid' }>, crls: readonly Crl[], intermediates: readonly (typeof certificate)[]): void {
  const pack = work.args.trust?.pack ?? null;
  // Nothing but the signer dates it, so it is judged as of now.
  const answer = validatePath({
    leaf: certificate, intermediates, anchors: (pack === null ? [] : anchorsFor(pack, 'countersignature')).map((each) => each.certificate), crls, at: [work.asOf], asOf: work.asOf,
    purpose: { keyUsage: ['digitalSignature', 'contentCommitment'], extendedKeyUsage: null }, revocation: 'noted', profile: 'noted',
  });
  const values: FindingValues = { signer, ...(claims.signingTime === null ? {} : { at: new Date(claims.signingTime).toISOString() }) };
  if (answer.outcome === 'valid') {
    work.sink.add({ code: 'countersignature.verified', at: { file }, values });
    return;
  }
  const undecided = isStranger(answer.problems) || answer.problems.every(({ kind }) => kind === 'expired');
  for (const issue of answer.problems) work.sink.add({ code: undecided ? 'countersignature.undecided' : 'countersignature.refused', at: { file }, values: { ...values, problem: issueKind(issue) } });
}
