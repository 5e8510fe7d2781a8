import { parseTimestamp } from '../encoding/index.ts';
import { type CheckReport, createFindingSink, type FileWord, type FindingSink } from '../findings/index.ts';
import type { JsonLimits } from '../json/index.ts';
import { sealFile } from '../seal/seal-files.ts';
import { createKeyring, EMPTY_KEYRING, type Keyring } from '../trust/index.ts';
import { EntryError, type Container, type Entry } from './container.ts';
import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH } from './format.ts';
import { CancelledError, type VerifyArguments, type VerifyHooks } from './verification.ts';

/** What every step of one verification shares. */
export interface Work {
  readonly container: Container;
  readonly args: VerifyArguments;
  readonly hooks: VerifyHooks;
  readonly sink: FindingSink;
  /** The file that findings about the manifest point at; the DSSE one where there is neither. */
  readonly manifestFile: string;
  readonly keyring: Keyring;
  /** Epoch milliseconds. */
  readonly asOf: number;
  /** By when the manifest, and so everything it lists, is known to have existed; null when nobody but the producer says. */
  readonly provenBy: number | null;
  readonly documentLimits: JsonLimits;
  readonly lineLimits: JsonLimits;
  /** Reports progress and stops a cancelled verification. */
  tick(bytes: number): void;
}

/** How much a check looked at; what it found is in the sink. */
export type Looked = Pick<CheckReport, 'examined' | 'unit'> & Partial<Pick<CheckReport, 'skipped' | 'facts'>>;

/** @throws RangeError when `asOf` is not a time in the format's spelling: a caller's bug, never the evidence's. */
export function startWork(container: Container, args: VerifyArguments, hooks: VerifyHooks): Work {
  const asOf = parseTimestamp(args.asOf);
  if (asOf === null) throw new RangeError(`not a time: ${args.asOf}`);
  const { limits } = args;
  const total = container.entries.reduce((sum, entry) => sum + entry.size * (isReadTwice(entry.name) ? 2 : 1), 0);
  let done = 0;
  return {
    container,
    args,
    hooks,
    asOf,
    provenBy: null,
    manifestFile: manifestFile(container),
    sink: createFindingSink(limits.maxFindingsPerCode),
    keyring: args.trust === null ? EMPTY_KEYRING : createKeyring(args.trust.pack),
    documentLimits: { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxDocumentBytes },
    lineLimits: { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxLineBytes },
    tick(bytes) {
      if (hooks.cancelled?.() === true) throw new CancelledError();
      done += bytes;
      hooks.progress?.(done, total);
    },
  };
}

function manifestFile({ entries }: Container): string {
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  return has(SIGSTORE_MANIFEST_PATH) && !has(MANIFEST_PATH) ? SIGSTORE_MANIFEST_PATH : MANIFEST_PATH;
}

/** Logs are hashed and then followed; manifest and seal are looked at before everything is hashed. */
function isReadTwice(name: string): boolean {
  return isAuditFile(name) || name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH || sealFile(name).kind !== 'unknown';
}

/** The files that hold a bundle's events. */
export function isAuditFile(name: string): boolean {
  return name.startsWith('audit/') && name.endsWith('.ndjson');
}

/**
 * Hands an entry's bytes to `onChunk`, which must not keep them, and waits where it has to. Returns what went wrong with the reading, or null; what `onChunk` throws is a bug
 * and passes through.
 */
export async function readChunks(work: Work, entry: Entry, onChunk: (chunk: Uint8Array) => Promise<void> | void): Promise<FileWord | null> {
  let read = 0;
  let chunks: AsyncIterator<Uint8Array>;
  try {
    chunks = entry.open('passing')[Symbol.asyncIterator]();
  } catch (error) {
    return problemOf(error);
  }
  for (;;) {
    let step: IteratorResult<Uint8Array, unknown>;
    try {
      step = await chunks.next();
    } catch (error) {
      return problemOf(error);
    }
    if (step.done === true) break;
    read += step.value.length;
    if (read > entry.size) {
      await chunks.return?.();
      return 'file-grew';
    }
    const taken = onChunk(step.value);
    if (taken !== undefined) await taken;
    work.tick(step.value.length);
  }
  return read === entry.size ? null : 'file-shrank';
}

export function problemOf(error: unknown): FileWord {
  return error instanceof EntryError ? error.problem : 'file-system';
}
