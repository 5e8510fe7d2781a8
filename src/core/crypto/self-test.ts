import { decodeBase64, encodeUtf8, toHex } from '../encoding/index.ts';
import { digest } from './digest.ts';
import { DIGEST_ANSWERS, SIGNATURE_ANSWERS, type SignatureAnswer } from './known-answers.ts';
import { sha256Hex } from './sha256.ts';
import { verifyScheme } from './verify-scheme.ts';

/** What the self-test asks of the platform. A test puts a broken one in its place. */
export interface Primitives {
  readonly digest: typeof digest;
  readonly sha256Hex: typeof sha256Hex;
  readonly verify: typeof verifyScheme;
}

/** `wrong-digest`: another digest than published. `refused`: a good signature not accepted. `accepted`: a changed one accepted. `threw`: no answer. */
export interface SelfTestFailure {
  readonly id: string;
  readonly problem: 'wrong-digest' | 'refused' | 'accepted' | 'threw';
}

/**
 * Known answers for every digest and signature scheme. The platform's cryptography is not the same everywhere (OpenSSL
 * in Node, BoringSSL in Electron); a run made with one that answers wrongly would be worse than none. Empty when all is well.
 */
export function selfTest(primitives: Primitives = { digest, sha256Hex, verify: verifyScheme }): readonly SelfTestFailure[] {
  return [
    ...DIGEST_ANSWERS.flatMap(({ hash, message, digest: known }) => attempt(hash, () => (toHex(primitives.digest(hash, encodeUtf8(message))) === known ? null : 'wrong-digest'))),
    ...attempt('sha256-text', () => (primitives.sha256Hex(DIGEST_ANSWERS[0]!.message) === DIGEST_ANSWERS[0]!.digest ? null : 'wrong-digest')),
    ...SIGNATURE_ANSWERS.flatMap((answer) => attempt(answer.id, () => signatureProblem(answer, primitives))),
  ];
}

/** The last bit of the message and of the signature are each changed once: one must reach the hash, the other the arithmetic. */
function signatureProblem(answer: SignatureAnswer, { verify }: Primitives): SelfTestFailure['problem'] | null {
  const spki = decodeBase64(answer.spki)!;
  const message = encodeUtf8(answer.message);
  const signature = decodeBase64(answer.signature)!;
  if (verify(answer.scheme, spki, message, signature, 'any') !== 'valid') return 'refused';
  const changed = [verify(answer.scheme, spki, flipped(message), signature, 'any'), verify(answer.scheme, spki, message, flipped(signature), 'any')];
  return changed.includes('valid') ? 'accepted' : null;
}

function attempt(id: string, ask: () => SelfTestFailure['problem'] | null): readonly SelfTestFailure[] {
  try {
    const problem = ask();
    return problem === null ? [] : [{ id, problem }];
  } catch {
    return [{ id, problem: 'threw' }];
  }
}

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length - 1]! ^= 1;
  return copy;
}
