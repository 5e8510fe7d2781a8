import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ENGINE_PORT_MESSAGE, type ElectronBridge, type EngineClient, type Shell } from '../../contract/shell.ts';

declare global {
  interface Window {
    readonly proofroom?: ElectronBridge;
  }
}

/** Electron: the engine process behind the message port that the preload hands over. */
export function createElectronShell(bridge: ElectronBridge, port: MessagePort): Shell {
  const engine: EngineClient = createORPCClient(new RPCLink({ port }));
  port.start();
  return {
    kind: 'electron',
    engine,
    async intake(files, onProgress, signal) {
      signal.throwIfAborted();
      const taken = await asSaid(bridge.intake(files));
      const total = files.reduce((sum, file) => sum + file.size, 0);
      onProgress(total, total);
      return taken;
    },
    save: (downloadId, suggestedName) => asSaid(bridge.save(downloadId, suggestedName)),
    saveBytes: (bytes, suggestedName) => asSaid(bridge.saveBytes(bytes, suggestedName)),
    startFiles: () => bridge.startFiles(),
    dragOut: (item) => asSaid(bridge.dragOut(item)),
    onCommand: (listener) => bridge.onCommand(listener),
    // A menu that stayed in another language is no reason to stop anything.
    speak: (language) => void bridge.speak(language).catch(() => {}),
  };
}

/** Electron puts words of its own around what the main process said; a person is to read only the latter. */
async function asSaid<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.replace(/^Error invoking remote method '[^']*': (Error: )?/, ''), { cause: error });
  }
}

/** Waits for the engine's port. Only this window can post to itself; frames do not exist here. */
export function enginePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== ENGINE_PORT_MESSAGE || port === undefined) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
  });
}
