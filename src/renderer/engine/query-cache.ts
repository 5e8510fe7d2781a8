export type Query<T> =
  | { readonly status: 'loading'; readonly data: T | undefined }
  | { readonly status: 'ready'; readonly data: T }
  | { readonly status: 'failed'; readonly data: T | undefined; readonly error: unknown };

interface Entry {
  state: Query<unknown>;
  readonly listeners: Set<() => void>;
  controller: AbortController | null;
  fetcher: (signal: AbortSignal) => Promise<unknown>;
}

const LOADING: Query<never> = { status: 'loading', data: undefined };
/** Answers nobody looks at any more, kept so that going back is immediate. */
const KEPT = 200;

/** Answers of the engine by key. A question nobody waits for any more is aborted. */
export class QueryCache {
  readonly #entries = new Map<string, Entry>();

  read<T>(key: string): Query<T> {
    // The key names the fetcher, and so the type: callers pair them in one `useQuery`.
    return (this.#entries.get(key)?.state ?? LOADING) as Query<T>;
  }

  subscribe(key: string, fetcher: (signal: AbortSignal) => Promise<unknown>, listener: () => void): () => void {
    const entry = this.#entry(key, fetcher);
    entry.listeners.add(listener);
    entry.fetcher = fetcher;
    if (entry.state.status !== 'ready' && entry.controller === null) void this.#fetch(entry);
    return () => {
      entry.listeners.delete(listener);
      // React may leave and come back within one commit: only a question still unwanted afterwards is aborted.
      queueMicrotask(() => this.#leave(key, entry));
    };
  }

  /** Forgets every answer whose key starts with `prefix`; those on screen are asked again at once. */
  forget(prefix: string): void {
    for (const [key, entry] of this.#entries) {
      if (!key.startsWith(prefix)) continue;
      entry.controller?.abort();
      entry.controller = null;
      if (entry.listeners.size === 0) this.#entries.delete(key);
      else void this.#fetch(entry);
    }
  }

  #entry(key: string, fetcher: Entry['fetcher']): Entry {
    const found = this.#entries.get(key);
    if (found) {
      this.#entries.delete(key);
      this.#entries.set(key, found);
      return found;
    }
    const entry: Entry = { state: LOADING, listeners: new Set(), controller: null, fetcher };
    this.#entries.set(key, entry);
    return entry;
  }

  async #fetch(entry: Entry): Promise<void> {
    const controller = new AbortController();
    entry.controller = controller;
    entry.state = { status: 'loading', data: entry.state.data };
    try {
      const data = await entry.fetcher(controller.signal);
      if (!controller.signal.aborted) entry.state = { status: 'ready', data };
    } catch (error) {
      if (!controller.signal.aborted) entry.state = { status: 'failed', data: entry.state.data, error };
    }
    if (controller.signal.aborted) return;
    entry.controller = null;
    for (const listener of entry.listeners) listener();
  }

  #leave(key: string, entry: Entry): void {
    if (entry.listeners.size > 0 || this.#entries.get(key) !== entry) return;
    if (entry.controller) {
      entry.controller.abort();
      this.#entries.delete(key);
      return;
    }
    for (const [old, each] of this.#entries) {
      if (this.#entries.size <= KEPT) break;
      if (each.listeners.size === 0) this.#entries.delete(old);
    }
  }
}
