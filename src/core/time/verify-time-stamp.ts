import { CONTENT_TYPE, verifySignedData, type SignedData, type SignerJudgement } from '../cms/index.ts';
import { digest } from '../crypto/index.ts';
import { toHex } from '../encoding/index.ts';
import type { Certificate, Crl } from '../x509/index.ts';
import type { TimeStampNote, TimeStampProblem } from './problems.ts';
import { judgeAuthority, type TimeAuthority } from './judge-authority.ts';
import type { TimeStampToken } from './time-stamp-response.ts';
import { parseTstInfo, type TstInfo } from './tst-info.ts';

export interface TimeStampQuestion {
  readonly stamp: TimeStampToken;
  /** The bytes that are said to have existed. */
  readonly stamped: Uint8Array;
  /** Whom the user believes for the time. Nothing in the token adds to it. */
  readonly authorities: readonly TimeAuthority[];
  /** Certificates and revocation lists from elsewhere: candidates, as the embedded ones are. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** Epoch milliseconds. */
  readonly asOf: number;
  /** Of the request, where somebody kept it; null asks nothing. */
  readonly nonce: bigint | null;
  readonly policy: string | null;
  readonly revocation: 'required' | 'noted';
}

/** An instant by which bytes existed, by the word of an authority the user believes. Made by `verifyTimeStamp` alone. */
export interface VerifiedTime {
  readonly kind: 'verified-time';
  /** Epoch milliseconds. The bytes existed at `time + (accuracyMs ?? 0)` at the latest. */
  readonly time: number;
  readonly accuracyMs: number | null;
  /** The user's name for the authority at the top of the path. */
  readonly authority: string;
  /** Decimal. */
  readonly tokenSerial: string;
  readonly policy: string;
  /** From the signer's certificate to the anchor. */
  readonly path: readonly Certificate[];
}

export type TimeStampJudgement =
  | { readonly outcome: 'verified'; readonly time: VerifiedTime; readonly problems: readonly []; readonly notes: readonly TimeStampNote[] }
  /** `stated` is what the token says, for showing beside the problems and nothing else. */
  | { readonly outcome: 'not-verified'; readonly stated: TstInfo | null; readonly problems: readonly TimeStampProblem[]; readonly notes: readonly TimeStampNote[] };

/** RFC 3161 sections 2.2 and 2.3, appendix B: everything that can be found wrong at once. Reads no clock. */
export function verifyTimeStamp(question: TimeStampQuestion): TimeStampJudgement {
  const { stamp } = question;
  const status: TimeStampProblem[] = stamp.form === 'response' && stamp.status !== 'granted' && stamp.status !== 'grantedWithMods'
    ? [{ kind: 'status', status: stamp.status, texts: stamp.statusTexts }] : [];
  if (stamp.token === null) return { outcome: 'not-verified', stated: null, problems: [...status, { kind: 'token-missing' }], notes: [] };
  const { token } = stamp;
  const content = contentProblems(token);
  const info = infoOf(token);
  const signers = verifySignedData({ signedData: token, content: null, certificates: question.certificates });
  const [signer] = signers;
  const problems: TimeStampProblem[] = [...status, ...content, ...info.problems];
  if (signer === undefined || signers.length > 1) problems.push({ kind: 'signers', count: signers.length });
  if (info.value === null || signer === undefined) return { outcome: 'not-verified', stated: info.value, problems: [...problems, ...signerProblems(signers)], notes: [] };
  problems.push(...statementProblems(info.value, question), ...signerProblems(signers));
  const authority = judgeAuthority({ ...question, token, info: info.value, signer });
  problems.push(...authority.problems);
  if (problems.length > 0 || authority.name === null) return { outcome: 'not-verified', stated: info.value, problems, notes: authority.notes };
  const { genTime, accuracyMs, serial, policy } = info.value;
  const time: VerifiedTime = {
    kind: 'verified-time', time: genTime, accuracyMs, authority: authority.name, tokenSerial: String(serial), policy, path: authority.path,
  };
  return { outcome: 'verified', time, problems: [], notes: authority.notes };
}

function contentProblems({ contentType, content }: SignedData): readonly TimeStampProblem[] {
  const type: TimeStampProblem[] = contentType === CONTENT_TYPE.timeStampInfo ? [] : [{ kind: 'content-type', stated: contentType, expected: CONTENT_TYPE.timeStampInfo }];
  return content === null ? [...type, { kind: 'content-missing' }] : type;
}

function infoOf({ content }: SignedData): { readonly value: TstInfo | null; readonly problems: readonly TimeStampProblem[] } {
  if (content === null) return { value: null, problems: [] };
  const read = parseTstInfo(content);
  return read.ok ? { value: read.value, problems: [] } : { value: null, problems: [{ kind: 'malformed', part: 'info', problem: read.problem, offset: read.offset }] };
}

function signerProblems(signers: readonly SignerJudgement[]): readonly TimeStampProblem[] {
  return signers.flatMap((signer) => signer.problems.map((problem) => ({ kind: 'signer', problem }) as const));
}

/** What the token says against what was asked. */
function statementProblems(info: TstInfo, { stamped, nonce, policy, asOf }: TimeStampQuestion): readonly TimeStampProblem[] {
  const problems: TimeStampProblem[] = [];
  const { hash, oid, digest: stated } = info.imprint;
  if (hash === null) problems.push({ kind: 'imprint-algorithm', oid });
  else {
    const computed = toHex(digest(hash, stamped));
    if (toHex(stated) !== computed) problems.push({ kind: 'imprint', algorithm: hash, stated: toHex(stated), computed });
  }
  if (nonce !== null && info.nonce !== nonce) problems.push({ kind: 'nonce', stated: info.nonce === null ? null : String(info.nonce), expected: String(nonce) });
  if (policy !== null && info.policy !== policy) problems.push({ kind: 'policy', stated: info.policy, expected: policy });
  for (const extension of info.extensions) if (extension.critical) problems.push({ kind: 'critical-extension', oid: extension.oid });
  if (info.genTime - (info.accuracyMs ?? 0) > asOf) problems.push({ kind: 'from-the-future', genTime: info.genTime, asOf });
  return problems;
}

