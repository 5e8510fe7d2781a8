import type { Keyring } from '../trust/keyring.ts';
import { judgeSignature, type SignatureJudgement, type SignatureQuestion } from '../trust/judge-signature.ts';
import type { ParsedEnvelope } from './envelope.ts';
import { pae } from './pae.ts';

/** One judgement per signature, in the envelope's order. Times are epoch milliseconds. */
export function verifyEnvelope(
  envelope: ParsedEnvelope,
  keyring: Keyring,
  context: Pick<SignatureQuestion, 'purpose' | 'signedAt' | 'asOf' | 'provenBy'>,
): SignatureJudgement[] {
  const message = pae(envelope.payloadType, envelope.payload);
  return envelope.signatures.map(({ keyid, sig }) => judgeSignature(keyring, { keyid, signature: sig, message, ...context }));
}
