export { describeTrustedRoot, type TrustedRootPart, type TrustedRootDescription } from './describe-root.ts';
export { isSigstoreMediaType } from './read-bundle.ts';
export { readSigstoreManifest } from './read-sigstore-manifest.ts';
export { readTrustedRoot } from './trusted-root.ts';
export { verifySigstoreBundle, type SigstoreArguments } from './verify-sigstore-bundle.ts';
