export { isSigstoreMediaType } from './read-bundle.ts';
export { verifySigstoreBundle, type SigstoreArguments, type SigstoreVerification } from './verify-sigstore-bundle.ts';
