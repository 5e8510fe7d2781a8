import type { Entry } from '../bundle/container.ts';
import { readChunks, type Work } from '../bundle/work.ts';
import { sha256Hex } from '../crypto/index.ts';
import { readChain } from './read-chain.ts';
import { isSealed, sealFile } from './seal-files.ts';

export interface SealedBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Everything under `seal/` that could be read, by kind. None of it is believed yet. */
export interface Seal {
  /** Certificates by the keyid of the signer they are for, the signer's own first. */
  readonly chains: ReadonlyMap<string, { readonly file: string; readonly certificates: readonly Uint8Array[] }>;
  readonly crls: readonly SealedBytes[];
  readonly tokens: readonly SealedBytes[];
  readonly countersignatures: readonly (SealedBytes & { readonly kind: 'dsse' | 'cms'; readonly id: string })[];
  readonly examined: number;
}

/** What is added after sealing is a few signatures and their chains. Each costs a verification, so their number is bounded. */
const MAX_FILES = 256;
const MAX_FILE_BYTES = 4 * 2 ** 20;

/** Reads the files under `seal/`, each held against the digest or key that its own name carries. */
export async function readSeal(work: Work): Promise<Seal> {
  const chains = new Map<string, { file: string; certificates: readonly Uint8Array[] }>();
  const crls: SealedBytes[] = [];
  const tokens: SealedBytes[] = [];
  const countersignatures: (SealedBytes & { kind: 'dsse' | 'cms'; id: string })[] = [];
  const entries = work.container.entries.filter((entry) => isSealed(entry.name));
  for (const [index, entry] of entries.entries()) {
    const file = entry.name;
    const what = sealFile(file);
    if (what.kind === 'unknown') {
      work.sink.add({ code: 'seal.not-supported', at: { file } });
      continue;
    }
    const bytes = index < MAX_FILES ? await readEntry(work, entry) : tooMany(work, file, entries.length);
    if (bytes === null) continue;
    const { kind, id } = what;
    if (kind === 'chain') {
      const certificates = readChain(bytes);
      if (certificates === null) work.sink.add({ code: 'seal.malformed', at: { file }, values: { problem: 'chain' } });
      else chains.set(id, { file, certificates });
      continue;
    }
    // A countersignature in DSSE is named after its signer; its own signature covers what it says.
    const digest = kind === 'dsse' ? id : sha256Hex(bytes);
    if (digest !== id) {
      work.sink.add({ code: 'seal.name-mismatch', at: { file }, expected: id, computed: digest });
      continue;
    }
    if (kind === 'crl') crls.push({ file, bytes });
    else if (kind === 'token') tokens.push({ file, bytes });
    else countersignatures.push({ file, bytes, kind, id });
  }
  return { chains, crls, tokens, countersignatures, examined: entries.length };
}

async function readEntry(work: Work, entry: Entry): Promise<Uint8Array | null> {
  if (entry.size > MAX_FILE_BYTES) {
    work.sink.add({ code: 'seal.limit-exceeded', at: { file: entry.name }, expected: String(MAX_FILE_BYTES), computed: String(entry.size), values: { problem: 'bytes' } });
    return null;
  }
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  const problem = await readChunks(work, entry, (chunk) => {
    bytes.set(chunk, at);
    at += chunk.length;
  });
  // Said once, where every file is read.
  return problem === null ? bytes : null;
}

function tooMany(work: Work, file: string, count: number): null {
  work.sink.add({ code: 'seal.limit-exceeded', at: { file }, expected: String(MAX_FILES), computed: String(count), values: { problem: 'files' } });
  return null;
}
