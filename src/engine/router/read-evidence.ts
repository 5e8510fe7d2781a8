import type { Container, Entry } from '../../core/bundle/container.ts';
import { NotFoundError } from '../errors.ts';
import type { RouterEngine } from './context.ts';

/** Opens the vault's copy for one question and closes it whatever happens. */
export async function withEntry<T>(engine: RouterEngine, digest: string, name: string, use: (entry: Entry) => Promise<T>): Promise<T> {
  const container: Container & { close(): Promise<void> } = await engine.evidence.open(digest);
  try {
    const entry = container.entries.find((each) => each.name === name);
    if (entry === undefined) throw new NotFoundError('file');
    return await use(entry);
  } finally {
    await container.close();
  }
}

/** Bytes of an entry from `offset`, at most `length`; fewer where it ends. Holds no more than was asked for. */
export async function readRange(entry: Entry, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = Math.max(0, Math.min(length, entry.size - offset));
  const bytes = new Uint8Array(wanted);
  if (wanted === 0) return bytes;
  if (entry.readAt !== undefined) return new Uint8Array(await entry.readAt(offset, wanted));
  let at = 0;
  let skipped = 0;
  for await (const chunk of entry.open()) {
    const start = Math.min(Math.max(0, offset - skipped), chunk.length);
    skipped += chunk.length;
    const part = chunk.subarray(start, start + wanted - at);
    bytes.set(part, at);
    at += part.length;
    if (at === wanted) return bytes;
  }
  return bytes.slice(0, at);
}
