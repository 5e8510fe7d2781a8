import type { KeyPurpose } from '../trust/pack.ts';
import type { Keyring } from '../trust/keyring.ts';
import { judgeSignature, type SignatureJudgement } from '../trust/judge-signature.ts';
import type { ParsedEnvelope } from './envelope.ts';
import { pae } from './pae.ts';

/** One judgement per signature, in the envelope's order. `signedAt` and `asOf` are epoch milliseconds. */
export function verifyEnvelope(
  envelope: ParsedEnvelope,
  keyring: Keyring,
  context: { readonly purpose: KeyPurpose; readonly signedAt: number | null; readonly asOf: number },
): SignatureJudgement[] {
  const message = pae(envelope.payloadType, envelope.payload);
  return envelope.signatures.map(({ keyid, sig }) => judgeSignature(keyring, { keyid, signature: sig, message, ...context }));
}
