import { decodeUtf8 } from '../encoding/index.ts';
import type { Shape } from '../json/index.ts';
import * as shapes from './document-shapes.ts';
import * as rules from './rule-shapes.ts';
import { MAX_CEDAR_BYTES, type BundleDocuments, type Document, type SignedDocument } from './documents.ts';
import {
  APPROVAL_MEDIA_TYPE, DOCUMENTS, isDocumentName, RECEIPT_MEDIA_TYPE, WORK_PACKAGE_MEDIA_TYPE, type ApprovalStatement, type BoundariesFile, type GraphFile,
  type ReceiptStatement, type TransferFile, type WorkPackageStatement,
} from './format.ts';
import { readDocument } from './read-document.ts';
import { readStatement, type StatementKind } from './read-statement.ts';
import { APPROVAL, RECEIPT, WORK_PACKAGE } from './statement-shapes.ts';
import type { Work } from './work.ts';

const APPROVAL_KIND: StatementKind<ApprovalStatement> = {
  prefix: 'approval',
  mediaType: APPROVAL_MEDIA_TYPE,
  purpose: 'approval',
  shape: APPROVAL,
  signedAt: (payload) => payload.decided_at,
  id: (payload) => payload.approval_id,
  holder: (payload) => payload.approver,
};
const PACKAGE_KIND: StatementKind<WorkPackageStatement> = {
  prefix: 'package',
  mediaType: WORK_PACKAGE_MEDIA_TYPE,
  purpose: 'work-package',
  shape: WORK_PACKAGE,
  signedAt: (payload) => payload.issued_at,
  id: (payload) => payload.package_id,
  holder: () => null,
};
const RECEIPT_KIND: StatementKind<ReceiptStatement> = {
  prefix: 'package',
  mediaType: RECEIPT_MEDIA_TYPE,
  purpose: 'receipt',
  shape: RECEIPT,
  signedAt: (payload) => payload.finished_at,
  id: (payload) => payload.package_id,
  holder: (payload) => payload.runner,
};

export interface DocumentCollector {
  add(file: string, bytes: Uint8Array, sha256: string): void;
  /** Files of fixed name that were read, usable or not, by the kind of check they belong to. */
  readonly examined: { snapshots: number; approvals: number; packages: number };
  documents(manifest: Pick<BundleDocuments, 'period' | 'redactions'>): BundleDocuments;
}

export function createDocumentCollector(work: Work): DocumentCollector {
  const single: { -readonly [K in (typeof DOCUMENTS)[keyof typeof DOCUMENTS]]: BundleDocuments[K] } = {
    principals: null, roles: null, bindings: null, idp: null, credentials: null, agents: null, approvedAgents: null, fleets: null, retention: null,
    ci: null, itsm: null, idpExtract: null,
  };
  const transfers: Document<TransferFile>[] = [];
  const policies: Document<BoundariesFile>[] = [];
  const cedar: Document<string | null>[] = [];
  const graphs: Document<GraphFile>[] = [];
  const approvals: SignedDocument<ApprovalStatement>[] = [];
  const packages: SignedDocument<WorkPackageStatement>[] = [];
  const receipts: SignedDocument<ReceiptStatement>[] = [];
  const examined = { snapshots: 0, approvals: 0, packages: 0 };

  const readSingle = (file: keyof typeof DOCUMENTS, read: <T>(shape: Shape<T>) => Document<T> | null): void => {
    switch (DOCUMENTS[file]) {
      case 'principals': single.principals = read(shapes.PRINCIPALS); break;
      case 'roles': single.roles = read(shapes.ROLES); break;
      case 'bindings': single.bindings = read(shapes.BINDINGS); break;
      case 'idp': single.idp = read(shapes.IDP); break;
      case 'credentials': single.credentials = read(rules.CREDENTIALS); break;
      case 'agents': single.agents = read(shapes.AGENTS); break;
      case 'approvedAgents': single.approvedAgents = read(rules.APPROVED_AGENTS); break;
      case 'retention': single.retention = read(rules.RETENTION); break;
      case 'fleets': single.fleets = read(shapes.FLEETS); break;
      case 'ci': single.ci = read(shapes.CI); break;
      case 'itsm': single.itsm = read(shapes.ITSM); break;
      case 'idpExtract': single.idpExtract = read(shapes.IDP_EXTRACT); break;
    }
  };
  const keep = <T>(list: T[], item: T | null): void => {
    if (item !== null) list.push(item);
  };

  return {
    examined,
    add(file, bytes, sha256) {
      const read = <T>(shape: Shape<T>): Document<T> | null => readDocument(file, bytes, sha256, shape, work.documentLimits, work.sink);
      const source = (suffix: string) => ({ file, id: file.slice(file.indexOf('/') + 1, -suffix.length), bytes, sha256 });
      if (isDocumentName(file)) {
        examined.snapshots += 1;
        readSingle(file, read);
      } else if (file.startsWith('policy/boundaries/')) {
        examined.snapshots += 1;
        keep(policies, named(work, read(shapes.BOUNDARIES), (value) => `policy/boundaries/${value.version}.json`));
      } else if (file.startsWith('policy/transfer/')) {
        examined.snapshots += 1;
        keep(transfers, named(work, read(rules.TRANSFER), (value) => `policy/transfer/${value.version}.json`));
      } else if (file.startsWith('policy/cedar/')) {
        examined.snapshots += 1;
        cedar.push({ file, sha256, value: bytes.length > MAX_CEDAR_BYTES ? null : decodeUtf8(bytes) });
      } else if (file.startsWith('graph/')) {
        examined.snapshots += 1;
        keep(graphs, named(work, read(shapes.GRAPH), (value) => `graph/${value.snapshot_id}.json`));
      } else if (file.startsWith('approvals/')) {
        examined.approvals += 1;
        keep(approvals, readStatement(work, APPROVAL_KIND, source('.dsse.json')));
      } else if (file.endsWith('.receipt.dsse.json')) {
        examined.packages += 1;
        keep(receipts, readStatement(work, RECEIPT_KIND, source('.receipt.dsse.json')));
      } else if (file.startsWith('work-packages/')) {
        examined.packages += 1;
        keep(packages, readStatement(work, PACKAGE_KIND, source('.dsse.json')));
      }
    },
    documents: (manifest) => ({ ...manifest, ...single, policies, cedar, transfers, graphs, approvals, packages, receipts }),
  };
}

/** A version or snapshot that says another name than its file's would be found where another is looked for. */
function named<T>(work: Work, document: Document<T> | null, name: (value: T) => string): Document<T> | null {
  if (document !== null && name(document.value) !== document.file) {
    work.sink.add({ code: 'record.malformed', at: { file: document.file }, expected: document.file, computed: name(document.value), values: { problem: 'id-not-of-file' } });
  }
  return document;
}
