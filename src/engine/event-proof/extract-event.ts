import type { Container, Entry } from '../../core/bundle/container.ts';
import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH } from '../../core/bundle/format.ts';
import { readManifest } from '../../core/bundle/read-manifest.ts';
import { checkpointPath } from '../../core/bundle/validate-manifest.ts';
import { decodeUtf8, toHex } from '../../core/encoding/index.ts';
import { EVENT_PROOF_FORMAT, eventProofBytes, readEventProof, type EventProof, type WithheldMember } from '../../core/event-proof/index.ts';
import { createFindingSink } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { readSigstoreManifest } from '../../core/sigstore/index.ts';
import { leafHash, parseCheckpoint, parseNote, sparseInclusion, verifyInclusion } from '../../core/tlog/index.ts';
import { NotFoundError, UnreadableError } from '../errors.ts';
import { logLeaves } from './log-leaves.ts';

export interface ExtractRequest {
  /** `record_id` of the event. */
  readonly event: string;
  /** Disclosed values that are not handed over. */
  readonly withheld: readonly WithheldMember[];
  readonly limits: Limits;
}

/**
 * One event of a bundle with its proof, as the bytes of a file (docs/formats/event-proof.md). It is made of a log that
 * leads to its head and of nothing else; whose head that is, whoever receives it verifies. Throws `NotFoundError` for an
 * event, or a value of it, that is not there, and `UnreadableError` for a bundle from which nothing can be proved.
 */
export async function extractEvent(container: Pick<Container, 'entries'>, request: ExtractRequest, cancelled?: () => boolean): Promise<Uint8Array> {
  const entries = new Map(container.entries.map((entry) => [entry.name, entry]));
  const file = entries.has(MANIFEST_PATH) ? MANIFEST_PATH : SIGSTORE_MANIFEST_PATH;
  const limits = { maxDepth: request.limits.maxJsonDepth, maxBytes: request.limits.maxDocumentBytes };
  const manifest = readManifest(file, await whole(entries.get(file), limits.maxBytes), readSigstoreManifest, limits, createFindingSink(1));
  if (manifest === null) throw new UnreadableError('no-manifest');
  for (const stream of manifest.statement.predicate.streams) {
    const log = await logLeaves(stream, entries, request.event, request.limits, cancelled);
    if (log.event === null) continue;
    const { hash, seq } = log.event;
    const checkpoint = decodeUtf8(await whole(entries.get(checkpointPath(stream.name)), limits.maxBytes)) ?? '';
    const inclusion = pathOf(seq, log);
    const proof: EventProof = { format: EVENT_PROOF_FORMAT, event: withoutValues(log.event, request.withheld), inclusion: inclusion.map(toHex), checkpoint, withheld: request.withheld };
    const head = parseCheckpoint(parseNote(Buffer.from(checkpoint))?.text ?? '');
    if (head === null || !verifyInclusion(seq, head.size, leafHash(Buffer.from(hash, 'hex')), inclusion, head.root)) throw new UnreadableError('log-not-to-head');
    const bytes = eventProofBytes(proof);
    // What is handed over is what a receiver can read.
    const read = readEventProof(bytes);
    if (!read.ok) throw new UnreadableError('no-proof');
    return bytes;
  }
  throw new NotFoundError(request.event);
}

function pathOf(seq: number, { size, known }: { readonly size: number; readonly known: Parameters<typeof sparseInclusion>[2] }): readonly Uint8Array[] {
  try {
    return sparseInclusion(seq, size, known);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableError('earlier-part');
    throw error;
  }
}

/** The hash covers digests of such values, so that it holds without them. */
function withoutValues(event: EventProof['event'], withheld: readonly WithheldMember[]): EventProof['event'] {
  const { open, ...rest } = event;
  for (const { member } of withheld) if (!Object.hasOwn(open ?? {}, member)) throw new NotFoundError(`${event.record_id}/${member}`);
  const left = Object.entries(open ?? {}).filter(([name]) => !withheld.some(({ member }) => member === name));
  return left.length === 0 && withheld.length > 0 ? rest : { ...rest, ...(open === undefined ? {} : { open: Object.fromEntries(left) }) };
}

async function whole(entry: Entry | undefined, most: number): Promise<Uint8Array> {
  if (entry === undefined || entry.size > most) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
