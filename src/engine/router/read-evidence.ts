import type { Container, Entry } from '../../core/bundle/container.ts';
import { NotFoundError } from '../errors.ts';
import type { RouterEngine } from './context.ts';

/** Listing a large archive takes longer than reading one event of it, and people read several: kept open this long. */
const IDLE_MS = 20_000;

type Closable = Container & { close(): Promise<void> };
interface Held {
  readonly digest: string;
  readonly opening: Promise<Closable>;
  readonly entries: Promise<ReadonlyMap<string, Entry>>;
  users: number;
  timer: NodeJS.Timeout | null;
}

/** The one container that each engine has open for reading. */
const open = new WeakMap<RouterEngine, Held>();

/** Reads one entry of the vault's copy. Throws `NotFoundError` when the evidence holds no such file. */
export async function withEntry<T>(engine: RouterEngine, digest: string, name: string, use: (entry: Entry) => Promise<T>): Promise<T> {
  const held = hold(engine, digest);
  try {
    const entry = (await held.entries).get(name);
    if (entry === undefined) throw new NotFoundError('file');
    return await use(entry);
  } finally {
    letGo(engine, held);
  }
}

function hold(engine: RouterEngine, digest: string): Held {
  const current = open.get(engine);
  if (current?.digest === digest) {
    current.users += 1;
    return current;
  }
  const opening = engine.evidence.open(digest);
  const entries = opening.then((container) => new Map(container.entries.map((entry) => [entry.name, entry])));
  const held: Held = { digest, opening, entries, users: 1, timer: null };
  open.set(engine, held);
  if (current?.users === 0) close(current);
  return held;
}

function letGo(engine: RouterEngine, held: Held): void {
  held.users -= 1;
  if (held.users > 0) return;
  if (held.timer !== null) clearTimeout(held.timer);
  const end = (): void => {
    if (held.users > 0) return;
    if (open.get(engine) === held) open.delete(engine);
    close(held);
  };
  held.timer = setTimeout(end, IDLE_MS).unref();
  // What failed to open, or was replaced by another, is not worth keeping.
  if (open.get(engine) !== held) end();
  held.opening.catch(end);
}

function close(held: Held): void {
  if (held.timer !== null) clearTimeout(held.timer);
  void held.opening.then((container) => container.close()).catch(() => undefined);
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
