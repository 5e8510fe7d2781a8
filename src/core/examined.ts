/** Whoever signed, and whether the trust pack believes the key. */
export interface Signer {
  readonly keyid: string;
  readonly name: string | null;
  readonly holder: string | null;
  readonly algorithm: string;
  readonly outcome: 'valid' | 'invalid' | 'unknown-key' | 'refused';
  readonly trustedSince: string | null;
  /** Authorities that vouch for the key, from its issuer to the trust anchor; empty for a key that the trust pack holds itself. */
  readonly certifiedBy: readonly string[];
}

/**
 * A key whose signature over the manifest or a log's head verifies, and for how long the reader believes it: epoch
 * milliseconds. What else the key may be good for is judged elsewhere.
 */
export interface SealingKey {
  /** The log whose head it signed; null for a signature of the manifest. */
  readonly stream: string | null;
  readonly file: string;
  readonly keyid: string;
  readonly name: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly compromisedSince: number | null;
}

/** One log, as far as it was followed. */
export interface StreamSummary {
  readonly name: string;
  readonly origin: string;
  readonly files: readonly string[];
  readonly count: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly head: string;
  readonly merkleRoot: string;
  readonly checkpoint: { readonly file: string; readonly size: number; readonly root: string; readonly outcome: 'valid' | 'invalid' | 'unknown-key' } | null;
  /** Missing sequence ranges, inclusive, with the times either side: drawn as gaps. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly after: number | null; readonly before: number | null }[];
}

/** One file, held against what the manifest says of it. */
export interface FileStatus {
  readonly name: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly listed: boolean;
  readonly status: 'matches' | 'differs' | 'missing' | 'unlisted' | 'seal' | 'manifest' | 'not-read' | 'unsigned';
}
