export * from './judge-signature.ts';
export * from './keyring.ts';
export * from './pack.ts';
export { readTrustPack, TRUST_PACK_FORMAT, type TrustPackResult } from './read-pack.ts';
