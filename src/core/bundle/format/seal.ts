/** What may be added under `seal/` once a bundle is signed: docs/formats/evidence-bundle.md, "The seal". */
export const CHAIN_FOLDER = 'seal/certificates/';
export const CRL_FOLDER = 'seal/crls/';
export const TOKEN_FOLDER = 'seal/timestamps/';
export const COUNTERSIGNATURE_FOLDER = 'seal/countersignatures/';
export const COUNTERSIGNATURE_MEDIA_TYPE = 'application/vnd.proofroom.countersignature+json';

/** Payload of `seal/countersignatures/<keyid>.dsse.json`: somebody who received the bundle, and what they say of it. */
export interface CountersignatureStatement {
  /** SHA-256 of the manifest file's bytes. */
  readonly manifest: string;
  readonly signer: string;
  readonly signed_at: string;
  /** In the signer's words: received, examined, handed over. */
  readonly statement: string;
}
