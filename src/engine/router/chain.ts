import { createHash } from 'node:crypto';
import type { ChainStreamDto, EventProofFile, InclusionDto } from '../../contract/index.ts';
import { parseEnvelope } from '../../core/dsse/index.ts';
import { decodeBase64, fromHex, toHex } from '../../core/encoding/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../../core/json/index.ts';
import type { StreamSummary } from '../../core/examined.ts';
import { DEFAULT_LIMITS } from '../../core/run.ts';
import { inclusionSteps, leafHash, noteKeyHash, parseCheckpoint, parseNote } from '../../core/tlog/index.ts';
import { NotFoundError } from '../errors.ts';
import { extractEvent } from '../event-proof/extract-event.ts';
import { found, os } from './base.ts';
import type { RouterContext, RouterEngine } from './context.ts';
import { offer } from './offer.ts';
import { readRange, withEntry } from './read-evidence.ts';

const MANIFEST = 'manifest.dsse.json';
/** As much of a checkpoint as is read: a note of the format is far shorter. */
const NOTE_BYTES = 2 ** 20;

export const chain = {
  streams: os.chain.streams.handler(({ context, input }) => streamsOf(context.engine, input.digest)),
  picture: os.chain.picture.handler(async ({ context, input }) => (await context.engine.index(input.digest)).chainPicture(input.stream, input.columns)),
  inclusion: os.chain.inclusion.handler(({ context, input }) => inclusionOf(context.engine, input.digest, input.id)),
  eventProof: os.chain.eventProof.handler(({ context, input }) => eventProofOf(context, input.digest, input.id)),
};

async function streamsOf(engine: RouterEngine, digest: string): Promise<readonly ChainStreamDto[]> {
  const list = await engine.evidence.list();
  const evidence = list.find((each) => each.digest === digest);
  if (evidence === undefined) throw new NotFoundError('evidence');
  const run = evidence.latestRunId === null ? null : await engine.runs.get(evidence.latestRunId);
  if (run === null || run.run.subject.kind !== 'evidence-bundle') return [];
  const [statements, rows] = await Promise.all([statementsOf(engine, digest), engine.index(digest).then((index) => index.streamRows())]);
  return Promise.all(run.run.streams.map(async (stream): Promise<ChainStreamDto> => {
    const seen = engine.heads().find((head) => head.origin === stream.origin);
    return {
      name: stream.name,
      origin: stream.origin,
      rows: rows.get(stream.name) ?? null,
      checkpoint: await checkpointOf(engine, digest, stream),
      previous: previousOf(statements.get(stream.name)),
      seen: seen === undefined ? null : { size: seen.size, root: seen.root, at: seen.at, evidence: seen.evidence, evidenceName: list.find((each) => each.digest === seen.evidence)?.name ?? null },
    };
  }));
}

/** What the manifest states of each stream. Read for showing only; the run has judged it. */
async function statementsOf(engine: RouterEngine, digest: string): Promise<ReadonlyMap<string, JsonObject>> {
  const bytes = await withEntry(engine, digest, MANIFEST, (entry) => readRange(entry, 0, DEFAULT_LIMITS.maxDocumentBytes)).catch(() => null);
  const envelope = bytes === null ? null : parseEnvelope(bytes).envelope;
  if (envelope === null) return new Map();
  const read = parseStrict(envelope.payload, { maxDepth: DEFAULT_LIMITS.maxJsonDepth, maxBytes: DEFAULT_LIMITS.maxDocumentBytes });
  const predicate = read.ok && isJsonObject(read.value) ? read.value['predicate'] : undefined;
  const streams = predicate !== undefined && isJsonObject(predicate) ? predicate['streams'] : undefined;
  if (streams === undefined || !isJsonArray(streams)) return new Map();
  return new Map(streams.flatMap((each) => (isJsonObject(each) && typeof each['name'] === 'string' ? [[each['name'], each] as const] : [])));
}

function previousOf(stream: JsonObject | undefined): ChainStreamDto['previous'] {
  const previous = stream?.['previous'];
  if (previous === undefined || !isJsonObject(previous)) return null;
  const { tree_size: size, hash, root, consistency_proof: proof } = previous;
  return typeof size === 'number' && typeof hash === 'string' && typeof root === 'string' ? { size, hash, root, proofLength: lengthOf(proof) } : null;
}

const lengthOf = (value: JsonValue | undefined): number => (value !== undefined && isJsonArray(value) ? value.length : 0);

async function checkpointOf(engine: RouterEngine, digest: string, stream: StreamSummary): Promise<ChainStreamDto['checkpoint']> {
  if (stream.checkpoint === null) return null;
  const { file } = stream.checkpoint;
  const bytes = await withEntry(engine, digest, file, (entry) => readRange(entry, 0, NOTE_BYTES)).catch(() => null);
  const note = bytes === null ? null : parseNote(bytes);
  const states = note === null ? null : parseCheckpoint(note.text);
  const keys = (engine.trust.current()?.keys ?? []).filter((key) => key.algorithm === 'ed25519');
  return {
    file,
    states: states === null ? null : { origin: states.origin, size: states.size, root: toHex(states.root) },
    signatures: (note?.signatures ?? []).map(({ name, keyHash }) => {
      const key = keys.find((each) => hashOf(name, each.spki) === keyHash);
      return { name, keyHash, key: key === undefined ? null : { keyid: key.keyid, name: key.name } };
    }),
  };
}

function hashOf(name: string, spki: string): string | null {
  const der = decodeBase64(spki);
  return der === null ? null : noteKeyHash(name, der);
}

/** With every value that the event discloses: withholding one needs a name and a reason, which the terminal asks for. */
async function eventProofOf(context: RouterContext, digest: string, id: string): Promise<EventProofFile> {
  const { engine } = context;
  const container = await engine.evidence.open(digest);
  try {
    const bytes = await extractEvent(container, { event: id, withheld: [], limits: DEFAULT_LIMITS });
    // An id is its author's: it names no file.
    return await offer(context, bytes, `event-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.proof.json`, 'application/json', () => engine.custody.note('event-handed-out', digest, { event: id }));
  } finally {
    await container.close();
  }
}

async function inclusionOf(engine: RouterEngine, digest: string, id: string): Promise<InclusionDto | null> {
  const index = await engine.index(digest);
  const event = found(await index.eventById(id), 'event');
  const proof = await index.inclusion(event.stream, event.row);
  const hash = event.hash === null ? null : fromHex(event.hash);
  const path = proof?.path.map(fromHex) ?? [];
  // A source without hashes has no tree to be in.
  if (proof === null || event.hash === null || hash === null || path.some((each) => each === null)) return null;
  const leaf = leafHash(hash);
  const steps = inclusionSteps(proof.leafIndex, proof.treeSize, leaf, path.filter((each) => each !== null));
  if (steps === null) return null;
  return {
    leafIndex: proof.leafIndex,
    treeSize: proof.treeSize,
    eventHash: event.hash,
    leaf: toHex(leaf),
    steps: steps.map(({ side, sibling, result, from, to }) => ({ side, sibling: toHex(sibling), result: toHex(result), from, to })),
    root: proof.root,
  };
}
