/** What a key may speak for. A signature by a key without the purpose is refused, however valid. */
export type KeyPurpose = 'manifest' | 'checkpoint' | 'approval' | 'work-package' | 'receipt' | 'countersignature' | 'document';
export type KeyAlgorithm =
  | 'ed25519' | 'ecdsa-p256-sha256' | 'ecdsa-p384-sha384' | 'ecdsa-p521-sha512'
  | 'rsa-pkcs1-sha256' | 'rsa-pkcs1-sha384' | 'rsa-pkcs1-sha512' | 'rsa-pss-sha256' | 'rsa-pss-sha384' | 'rsa-pss-sha512';

/** What a certificate authority may vouch for: signers of what kind, or the clocks of time-stamping authorities. */
export type AnchorPurpose = KeyPurpose | 'timestamp';

/** A certificate authority that the user chose to believe (RFC 5280 section 6.1.1, trust anchor). */
export interface TrustAnchor {
  /** Lower-case hex SHA-256 of the certificate's DER: its fingerprint. */
  readonly fingerprint: string;
  readonly name: string;
  /** Standard base64 of the DER certificate. Its own validity bounds what it vouches for. */
  readonly certificate: string;
  readonly purposes: readonly AnchorPurpose[];
  /** Certificates used at or after this instant are not believed. */
  readonly compromised_since?: string;
}

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
  /** The key of this holder on whose word this one was taken into the pack: where to look when that one is lost. */
  readonly endorsed_by?: string;
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
  /** Absent where no certificate is to be believed. */
  readonly anchors?: readonly TrustAnchor[];
  /** Standard base64 of DER certificate revocation lists (RFC 5280 section 5), each signed by an authority of some path. */
  readonly crls?: readonly string[];
  /** For Sigstore bundles: a trusted_root.json as is, and whose signature is wanted. */
  readonly sigstore?: {
    readonly trusted_root: unknown;
    readonly identities: readonly TrustedIdentity[];
  };
}

/** What a person or workflow that a Sigstore certificate names may sign. */
export type IdentityPurpose = 'manifest' | 'document';

export interface TrustedIdentity {
  /** As the certificate's alternative name has it, character by character, and the issuer that attested to it. */
  readonly san: string;
  readonly issuer: string;
  /** Absent: documents only. Whoever may release software may not for that reason vouch for evidence. */
  readonly purposes?: readonly IdentityPurpose[];
}

/** Whose Sigstore signatures are wanted for a purpose. */
export function identitiesFor(pack: TrustPack | null, purpose: IdentityPurpose): readonly TrustedIdentity[] {
  return (pack?.sigstore?.identities ?? []).filter(({ purposes = ['document'] }) => purposes.includes(purpose));
}
