import { verifySignature } from '../crypto/index.ts';
import { mayBeUsedFor, type HeldKey, type Keyring } from './keyring.ts';
import type { KeyPurpose } from './pack.ts';

/** Why a signature counts for nothing, or not for certain. */
export type SignatureProblem =
  | 'invalid'
  | 'malformed'
  | 'non-canonical'
  | 'weak-key'
  | 'key-unknown'
  | 'key-purpose'
  | 'key-outside-window'
  | 'key-compromised'
  | 'time-unproved';

export interface SignatureJudgement {
  readonly keyid: string;
  readonly held: HeldKey | null;
  /** Empty when the signature is valid and its key may speak here. */
  readonly problems: readonly SignatureProblem[];
}

export interface SignatureQuestion {
  readonly keyid: string;
  readonly signature: Uint8Array | null;
  readonly message: Uint8Array;
  readonly purpose: KeyPurpose;
  /** When the signer says it signed; null when the document says nothing readable. */
  readonly signedAt: number | null;
  readonly asOf: number;
  /** The latest instant by which a party other than the signer saw the signature; null when nobody did. */
  readonly provenBy: number | null;
}

/** Whether the bytes are signed is settled first; what the key may do is only worth saying of a valid signature. */
export function judgeSignature(keyring: Keyring, question: SignatureQuestion): SignatureJudgement {
  const held = keyring.find(question.keyid);
  return { keyid: question.keyid, held, problems: held === null ? ['key-unknown'] : problemsOf(held, question) };
}

/** A judgement that could go either way: nothing shows the signature wrong, something needed to believe it is missing. */
export function isUndecided(judgement: SignatureJudgement): boolean {
  return judgement.problems.length > 0 && judgement.problems.every((each) => each === 'key-unknown' || each === 'time-unproved');
}

/** Whether the bytes are signed by this key, whatever the times say of it. */
export function isMadeByKey(judgement: SignatureJudgement): boolean {
  return judgement.held !== null && judgement.problems.every((each) => each === 'key-outside-window' || each === 'key-compromised' || each === 'time-unproved');
}

function problemsOf(held: HeldKey, question: SignatureQuestion): SignatureProblem[] {
  if (question.signature === null) return ['malformed'];
  const outcome = verifySignature(held.key.algorithm, held.spki, question.message, question.signature);
  if (outcome !== 'valid') return [outcome];
  return keyProblems(held, question);
}

/** What keeps a valid signature by this key from counting: its purpose, or the time. */
export function keyProblems(held: HeldKey, use: Pick<SignatureQuestion, 'purpose' | 'signedAt' | 'asOf' | 'provenBy'>): SignatureProblem[] {
  return [...(mayBeUsedFor(held, use.purpose) ? [] : ['key-purpose' as const]), ...timeProblems(held, use)];
}

/**
 * Three times are compared with the key's window. `signedAt` is the signer's own claim: outside the window it condemns
 * the signature, inside it proves nothing by itself, since whoever holds the key can write any date. `asOf` is the
 * reader's: once the window is over, or the key is known to be compromised, an old-looking signature may have been made
 * since. Only `provenBy` can tell: a signature that was seen while the key was good was made while it was good.
 */
function timeProblems(held: HeldKey, { signedAt, asOf, provenBy }: Pick<SignatureQuestion, 'signedAt' | 'asOf' | 'provenBy'>): SignatureProblem[] {
  const problems: SignatureProblem[] = [];
  const outside = signedAt === null || signedAt < held.notBefore || signedAt > held.notAfter || asOf < held.notBefore;
  if (outside) problems.push('key-outside-window');
  const since = held.compromisedSince;
  if (since !== null && (signedAt === null || signedAt >= since)) problems.push('key-compromised');
  const lastGood = Math.min(held.notAfter, since === null ? Number.POSITIVE_INFINITY : since - 1);
  const seenInTime = provenBy !== null && provenBy <= lastGood;
  return problems.length === 0 && asOf > lastGood && !seenInTime ? ['time-unproved'] : problems;
}
