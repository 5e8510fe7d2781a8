import { createPublicKey, type KeyObject } from 'node:crypto';

/** Keys of a trust pack are asked for again and again, and reading one costs ten times what comparing it does. */
const MAX_REMEMBERED = 256;
const remembered = new Map<string, KeyObject | null>();

/**
 * A key from DER SubjectPublicKeyInfo, or null when the bytes are not exactly that. Re-exported and compared: OpenSSL
 * reads past trailing bytes and looser encodings, which would give one key several keyids.
 */
export function readPublicKey(spkiDer: Uint8Array): KeyObject | null {
  const bytes = Buffer.from(spkiDer);
  const name = bytes.toString('latin1');
  const known = remembered.get(name);
  if (known !== undefined) return known;
  // Evidence chooses what is read here; forgetting everything at once keeps memory bounded without a clock.
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const key = read(bytes);
  remembered.set(name, key);
  return key;
}

function read(der: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.export({ format: 'der', type: 'spki' }).equals(der) ? key : null;
  } catch {
    return null;
  }
}
