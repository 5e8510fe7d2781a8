import { createPublicKey } from 'node:crypto';
import { isPem } from './private-key.ts';

/** DER SubjectPublicKeyInfo of a PEM or DER public key, or of the key in a PEM certificate. Null for anything else. */
export function readPublicKey(file: Uint8Array): Uint8Array | null {
  try {
    const key = isPem(file) ? createPublicKey({ key: Buffer.from(file), format: 'pem' }) : createPublicKey({ key: Buffer.from(file), format: 'der', type: 'spki' });
    return new Uint8Array(key.export({ format: 'der', type: 'spki' }));
  } catch {
    return null;
  }
}
