import { parseTimestamp } from '../encoding/index.ts';
import { compareBundle } from '../previous/index.ts';
import type { FileStatus } from '../examined.ts';
import { judgeSeal, readSeal, type JudgedSeal, type Seal } from '../seal/index.ts';
import { checkNames } from './check-names.ts';
import { createTimeCheck } from './check-times.ts';
import { createDocumentCollector, type DocumentCollector } from './collect-documents.ts';
import type { Container } from './container.ts';
import { isDocument, MANIFEST_PATH, SIGSTORE_MANIFEST_PATH, type Statement } from './format.ts';
import { compareFiles, keepBytes, readFiles, type ReadFile } from './read-files.ts';
import { readManifest, type ParsedManifest } from './read-manifest.ts';
import { reportAll, type Findings } from './report.ts';
import { validateManifest } from './validate-manifest.ts';
import type { BundleIdentity, BundleVerification, VerifyArguments, VerifyHooks } from './verification.ts';
import { verifyManifestSignatures } from './verify-signatures.ts';
import { verifyStream, type StreamResult } from './verify-stream.ts';
import { readChunks, startWork, type Work } from './work.ts';

/**
 * Verifies an evidence bundle: read → validate → verify, collecting every finding. The same container and arguments
 * give the same result, whatever the chunks. Two passes: every file is hashed and every document read, then the
 * streams are followed event by event.
 * @throws CancelledError when `hooks.cancelled()` says so; nothing for what the evidence holds.
 */
export async function verifyBundle(container: Container, args: VerifyArguments, hooks: VerifyHooks = {}): Promise<BundleVerification> {
  const opened = startWork(container, args, hooks);
  const seal = await readSeal(opened);
  const bytes = await readManifestBytes(opened);
  const manifest = parseManifest(opened, bytes);
  const sealed = manifest === null || bytes === null ? null : judgeManifestSeal(opened, seal, bytes, manifest);
  const vouched: Work = sealed === null ? opened : { ...opened, keyring: sealed.keyring, provenBy: sealed.provenBy };
  const signatures = manifest === null ? null : verifyManifestSignatures(vouched, manifest);
  const work: Work = { ...vouched, provenBy: earlier(vouched.provenBy, signatures?.provenBy ?? null) };
  const collector = createDocumentCollector(work);
  const kept = new Map<string, Uint8Array>();

  const files = await readFiles(work, isRead, (name, bytes, sha256) => {
    if (isDocument(name)) collector.add(name, bytes, sha256);
    else kept.set(name, bytes);
  });
  if (manifest !== null) validateManifest(manifest, work.sink);
  const statuses = compareFiles(work, files, manifest?.statement.subject ?? null);

  const predicate = manifest?.statement.predicate;
  const documents = collector.documents({
    period: predicate?.period ?? null,
    redactions: predicate === undefined ? null : { file: work.manifestFile, list: predicate.redactions },
  });
  checkNames(documents, container.entries, work.sink);
  hooks.documents?.(documents);
  const { streams, times } = manifest === null ? { streams: [], times: null } : await verifyStreams(work, manifest.statement, files, kept);
  if (manifest !== null && work.args.previous) {
    const compared = { manifestFile: work.manifestFile, bundleId: manifest.statement.predicate.bundle_id, signers: signatures?.signers ?? [], streams: streams.map((stream) => stream.summary), files: statuses };
    compareBundle(work.args.previous, compared).forEach((finding) => work.sink.add(finding));
  }
  // Read last: an archive's reader may notice more while its entries are read.
  addContainerFindings(work);

  const findings: Findings = { work, manifest, sealed, signatures, statuses, streams, times, collector, documents };
  return {
    reports: reportAll(findings),
    bundle: manifest === null ? null : identityOf(manifest.statement),
    signers: signatures?.signers ?? [],
    streams: streams.map((stream) => stream.summary),
    files: statuses,
    sealingKeys: [...streams.flatMap(({ key }) => (key === null ? [] : [key])), ...(signatures?.sealingKeys ?? [])],
    documents,
    heads: streams.flatMap((stream) => (stream.head === null ? [] : [stream.head])),
    counts: countsOf(statuses, streams, collector, documents),
  };
}

