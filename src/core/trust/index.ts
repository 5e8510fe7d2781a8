export * from './certify.ts';
export { diffPacks, type PackChange } from './diff-packs.ts';
export * from './judge-signature.ts';
export * from './keyring.ts';
export * from './pack.ts';
export * from './key-endorsement.ts';
export * from './key-introduction.ts';
export { ANCHOR_PURPOSES, IDENTITY_PURPOSES, KEY_PURPOSES, readTrustPack, type TrustPackResult } from './read-pack.ts';
export { isSpokenFingerprint, spokenFingerprint } from './spoken-fingerprint.ts';
