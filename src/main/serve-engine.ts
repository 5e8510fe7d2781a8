import { RPCHandler } from '@orpc/server/message-port';
import { UnreadableError } from '../engine/errors.ts';
import type { Engine, EngineOptions } from '../engine/index.ts';
import { createDownloads, createIntakes, router, type RouterContext } from '../engine/router/index.ts';
import { assertNever } from '../engine/shell/assert-never.ts';
import { createDragOuts } from '../engine/shell/drag-out.ts';
import { prepareTemporary, temporaryFolder } from '../engine/shell/temporary.ts';
import type { EngineCall, EngineReplies, FromEngine, ToEngine } from './control.ts';

/** The parts of `process.parentPort` and of the ports it hands over that are used here. */
export interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: ToEngine; readonly ports: readonly EnginePort[] }) => void): unknown;
  postMessage(message: FromEngine): void;
}
type EnginePort = Parameters<RPCHandler<RouterContext>['upgrade']>[0] & { start(): void };

/** Serves one engine to the windows of one application: calls from main on the parent port, windows on their own. */
export function serveEngine(parent: ParentPort, openEngine: (options: EngineOptions) => Promise<Engine>): void {
  const handler = new RPCHandler<RouterContext>(router);
  const intakes = createIntakes();
  const downloads = createDownloads();
  const dragOuts = createDragOuts(async () => temporaryFolder((await opened()).dataDir));
  let refused = 0;
  let opening: Promise<Engine> | null = null;

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port has no origin
  const say = (message: FromEngine): void => parent.postMessage(message);
  const opened = (): Promise<Engine> => opening ?? Promise.reject(new Error('the engine has not been opened'));
  const perform = async (call: EngineCall): Promise<EngineReplies[EngineCall['kind']]> => {
    switch (call.kind) {
      case 'take-in':
        return intakes.add(call.file, { temporary: call.temporary });
      case 'temporary-folder':
        return temporaryFolder((await opened()).dataDir);
      case 'download': {
        const download = await downloads.take(call.downloadId);
        return download === null ? null : { path: download.path, name: download.name };
      }
      case 'drag-out': {
        const { kind, id } = call.item;
        if (kind === 'evidence') return (await opened()).evidence.handOut(id, dragOuts.prepare);
        const report = downloads.get(id);
        return report === null ? null : dragOuts.prepare(report.path, report.name);
      }
      case 'trust':
        await (await opened()).setTrustPack(call.file);
        return null;
      case 'close': {
        const engine = await opened();
        await intakes.releaseAll();
        await downloads.clear();
        await dragOuts.clear();
        await engine.close();
        return null;
      }
      default:
        return assertNever(call);
    }
  };

  parent.on('message', ({ data, ports }) => {
    switch (data.kind) {
      case 'open':
        // Only the process that has the vault may empty its temporary folder.
        opening = openEngine({ dataDir: data.dataDir, version: data.version, clock: Date.now, worker: data.worker }).then(async (engine) => {
          await prepareTemporary(engine.dataDir);
          return engine;
        });
        opening.then(
          () => say({ kind: 'ready' }),
          (error: unknown) => say({ kind: 'failed', message: messageOf(error) }),
        );
        break;
      case 'port':
        for (const port of ports) {
          // Before `start`, so that no call is lost; calls wait in the port until the engine is open.
          void opened().then((engine) => {
            handler.upgrade(port, { context: { engine, shell: 'electron', refused: () => refused, intakes, downloads } });
            port.start();
          }, () => undefined);
        }
        break;
      case 'refused':
        refused = data.count;
        break;
      case 'call':
        perform(data.call).then(
          (value) => say({ kind: 'reply', id: data.id, ok: true, value }),
          (error: unknown) => say({ kind: 'reply', id: data.id, ok: false, message: messageOf(error) }),
        );
        break;
    }
  });
}

/** Of a file that cannot be read the word for why, which the other side puts into its own language. */
const messageOf = (error: unknown): string => (error instanceof UnreadableError ? error.because : error instanceof Error ? error.message : String(error));
