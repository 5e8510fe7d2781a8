import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecords, localHeader } from '../../src/core/bundle/sealed-form.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/index.ts';
import { openZip } from '../../src/engine/zip/index.ts';
import { verifyFile } from '../../src/engine/verify/index.ts';
import { demonstrationEd25519 } from '../../src/producer/keys/demonstration-keys.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { sealBundle } from '../../src/producer/seal/seal-bundle.ts';
import type { BundleFile } from '../../src/producer/seal/spool.ts';
import { createStreamWriter } from '../../src/producer/seal/stream-writer.ts';

const ENTRIES = 20_000;
const ENTRY_BYTES = 25_000;
const ORIGIN = 'log.example/archive';
const AS_OF = '2026-07-03T00:00:00.000Z';

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
async function makeArchives(folder: string): Promise<{ readonly stored: string; readonly deflated: string; readonly trust: string }> {
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

/** One verification in a process of its own; prints one line of JSON. */
async function verifyOnce(path: string, trustPath: string): Promise<void> {
  const read = readTrustPack(readFileSync(trustPath));
  if (!read.ok) throw new Error(read.problem);
  const started = performance.now();
  const { run } = await verifyFile({ path, artifactPath: null, trust: { pack: read.pack, digest: read.digest }, asOf: AS_OF, limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'bench' });
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, peakMb: Math.round(process.resourceUsage().maxRSS / 1024), files: run.counts.files, axes: run.verdict.axes.slice(0, 2).map(({ axis, outcome }) => `${axis} ${outcome}`).join(', ') }));
}

function command(name: string, args: readonly string[]): number | null {
  const started = performance.now();
  const done = spawnSync(name, args, { stdio: 'ignore' });
  return done.error !== undefined || done.status !== 0 ? null : (performance.now() - started) / 1000;
}

/** Makes both archives in `folder`, verifies each, and prints seconds and peak memory beside `unzip -t` plus `sha256sum`. */
export async function benchArchives(folder: string): Promise<void> {
  const { stored, deflated, trust } = await makeArchives(folder);
  for (const [kind, path] of [['stored', stored], ['deflated', deflated]] as const) {
    command('cat', [path]);
    const done = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), 'verify', path, trust], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    if (done.status !== 0) throw new Error(`verification ended with ${done.status}`);
    const said = JSON.parse(done.stdout) as { readonly seconds: number; readonly peakMb: number; readonly files: number; readonly axes: string };
    const [tested, hashed] = [command('unzip', ['-tqq', path]), command('sha256sum', [path])];
    const other = tested === null || hashed === null ? null : tested + hashed;
    console.log(`archive, ${kind}: ${said.files.toLocaleString('en')} entries, ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB: verify ${said.seconds.toFixed(2)} s, peak ${said.peakMb} MB; ${said.axes}; ${other === null ? 'unzip or sha256sum: not run here' : `unzip -t and sha256sum ${other.toFixed(2)} s, verify takes ${(said.seconds / other).toFixed(2)} times as long`}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [part, path = '', trust = ''] = process.argv.slice(2);
  if (part === 'verify') await verifyOnce(path, trust);
  else {
    const folder = mkdtempSync(join(tmpdir(), 'proofroom-archive-'));
    try {
      await benchArchives(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
