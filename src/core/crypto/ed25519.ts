import { verify } from 'node:crypto';
import type { SignatureOutcome } from './algorithm.ts';
import { readPublicKey } from './public-key.ts';

/** Order of the base point, RFC 8032 section 5.1. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** The fixed part of an Ed25519 SubjectPublicKeyInfo, RFC 8410 section 4. */
const PREFIX_LENGTH = 12;

export function isEd25519Key(spkiDer: Uint8Array): boolean {
  return readPublicKey(spkiDer)?.asymmetricKeyType === 'ed25519';
}

/** RFC 8032 section 5.1.7, which refuses S outside [0, L): S + L would be a second signature over the same message. */
export function verifyEd25519(spkiDer: Uint8Array, message: Uint8Array, signature: Uint8Array): SignatureOutcome {
  const key = readPublicKey(spkiDer);
  if (key?.asymmetricKeyType !== 'ed25519' || signature.length !== 64) return 'malformed';
  if (littleEndian(signature.subarray(32)) >= ORDER) return 'non-canonical';
  return verify(null, message, key, signature) ? 'valid' : 'invalid';
}

/** The 32 raw key bytes that C2SP notes use, out of a SubjectPublicKeyInfo that `isEd25519Key` accepts. */
export function ed25519RawKey(spkiDer: Uint8Array): Uint8Array {
  return spkiDer.subarray(PREFIX_LENGTH);
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!);
  return value;
}
