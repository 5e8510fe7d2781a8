import { assertNever } from '../findings/outcome.ts';
import type { SignatureOutcome, SpellingRule } from './algorithm.ts';
import { verifyEcdsa } from './ecdsa.ts';
import { verifyEd25519 } from './ed25519.ts';
import { verifyRsa } from './rsa.ts';
import type { SignatureScheme } from './scheme.ts';

/**
 * Whether `signature` over `message` was made with the key in the DER SubjectPublicKeyInfo. The scheme must come from
 * something that the signature itself cannot change without being noticed, or be compared with such a thing.
 */
export function verifyScheme(scheme: SignatureScheme, spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array, spelling: SpellingRule): SignatureOutcome {
  switch (scheme.kind) {
    case 'ed25519': return verifyEd25519(spkiDer, message, signature);
    case 'ecdsa': return verifyEcdsa(scheme, spkiDer, message, signature, spelling);
    case 'rsa-pkcs1': case 'rsa-pss': return verifyRsa(scheme, spkiDer, message, signature);
    default: return assertNever(scheme);
  }
}
