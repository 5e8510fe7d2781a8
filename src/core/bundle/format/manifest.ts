export const MANIFEST_PATH = 'manifest.dsse.json';
export const SIGSTORE_MANIFEST_PATH = 'manifest.sigstore.json';
export const SEAL_PREFIX = 'seal/';
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'urn:proofroom:evidence-bundle:1';
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';
export const APPROVAL_MEDIA_TYPE = 'application/vnd.proofroom.approval+json';
export const WORK_PACKAGE_MEDIA_TYPE = 'application/vnd.proofroom.work-package+json';
export const RECEIPT_MEDIA_TYPE = 'application/vnd.proofroom.receipt+json';

/** `prev` of the first event of a log: SHA-256 of this, then the origin, then a line feed, in UTF-8. */
export const GENESIS_PREFIX = 'proofroom.log.v1\n';
/** `seq` of the first event of a log (its `log.opened`): an event's `seq` is its leaf index, and the size of the tree before it. */
export const FIRST_SEQ = 0;

export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicate: BundlePredicate;
}

export interface BundlePredicate {
  readonly bundle_id: string;
  readonly created_at: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly tenant: string;
  readonly period: { readonly from: string; readonly to: string };
  /** keyids of the envelope's signatures, in the envelope's order: a dropped or added signature shows. */
  readonly signers: readonly string[];
  readonly streams: readonly StreamStatement[];
  readonly snapshots: readonly { readonly kind: SnapshotKind; readonly path: string; readonly at: string }[];
  readonly redactions: readonly { readonly path: string; readonly field: string; readonly by: string; readonly reason: string }[];
}

export type SnapshotKind = 'identity' | 'agents' | 'policy' | 'graph' | 'integration';

export interface StreamStatement {
  readonly name: string;
  readonly origin: string;
  readonly files: readonly string[];
  readonly count: number;
  readonly first: { readonly seq: number; readonly hash: string };
  readonly last: { readonly seq: number; readonly hash: string };
  /** RFC 6962 root over every event since genesis, leaf data = the event's 32 hash bytes. */
  readonly merkle_root: string;
  /** null when the stream starts at its genesis. */
  readonly previous: null | {
    readonly tree_size: number;
    readonly hash: string;
    readonly root: string;
    readonly compact_range: readonly string[];
    readonly consistency_proof: readonly string[];
  };
}
