export { ATTRIBUTE, type Attribute } from './attributes.ts';
export * from './problems.ts';
export type { SignedClaims } from './signed-attributes.ts';
export * from './signed-data.ts';
export type { DigestAlgorithm, SignerIdentifier, SignerInfo } from './signer-info.ts';
export { identifierMismatch, type CertificateIdentifier, type IdentifierMismatch } from './signing-certificate.ts';
export { signerScheme } from './signer-scheme.ts';
export * from './time-stamps.ts';
export * from './verify-signed-data.ts';
