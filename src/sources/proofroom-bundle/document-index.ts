import type { BundleDocuments, SignedDocument } from '../../core/bundle/documents.ts';
import type { ApprovalStatement, Environment, ReceiptStatement, WorkPackageStatement } from '../../core/bundle/format.ts';

/** The bundle's documents by the names that events use for them. */
export interface DocumentIndex {
  readonly approvals: ReadonlyMap<string, SignedDocument<ApprovalStatement>>;
  readonly packages: ReadonlyMap<string, SignedDocument<WorkPackageStatement>>;
  /** The receipt at a path, or the one for a package where the path names the package. */
  receiptFor(path: string, packageId: string): SignedDocument<ReceiptStatement> | undefined;
  /** Agent → fleet and agent → accountable person, by the registry; null without a registry. */
  readonly agents: ReadonlyMap<string, { readonly fleet: string; readonly owner: string }> | null;
  /** Every node of every graph snapshot; null without a graph. */
  readonly nodes: ReadonlyMap<string, { readonly environment: Environment | null }> | null;
  /** Policy versions by version name: digest of the boundaries file. Null without policies. */
  readonly policies: ReadonlyMap<string, { readonly file: string; readonly sha256: string }> | null;
  /** Account → principal id, and every principal's own id; null without principals. */
  readonly principalOf: ReadonlyMap<string, string> | null;
}

export function indexDocuments(documents: BundleDocuments): DocumentIndex {
  const receipts = new Map(documents.receipts.map((each) => [each.file, each]));
  const receiptOf = new Map(documents.receipts.map((each) => [each.payload.package_id, each]));
  const { agents, principals, graphs, policies } = documents;
  return {
    approvals: new Map(documents.approvals.map((each) => [each.file, each])),
    packages: new Map(documents.packages.map((each) => [each.file, each])),
    receiptFor: (path, packageId) => receipts.get(path) ?? receiptOf.get(packageId),
    agents: agents === null ? null : new Map(agents.value.agents.map((agent) => [agent.id, agent])),
    nodes: graphs.length === 0 ? null : new Map(graphs.flatMap((graph) => graph.value.nodes.map((node) => [node.id, node] as const))),
    policies: policies.length === 0 ? null : new Map(policies.map(({ file, sha256, value }) => [value.version, { file, sha256 }])),
    principalOf: principals === null ? null : new Map(
      principals.value.principals.flatMap(({ id, accounts }) => [...accounts.map((account) => [account, id] as const), [id, id] as const]),
    ),
  };
}
