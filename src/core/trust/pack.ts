/** What a key may speak for. A signature by a key without the purpose is refused, however valid. */
export type KeyPurpose = 'manifest' | 'checkpoint' | 'approval' | 'work-package' | 'receipt';
export type KeyAlgorithm = 'ed25519' | 'ecdsa-p256-sha256';

export interface TrustedKey {
  /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo. */
  readonly keyid: string;
  readonly name: string;
  readonly algorithm: KeyAlgorithm;
  /** Standard base64 of the DER SubjectPublicKeyInfo. */
  readonly spki: string;
  readonly purposes: readonly KeyPurpose[];
  /** Principal or service the key belongs to; an approval must be signed by its approver's own key. */
  readonly holder: string;
  readonly not_before: string;
  readonly not_after: string;
  /** Signatures at or after this instant are not believed. */
  readonly compromised_since?: string;
}

/** A file the user chose to believe, handed over apart from the evidence. JCS, UTF-8. */
export interface TrustPack {
  readonly format: 'proofroom.trust-pack.v1';
  readonly name: string;
  readonly issued_at: string;
  readonly stale_after_days: number;
  /** Distinct trusted keys that must have signed a manifest. */
  readonly manifest_threshold: number;
  readonly keys: readonly TrustedKey[];
  /** Checkpoint verifier per log: origin → keyid. */
  readonly logs: readonly { readonly origin: string; readonly keyid: string }[];
  /** For Sigstore bundles: a trusted_root.json as is, and whose signature is wanted. */
  readonly sigstore?: {
    readonly trusted_root: unknown;
    readonly identities: readonly { readonly san: string; readonly issuer: string }[];
  };
}
