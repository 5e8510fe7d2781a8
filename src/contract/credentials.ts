/**
 * Certificates, revocation lists, time-stamps and signed data as they describe themselves. Nothing here was verified:
 * every value is its author's. Times are epoch milliseconds, digests and serial numbers lower-case hex.
 */

export interface CertificateDto {
  /** Names after RFC 4514. */
  readonly subject: string;
  readonly commonName: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly version: 1 | 2 | 3;
  /** Both included. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** OIDs, as are usages of `extendedKeyUsage`. */
  readonly keyAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly keyid: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  /** Null where it says nothing of being an authority, or says that it is none. */
  readonly authority: { readonly pathLength: number | null } | null;
  readonly keyUsage: readonly string[] | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly altNames: readonly string[];
  readonly extensions: readonly { readonly oid: string; readonly critical: boolean; readonly bytes: number }[];
  /** Subject and issuer are one name: a root, or a key that vouches for itself. */
  readonly selfIssued: boolean;
}

export interface CrlDto {
  readonly issuer: string;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly number: string | null;
  readonly signatureAlgorithm: string;
  readonly fingerprint: string;
  readonly entries: readonly { readonly serial: string; readonly revoked: number; readonly reason: string | null; readonly invalidSince: number | null }[];
  /** Entries beyond those listed. */
  readonly more: number;
  /** Why the list cannot show that something is not revoked. */
  readonly defects: readonly string[];
}

export interface CmsSignerDto {
  /** Issuer and serial number, or a key identifier: which certificate is meant, never proof of it. */
  readonly issuer: string | null;
  readonly serial: string | null;
  readonly keyIdentifier: string | null;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly signedAttributes: number;
  /** Time-stamps over its signature. */
  readonly stamps: number;
  /** Place of its certificate in the same document; null when it did not come along. */
  readonly certificate: number | null;
}

export interface SignedDataDto {
  readonly contentType: string;
  /** Bytes of the content; null when it stands elsewhere. */
  readonly content: number | null;
  readonly certificates: readonly CertificateDto[];
  readonly crls: readonly CrlDto[];
  /** Embedded certificates and lists that could not be read, by the problem of each. */
  readonly unread: readonly string[];
  readonly signers: readonly CmsSignerDto[];
}

export interface StampDto {
  readonly form: 'token' | 'response';
  /** Of a response: what the authority answered, which nobody signed. */
  readonly status: string | null;
  readonly texts: readonly string[];
  /** Null when the token is not there, or states none that can be read. */
  readonly info: {
    readonly genTime: number;
    readonly accuracyMs: number | null;
    readonly policy: string;
    readonly serial: string;
    readonly imprint: { readonly algorithm: string; readonly digest: string };
    readonly nonce: string | null;
    readonly authority: string | null;
    readonly ordering: boolean;
  } | null;
}

/** `problem` is a word for what is wrong, `offset` the first offending byte, in the block when there are several. */
export type CredentialsDto =
  | { readonly form: 'certificates'; readonly certificates: readonly CertificateDto[]; readonly others: readonly string[] }
  | { readonly form: 'crls'; readonly crls: readonly CrlDto[] }
  | { readonly form: 'signed-data'; readonly data: SignedDataDto }
  | { readonly form: 'time-stamp'; readonly stamp: StampDto; readonly data: SignedDataDto | null };
export type CredentialsRead = { readonly ok: true; readonly credentials: CredentialsDto } | { readonly ok: false; readonly problem: string; readonly offset: number | null };
