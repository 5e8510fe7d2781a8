import { createTimeCheck } from '../../src/core/bundle/check-times.ts';
import type { Container } from '../../src/core/bundle/container.ts';
import { MANIFEST_PATH, type Statement } from '../../src/core/bundle/format.ts';
import { readManifest } from '../../src/core/bundle/read-manifest.ts';
import type { VerifyArguments } from '../../src/core/bundle/verification.ts';
import { verifyStream } from '../../src/core/bundle/verify-stream.ts';
import { startWork } from '../../src/core/bundle/work.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { createFindingSink } from '../../src/core/findings/index.ts';
import { openFolder } from '../../src/engine/files/folder-container.ts';
import { openProver } from '../../src/engine/prover/index.ts';
import { endOfDay } from '../../src/engine/verify/as-of.ts';
import { peakMb } from './peak.ts';

const CHECKS = ['chain.links', 'chain.sequence', 'merkle.root', 'time.order', 'time.period', 'files.digests'] as const;

/** Of Sigstore's form of a manifest nothing is needed, and its libraries would be most of what is loaded. */
const readSigstoreManifest: VerifyArguments['readSigstoreManifest'] = () => {
  throw new Error('the sample has a manifest of another form');
};

/** Whatever the size: threads are what is measured, and they start while the folder is listed. */
const LARGE = 2 ** 30;

/**
 * The streams of one bundle and nothing else, by the product's own functions: every line read strictly, every hash, link,
 * number, time, cause and disclosure, and the Merkle root. Left out are archive, digests of files, signatures, record and
 * controls. The folder holds the manifest and the streams' files. Prints one line of JSON; throws when anything was found.
 */
export async function chain([folder = '']: readonly string[]): Promise<void> {
  const prover = openProver(LARGE, 0);
  const container = await openFolder(folder, DEFAULT_LIMITS);
  const { predicate, subject } = await statementOf(container);
  const work = startWork(container, { asOf: endOfDay(Date.now()), trust: null, limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest }, prover === null ? {} : { prover });
  const subjects = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const files = new Map(container.entries.map((entry) => [entry.name, { entry, sha256: subjects.get(entry.name) ?? null }]));
  const times = createTimeCheck(work, predicate);
  const context = { files, subjects, checkpoints: new Map<string, Uint8Array>(), createdAt: predicate.created_at, hashed: false, times };
  let events = 0;
  for (const stream of predicate.streams) events += (await verifyStream(work, stream, context)).chain.events;
  times.finish();
  await prover?.close();
  const found = CHECKS.flatMap((check) => work.sink.of(check).findings.map(({ code }) => code)).filter((code) => code !== 'time.own-clock');
  if (found.length > 0) throw new Error(`found ${found.join(', ')}`);
  console.log(JSON.stringify({ events, peakMb: peakMb() }));
}

async function statementOf(container: Container): Promise<Statement> {
  const entry = container.entries.find(({ name }) => name === MANIFEST_PATH);
  const parts: Uint8Array[] = [];
  for await (const part of entry?.open() ?? []) parts.push(part);
  const manifest = readManifest(MANIFEST_PATH, Buffer.concat(parts), readSigstoreManifest, { maxDepth: DEFAULT_LIMITS.maxJsonDepth, maxBytes: DEFAULT_LIMITS.maxDocumentBytes }, createFindingSink(1));
  if (manifest === null) throw new Error('no manifest that can be read');
  return manifest.statement;
}
