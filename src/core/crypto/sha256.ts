import { createHash, hash } from 'node:crypto';

const DIGEST_BYTES = 32;

/** FIPS 180-4 digest, 32 bytes; text is hashed as UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  // A one-byte string comes out three times as fast as a Buffer, and there are two of these for every event of a log.
  const digest = hash('sha256', data, 'binary');
  const bytes = new Uint8Array(DIGEST_BYTES);
  for (let at = 0; at < DIGEST_BYTES; at++) bytes[at] = digest.charCodeAt(at);
  return bytes;
}

/** The same as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** Whether the digest of `data` is the 32 bytes at `expectedAt` in `bytes`. */
export function isSha256(data: Uint8Array, bytes: Uint8Array, expectedAt: number): boolean {
  const digest = hash('sha256', data, 'binary');
  for (let at = 0; at < DIGEST_BYTES; at++) if (digest.charCodeAt(at) !== bytes[expectedAt + at]) return false;
  return true;
}

export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** Ends the computation; further calls throw. */
  digestHex(): string;
}

export function createSha256(): Sha256 {
  const state = createHash('sha256');
  return {
    update: (bytes) => void state.update(bytes),
    digestHex: () => state.digest('hex'),
  };
}
