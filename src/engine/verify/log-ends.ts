import type { LogEnd } from '../../core/bundle/log-end.ts';
import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH, type StreamStatement } from '../../core/bundle/format.ts';
import type { Entry } from '../../core/bundle/container.ts';
import { readManifest } from '../../core/bundle/read-manifest.ts';
import { createLineSplitter } from '../../core/chain/index.ts';
import { fromHex, toHex } from '../../core/encoding/index.ts';
import { createFindingSink } from '../../core/findings/index.ts';
import { isJsonObject, parseCanonical } from '../../core/json/index.ts';
import type { Limits } from '../../core/run.ts';
import { readSigstoreManifest } from '../../core/sigstore/index.ts';
import { createTree, leafHash } from '../../core/tlog/index.ts';
import { UnreadableError } from '../errors.ts';
import type { OpenedContainer } from './open-container.ts';

export interface BundleEnds {
  readonly bundleId: string;
  readonly createdAt: string;
  readonly logs: readonly LogEnd[];
}

/**
 * The ends of a bundle's logs, computed again from its events. For a bundle that has been verified: nothing but agreement
 * with the manifest's roots is tested. @throws UnreadableError where they do not agree, so that a file which was exchanged
 * since is not continued.
 */
export async function readLogEnds({ entries }: OpenedContainer, limits: Limits): Promise<BundleEnds> {
  const manifest = entries.find(({ name }) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH);
  if (manifest === undefined || manifest.size > limits.maxDocumentBytes) throw new UnreadableError('no-manifest');
  const chunks: Uint8Array[] = [];
  for await (const chunk of manifest.open()) chunks.push(chunk);
  const sink = createFindingSink(limits.maxFindingsPerCode);
  const read = readManifest(manifest.name, Buffer.concat(chunks), readSigstoreManifest, { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxDocumentBytes }, sink);
  if (read === null) throw new UnreadableError('no-manifest');
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const { bundle_id: bundleId, created_at: createdAt, streams } = read.statement.predicate;
  const logs: LogEnd[] = [];
  for (const stream of streams) logs.push(await endOf(stream, stream.files.flatMap((name) => byName.get(name) ?? []), limits));
  return { bundleId, createdAt, logs };
}

async function endOf({ origin, last, merkle_root: root, previous }: StreamStatement, files: readonly Entry[], limits: Limits): Promise<LogEnd> {
  const tree = previous === null ? createTree() : createTree(previous.tree_size, previous.compact_range.map(bytesOf));
  const differs = (): never => {
    throw new UnreadableError('log-broken');
  };
  for (const file of files) {
    const lines = createLineSplitter(limits.maxLineBytes, {
      line: (bytes) => {
        const event = parseCanonical(bytes, { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxLineBytes });
        const hash = event.ok && isJsonObject(event.value) ? event.value['hash'] : undefined;
        tree.append(leafHash(typeof hash === 'string' ? bytesOf(hash) : differs()));
      },
      tooLong: differs, unterminated: differs,
    });
    for await (const chunk of file.open()) lines.push(chunk);
    lines.end();
  }
  if (toHex(tree.root()) !== root || tree.size !== last.seq + 1) return differs();
  return { origin, size: tree.size, hash: last.hash, root, compactRange: tree.compactRange().map(toHex) };
}

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes === null) throw new UnreadableError('hash');
  return bytes;
}
