import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * A key from DER SubjectPublicKeyInfo, or null when the bytes are not exactly that. Re-exported and compared: OpenSSL
 * reads past trailing bytes and looser encodings, which would give one key several keyids.
 */
export function readPublicKey(spkiDer: Uint8Array): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spkiDer), format: 'der', type: 'spki' });
    return key.export({ format: 'der', type: 'spki' }).equals(spkiDer) ? key : null;
  } catch {
    return null;
  }
}
