import type {
  AgentsFile, ApprovalStatement, ApprovedAgentsFile, BindingsFile, BoundariesFile, BundlePredicate, CiFile, CredentialsFile, FleetsFile, GraphFile,
  IdpFile, IdpSnapshotFile, ItsmFile, PrincipalsFile, ReceiptStatement, RetentionFile, RolesFile, TransferFile, WorkPackageStatement,
} from './format.ts';

export type SignatureStatus = 'valid' | 'invalid' | 'unknown-key' | 'missing';

/** A snapshot file that has the shape of its type. Its content is still the producer's word. */
export interface Document<T> {
  readonly file: string;
  readonly value: T;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
}

/** A signed statement, with what its own signature came to against the trust pack. */
export interface SignedDocument<T> {
  readonly file: string;
  readonly payload: T;
  /** SHA-256 of the envelope's bytes, lower-case hex: what later events and receipts name it by. */
  readonly sha256: string;
  readonly keyids: readonly string[];
  /**
   * `valid` only when signature, purpose, time and holder all hold; `invalid` when any of them shows it wrong;
   * `unknown-key` when it cannot be told, for want of the key or of an independent time.
   */
  readonly signature: SignatureStatus;
}

/** Texts are kept until decisions are replayed, and the author decides how many there are. Nobody signs off a policy set of this size. */
export const MAX_CEDAR_BYTES = 2 ** 18;

/** Every file of fixed name that could be read; null or empty where absent or unusable (findings say which). */
export interface BundleDocuments {
  readonly period: { readonly from: string; readonly to: string } | null;
  /** What the manifest says was taken out, and the file that says so; null without a manifest. */
  readonly redactions: { readonly file: string; readonly list: BundlePredicate['redactions'] } | null;
  readonly principals: Document<PrincipalsFile> | null;
  readonly roles: Document<RolesFile> | null;
  readonly bindings: Document<BindingsFile> | null;
  readonly idp: Document<IdpSnapshotFile> | null;
  readonly credentials: Document<CredentialsFile> | null;
  readonly agents: Document<AgentsFile> | null;
  readonly approvedAgents: Document<ApprovedAgentsFile> | null;
  readonly fleets: Document<FleetsFile> | null;
  readonly policies: readonly Document<BoundariesFile>[];
  /** Cedar texts as they stand; one too large for a policy has none. */
  readonly cedar: readonly Document<string | null>[];
  readonly transfers: readonly Document<TransferFile>[];
  readonly retention: Document<RetentionFile> | null;
  readonly graphs: readonly Document<GraphFile>[];
  readonly ci: Document<CiFile> | null;
  readonly itsm: Document<ItsmFile> | null;
  readonly idpExtract: Document<IdpFile> | null;
  readonly approvals: readonly SignedDocument<ApprovalStatement>[];
  readonly packages: readonly SignedDocument<WorkPackageStatement>[];
  readonly receipts: readonly SignedDocument<ReceiptStatement>[];
}

export const NO_DOCUMENTS: BundleDocuments = {
  period: null, redactions: null, principals: null, roles: null, bindings: null, idp: null, credentials: null, agents: null, approvedAgents: null,
  fleets: null, retention: null, ci: null, itsm: null, idpExtract: null, policies: [], cedar: [], transfers: [], graphs: [], approvals: [], packages: [], receipts: [],
};
