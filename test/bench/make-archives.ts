import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecords, localHeader } from '../../src/core/bundle/sealed-form.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { openZip } from '../../src/engine/zip/index.ts';
import { demonstrationEd25519 } from '../../src/producer/keys/demonstration-keys.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { sealBundle } from '../../src/producer/seal/seal-bundle.ts';
import type { BundleFile } from '../../src/producer/seal/spool.ts';
import { createStreamWriter } from '../../src/producer/seal/stream-writer.ts';

export const ENTRIES = 20_000;
const ENTRY_BYTES = 25_000;
const ORIGIN = 'log.example/archive';

/** Hex digits of digests: deflate halves them, and no two files are the same. */
const TEXT = Buffer.from(Array.from({ length: 16_384 }, (_, at) => sha256Hex(String(at))).join(''));

function contentOf(at: number): Buffer {
  const from = (at * 977) % (TEXT.length - ENTRY_BYTES);
  const bytes = Buffer.from(TEXT.subarray(from, from + ENTRY_BYTES));
  bytes.write(`${at}\n`);
  return bytes;
}

function artifact(at: number): BundleFile {
  const bytes = contentOf(at);
  return { name: `artifacts/art-${String(at).padStart(6, '0')}/output.txt`, size: bytes.length, crc32: crc32(bytes), sha256: sha256Hex(bytes), open: () => [contentOf(at)] };
}

/** A sealed bundle of 500 MB in twenty thousand entries, and the same files deflated. */
export async function makeArchives(folder: string): Promise<{ readonly stored: string; readonly deflated: string; readonly trust: string }> {
  const signer = demonstrationEd25519('archive', 'store');
  const stream = createStreamWriter(folder, 'main', ORIGIN, signer, 'service:store');
  stream.append({ members: { record_id: 'evt-1', timestamp: '2026-07-01T00:00:00.000Z', type: 'log.opened', layer: 'evidence', actor: { kind: 'service', id: 'service:store' }, causes: [], data: { origin: ORIGIN } } });
  const { statement, files } = stream.finish();
  const [stored, deflated, trust] = ['stored.zip', 'deflated.zip', 'trust.json'].map((name) => join(folder, name)) as [string, string, string];
  await sealBundle(stored, [...files, ...Array.from({ length: ENTRIES }, (_, at) => artifact(at))], {
    signers: [signer],
    predicate: {
      bundle_id: 'archive', created_at: '2026-07-02T00:00:00.000Z', producer: { name: 'bench', version: '1' }, tenant: 'bench',
      period: { from: '2026-07-01T00:00:00.000Z', to: '2026-07-01T23:59:59.999Z' }, streams: [statement], snapshots: [], redactions: [],
    },
  });
  writeFileSync(trust, jcsBytes({
    format: 'proofroom.trust-pack.v1', name: 'bench', issued_at: '2026-07-01T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 1,
    keys: [{ keyid: signer.keyid, name: 'store', algorithm: signer.algorithm, spki: Buffer.from(signer.spki).toString('base64'), purposes: ['manifest', 'checkpoint'], holder: 'service:store', not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-01-01T00:00:00.000Z' }],
    logs: [{ origin: ORIGIN, keyid: signer.keyid }],
  }));
  await deflate(stored, deflated);
  return { stored, deflated, trust };
}

async function deflate(from: string, to: string): Promise<void> {
  const container = await openZip(from, DEFAULT_LIMITS);
  const out = openSync(to, 'w');
  try {
    const directory: Uint8Array[] = [];
    let at = 0;
    const put = (bytes: Uint8Array): void => void (at += writeSync(out, bytes));
    for (const entry of container.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.open()) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const data = deflateRawSync(bytes);
      const sealed = { name: encodeUtf8(entry.name), crc32: crc32(bytes), size: data.length, offset: at };
      const [local, central] = [Buffer.from(localHeader(sealed)), Buffer.from(centralHeader(sealed))];
      local.writeUInt16LE(8, 8);
      local.writeUInt32LE(bytes.length, 22);
      central.writeUInt16LE(8, 10);
      central.writeUInt32LE(bytes.length, 24);
      put(local);
      put(data);
      directory.push(central);
    }
    const start = at;
    directory.forEach(put);
    put(endRecords(directory.length, start, at - start));
  } finally {
    closeSync(out);
    await container.close();
  }
}
