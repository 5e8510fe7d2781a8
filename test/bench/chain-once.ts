import { readManifest } from '../../src/core/bundle/read-manifest.ts';
import { createTimeCheck } from '../../src/core/bundle/check-times.ts';
import { MANIFEST_PATH } from '../../src/core/bundle/format.ts';
import { startWork } from '../../src/core/bundle/work.ts';
import { verifyStream } from '../../src/core/bundle/verify-stream.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { createFindingSink } from '../../src/core/findings/index.ts';
import { endOfDay } from '../../src/engine/verify/as-of.ts';
import { openContainer } from '../../src/engine/verify/open-container.ts';
import { openProver } from '../../src/engine/prover/index.ts';

/**
 * The streams of one bundle and nothing else: every line read strictly, every hash, link, number, time and disclosure,
 * the Merkle root and the signed head, by the product's own functions. Prints one line of JSON.
 */
export async function chain([path = '']: readonly string[]): Promise<void> {
  const started = performance.now();
  const container = await openContainer(path, 'archive', DEFAULT_LIMITS);
  const sink = createFindingSink(10);
  const manifestEntry = container.entries.find((entry) => entry.name === MANIFEST_PATH);
  if (manifestEntry === undefined) throw new Error('no manifest');
  const parts: Uint8Array[] = [];
  for await (const chunk of manifestEntry.open()) parts.push(chunk);
  const manifest = readManifest(Buffer.concat(parts), { maxDepth: 64, maxBytes: 2 ** 26 }, sink);
  if (manifest === null) throw new Error('no manifest that can be read');
  const { predicate, subject } = manifest.statement;
  const subjects = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const prover = openProver(2 ** 30, 0);
  const work = startWork(container, { asOf: endOfDay(Date.now()), trust: null, limits: DEFAULT_LIMITS, rememberedHeads: [] }, prover === null ? {} : { prover });
  const files = new Map(container.entries.map((entry) => [entry.name, { entry, sha256: subjects.get(entry.name) ?? null }]));
  const times = createTimeCheck(work, predicate);
  const context = { files, subjects, checkpoints: new Map<string, Uint8Array>(), createdAt: predicate.created_at, hashed: false, times };
  let events = 0;
  for (const stream of predicate.streams) events += (await verifyStream(work, stream, context)).chain.events;
  const { causesCompared } = times.finish();
  await prover?.close();
  await container.close();
  const found = ['chain.links', 'chain.sequence', 'merkle.root', 'time.order', 'time.period', 'files.digests'] as const;
  console.log(JSON.stringify({
    seconds: (performance.now() - started) / 1000, whole: process.uptime(), events, causesCompared, findings: found.flatMap((check) => work.sink.of(check).findings.map(({ code }) => code)),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }));
}
