import type { Entry } from '../../core/bundle/container.ts';
import { MANIFEST_PATH, SEAL_PREFIX, SIGSTORE_MANIFEST_PATH, type BundlePredicate } from '../../core/bundle/format.ts';
import type { LogEnd } from '../../core/bundle/log-end.ts';
import type { CertificateChain } from '../keys/certificate-chain.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { ProducerError } from '../producer-error.ts';
import { fileOfEntry } from '../seal/entry-file.ts';
import { sealBundle } from '../seal/seal-bundle.ts';
import { bundleFile, type BundleFile } from '../seal/spool.ts';
import { chainStream } from './chain-stream.ts';
import type { BundleDescription } from './description.ts';
import { snapshotKind, snapshotStatement } from './snapshots.ts';

export interface CreateRequest {
  /** The folder's files, listed by somebody who refuses links and names that escape. */
  readonly entries: readonly Entry[];
  readonly description: BundleDescription;
  readonly createdAt: string;
  /** In the order of the manifest's signatures. */
  readonly signers: readonly Signer[];
  /** keyids that will sign later: `addSignature`. */
  readonly announced: readonly string[];
  /** Signs the head of every log; Ed25519. */
  readonly logSigner: Signer;
  readonly certificates: readonly CertificateChain[];
  readonly spoolDirectory: string;
  /** The bundle before, where the logs go on. */
  readonly continues?: PreviousBundle;
}

export interface PreviousBundle {
  readonly bundleId: string;
  readonly createdAt: string;
  readonly logs: readonly LogEnd[];
}

/** Chains the logs, signs their heads, lists every file, signs the list and writes the sealed archive to `path`. */
export async function createBundle(path: string, request: CreateRequest): Promise<void> {
  const { description, createdAt, entries } = request;
  const made = entries.find(({ name }) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH || name.startsWith(SEAL_PREFIX) || name.startsWith('checkpoints/'));
  if (made !== undefined) throw new ProducerError(`${made.name} is made when the bundle is sealed`, 'take it out of the folder');
  if (request.continues !== undefined) mayContinue(request.continues, description, createdAt);
  const streams = await Promise.all(logsOf(entries, description).map(async ({ name, origin, files }) => chainStream({
    name, origin, entries: files, before: request.continues?.logs.find((log) => log.origin === origin) ?? null, signer: request.logSigner, spoolDirectory: request.spoolDirectory,
  })));
  const others: BundleFile[] = [];
  const snapshots: BundlePredicate['snapshots'][number][] = [];
  for (const entry of entries.filter(({ name }) => !name.startsWith('audit/'))) {
    others.push(await fileOfEntry(entry));
    const kind = snapshotKind(entry.name);
    if (kind !== null) snapshots.push(snapshotStatement(entry.name, kind, await bytesOf(entry), createdAt));
  }
  const seals = request.certificates.map(({ keyid, pem }) => bundleFile(`${SEAL_PREFIX}certificates/${keyid}.pem`, pem));
  await sealBundle(path, [...streams.flatMap((stream) => stream.files), ...others, ...seals], {
    predicate: {
      bundle_id: description.bundle_id, created_at: createdAt, producer: description.producer, tenant: description.tenant, period: description.period,
      streams: streams.map((stream) => stream.statement), snapshots, redactions: redactionsOf(streams.flatMap((stream) => stream.withheld), description),
    },
    signers: request.signers,
    announced: request.announced,
  });
}

/** Every log of the bundle before goes on, or a reader of both would miss it; under a bundle id and at a time of its own. */
function mayContinue({ bundleId, createdAt: before, logs }: PreviousBundle, description: BundleDescription, createdAt: string): void {
  const origins = Object.values(description.logs);
  const missing = logs.find(({ origin }) => !origins.includes(origin));
  if (missing !== undefined) throw new ProducerError(`the log ${missing.origin} of the previous bundle does not go on in this one`, 'name it under logs in the description, with a folder of its events');
  if (bundleId === description.bundle_id) throw new ProducerError(`the previous bundle is called ${bundleId} too`, 'give this one a bundle_id of its own');
  if (createdAt < before) throw new ProducerError(`the previous bundle was sealed later, at ${before}`);
}

/** Each folder below `audit/` is a log of the description, and the other way round. */
function logsOf(entries: readonly Entry[], { logs }: BundleDescription): readonly { readonly name: string; readonly origin: string; readonly files: readonly Entry[] }[] {
  const audit = entries.filter(({ name }) => name.startsWith('audit/'));
  const stray = audit.find(({ name }) => !/^audit\/[^/]+\/[^/]+\.ndjson$/.test(name) || !Object.hasOwn(logs, name.split('/')[1] ?? ''));
  if (stray !== undefined) throw new ProducerError(`${stray.name} belongs to no log of the description`, 'events stand in audit/<log>/*.ndjson');
  return Object.entries(logs).map(([name, origin]) => ({ name, origin, files: audit.filter((entry) => entry.name.startsWith(`audit/${name}/`)) }));
}

function redactionsOf(withheld: readonly Pick<BundlePredicate['redactions'][number], 'path' | 'field'>[], { redactions }: BundleDescription): BundlePredicate['redactions'] {
  const [first] = withheld;
  if (first === undefined) return [];
  if (redactions === undefined) throw new ProducerError(`${first.field} is withheld, and the description does not say by whom and why`, 'add "redactions": { "by": "…", "reason": "…" }');
  return withheld.map((each) => ({ ...each, ...redactions }));
}

async function bytesOf(entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
