export type { SignatureOutcome, SpellingRule } from './algorithm.ts';
export { digest } from './digest.ts';
export { readEcKey } from './ecdsa.ts';
export { ed25519RawKey, isEd25519Key } from './ed25519.ts';
export { readRsaKey } from './rsa.ts';
export * from './scheme.ts';
export { createSha256, sha256, sha256Hex, type Sha256 } from './sha256.ts';
export * from './signature.ts';
export { verifyScheme } from './verify-scheme.ts';
