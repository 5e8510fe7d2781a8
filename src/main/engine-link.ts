import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess, type WebContents } from 'electron';
import { ELECTRON_CHANNELS } from '../contract/shell.ts';
import type { EngineCall, EngineReplies, FromEngine, ToEngine } from './control.ts';

export interface EngineLinkOptions {
  readonly script: string;
  readonly worker: string;
  readonly dataDir: string;
  readonly version: string;
  /** The engine's process ended on its own; a new one has been started, or has not, because it keeps ending. */
  readonly onStopped: (restarted: boolean) => void;
  /** The engine cannot open its vault: in use by another process, or damaged. */
  readonly onFailed: (message: string) => void;
}

export interface EngineLink {
  /** Gives a window a port of its own to the engine. */
  connect(window: WebContents): void;
  call<K extends EngineCall['kind']>(call: Extract<EngineCall, { kind: K }>): Promise<EngineReplies[K]>;
  tellRefused(count: number): void;
  /** Lets the engine finish writing, then ends it. */
  close(): Promise<void>;
}

/** An engine that ends more often than this within the window below will not do better the next time. */
const MAX_STOPS = 3;
const STOPS_WITHIN_MS = 60_000;
const CLOSE_WITHIN_MS = 5_000;

/** Keeps one engine process alive, and its port of calls. */
export function createEngineLink(options: EngineLinkOptions): EngineLink {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const stops: number[] = [];
  let refused = 0;
  let nextId = 0;
  let closing = false;
  let child = start();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  const tell = (message: ToEngine, ports: MessagePortMain[] = []): void => child.postMessage(message, ports);

  function start(): UtilityProcess {
    const process = utilityProcess.fork(options.script, [], { serviceName: 'Proofroom engine' });
    process.on('message', hear);
    process.on('exit', () => stopped());
    return process;
  }

  function open(): void {
    tell({ kind: 'open', dataDir: options.dataDir, version: options.version, worker: options.worker });
    tell({ kind: 'refused', count: refused });
  }

  function hear(message: FromEngine): void {
    if (message.kind === 'failed') options.onFailed(message.message);
    if (message.kind !== 'reply') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value as never);
    else call?.reject(new Error(message.message));
  }

  function stopped(): void {
    for (const { reject } of waiting.values()) reject(new Error('the engine stopped'));
    waiting.clear();
    if (closing) return;
    const now = Date.now();
    stops.push(now);
    const restart = stops.filter((time) => now - time < STOPS_WITHIN_MS).length <= MAX_STOPS;
    if (restart) {
      child = start();
      open();
    }
    options.onStopped(restart);
  }

  open();
  const call: EngineLink['call'] = (wanted) => new Promise((resolve, reject) => {
    nextId += 1;
    waiting.set(nextId, { resolve, reject });
    tell({ kind: 'call', id: nextId, call: wanted });
  });

  return {
    connect(window) {
      const { port1, port2 } = new MessageChannelMain();
      tell({ kind: 'port' }, [port1]);
      window.postMessage(ELECTRON_CHANNELS.port, null, [port2]);
    },
    call,
    tellRefused(count) {
      refused = count;
      tell({ kind: 'refused', count });
    },
    async close() {
      closing = true;
      const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());
      await Promise.race([call({ kind: 'close' }).catch(() => undefined), patience]);
      child.kill();
    },
  };
}
