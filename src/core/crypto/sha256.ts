import { createHash, hash } from 'node:crypto';

/** FIPS 180-4 digest, 32 bytes; text is hashed as UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  const digest = hash('sha256', data, 'buffer');
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length);
}

/** The same as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
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
