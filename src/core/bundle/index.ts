export * from './container.ts';
export * from './documents.ts';
export * from './format.ts';
export * from './sigstore-manifest.ts';
export * from './verification.ts';
export { verifyBundle } from './verify-bundle.ts';
