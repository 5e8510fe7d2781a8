export * from './judge-signature.ts';
export * from './keyring.ts';
export * from './pack.ts';
export { readTrustPack,  type TrustPackResult } from './read-pack.ts';