function isRead(name: string): boolean {
  return isCheckpoint(name) || isDocument(name);
}

function isCheckpoint(name: string): boolean {
  return name.startsWith('checkpoints/') && name.endsWith('.txt');
}

/** Read before everything else: what vouches for its keys and its time decides how the rest is judged. */
async function readManifestBytes(work: Work): Promise<Uint8Array | null> {
  const entry = work.container.entries.find((each) => each.name === work.manifestFile);
  if (entry === undefined) return null;
  const kept = keepBytes(work, entry, work.args.limits.maxDocumentBytes);
  // What cannot be read is said where every file is read.
  const problem = kept === null ? null : await readChunks(work, entry, (chunk) => kept.add(chunk));
  return kept === null || problem !== null ? null : kept.bytes();
}

const earlier = (one: number | null, other: number | null): number | null => (one === null || other === null ? one ?? other : Math.min(one, other));

function judgeManifestSeal(work: Work, seal: Seal, bytes: Uint8Array, { envelope, statement }: ParsedManifest): JudgedSeal {
  return judgeSeal(work, seal, bytes, envelope.signatures.map((signature) => signature.keyid), parseTimestamp(statement.predicate.created_at));
}

function parseManifest(work: Work, bytes: Uint8Array | null): ParsedManifest | null {
  const names = new Set(work.container.entries.map((entry) => entry.name));
  if (names.has(MANIFEST_PATH) && names.has(SIGSTORE_MANIFEST_PATH)) {
    // Two manifests would let two readers believe two things of one bundle: neither is taken.
    work.sink.add({ code: 'manifest.ambiguous', at: {}, values: { files: [MANIFEST_PATH, SIGSTORE_MANIFEST_PATH] } });
    return null;
  }
  const file = work.manifestFile;
  if (!names.has(file)) {
    work.sink.add({ code: 'manifest.missing', at: { file } });
    return null;
  }
  // Present but not readable has its own finding, and none of the format's.
  return bytes === null ? null : readManifest(file, bytes, work.args.readSigstoreManifest, work.documentLimits, work.sink);
}

async function verifyStreams(
  work: Work,
  statement: Statement,
  files: ReadonlyMap<string, ReadFile>,
  kept: ReadonlyMap<string, Uint8Array>,
): Promise<{ streams: StreamResult[]; times: ReturnType<ReturnType<typeof createTimeCheck>['finish']> }> {
  const { predicate, subject } = statement;
  const times = createTimeCheck(work, predicate);
  const context = {
    files,
    subjects: new Map(subject.map(({ name, digest }) => [name, digest.sha256])),
    checkpoints: new Map([...kept].map(([name, bytes]) => [name.slice('checkpoints/'.length, -'.txt'.length), bytes])),
    createdAt: predicate.created_at,
    hashed: true,
    times,
  };
  const streams: StreamResult[] = [];
  for (const stream of predicate.streams) streams.push(await verifyStream(work, stream, context));
  return { streams, times: times.finish() };
}

/** An entry read twice is noticed twice; the reader is told once. */
function addContainerFindings(work: Work): void {
  const seen = new Set<string>();
  for (const finding of work.container.findings) {
    const key = JSON.stringify(finding);
    if (!seen.has(key)) work.sink.add(finding);
    seen.add(key);
  }
}

function identityOf({ predicate }: Statement): BundleIdentity {
  return {
    id: predicate.bundle_id,
    tenant: predicate.tenant,
    producer: `${predicate.producer.name} ${predicate.producer.version}`,
    createdAt: predicate.created_at,
    period: predicate.period,
  };
}

function countsOf(
  statuses: readonly FileStatus[],
  streams: readonly StreamResult[],
  collector: DocumentCollector,
  documents: BundleVerification['documents'],
): BundleVerification['counts'] {
  return {
    events: streams.reduce((sum, stream) => sum + stream.chain.events, 0),
    files: statuses.filter((file) => file.status !== 'missing').length,
    approvals: collector.examined.approvals,
    packages: documents.packages.length,
    receipts: documents.receipts.length,
    redactedValues: streams.reduce((sum, stream) => sum + stream.chain.redactedValues, 0),
  };
}
