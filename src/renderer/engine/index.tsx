import { createContext, useCallback, useContext, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineClient, Shell } from '../../contract/index.ts';
import { QueryCache, type Query } from './query-cache.ts';

export type { Query } from './query-cache.ts';

interface Connection {
  readonly shell: Shell;
  readonly cache: QueryCache;
}

const ConnectionContext = createContext<Connection | null>(null);

export function EngineProvider({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }): ReactNode {
  const [cache] = useState(() => new QueryCache());
  const [connection] = useState(() => ({ shell, cache }));
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('no engine above this component');
  return connection;
}

export function useShell(): Shell {
  return useConnection().shell;
}

export function useEngine(): EngineClient {
  return useConnection().shell.engine;
}

/** Drops cached answers whose key begins with these parts, and asks again for those on screen. */
export function useForget(): (...prefix: readonly (string | number)[]) => void {
  const { cache } = useConnection();
  return useCallback((...prefix) => cache.forget(prefix.map((part) => `${String(part)}\u0000`).join('')), [cache]);
}

/**
 * Asks the engine once per key and remembers the answer; a null key asks nothing. While a new key loads, `data`
 * is what the old one showed, so that the place is kept. The fetcher's signal aborts when nobody waits any more.
 */
export function useQuery<T>(
  key: readonly (string | number | boolean | null)[] | null,
  fetcher: (signal: AbortSignal) => Promise<T>,
): Query<T> {
  const { cache } = useConnection();
  const name = key === null ? null : key.map((part) => `${String(part)}\u0000`).join('');
  const latest = useRef(fetcher);
  // Layout effects run before the subscription that asks with it.
  useLayoutEffect(() => {
    latest.current = fetcher;
  });
  const subscribe = useCallback(
    (listener: () => void) => (name === null ? () => {} : cache.subscribe(name, (signal) => latest.current(signal), listener)),
    [cache, name],
  );
  const query = useSyncExternalStore(subscribe, () => (name === null ? IDLE : cache.read<T>(name)));
  const [shown, setShown] = useState<{ readonly data: T }>();
  if (query.status === 'ready' && shown?.data !== query.data) setShown({ data: query.data });
  return query.status === 'loading' && query.data === undefined && shown !== undefined ? { status: 'loading', data: shown.data } : query;
}

const IDLE: Query<never> = { status: 'loading', data: undefined };
