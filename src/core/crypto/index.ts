export type { SignatureOutcome } from './algorithm.ts';
export { ed25519RawKey } from './ed25519.ts';
export { createSha256, isSha256, sha256, sha256Hex, type Sha256 } from './sha256.ts';
export * from './signature.ts';
