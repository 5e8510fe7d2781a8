import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { LOOPBACK, type EngineClient, type Intake, type Shell } from '../../contract/shell.ts';
import { frameLabels } from '../../text/index.ts';

/** The loopback host: the engine behind `fetch`, files carried over the same origin. */
export function createBrowserShell(): Shell {
  const engine: EngineClient = createORPCClient(new RPCLink({ url: at(LOOPBACK.rpc) }));
  return {
    kind: 'browser',
    engine,
    async intake(files, onProgress, signal) {
      const total = files.reduce((sum, file) => sum + file.size, 0);
      const taken: Intake[] = [];
      let before = 0;
      for (const file of files) {
        taken.push(await send(file, (sent) => onProgress(before + sent, total), signal));
        before += file.size;
      }
      return taken;
    },
    async save(downloadId, suggestedName) {
      download(at(`${LOOPBACK.download}/${encodeURIComponent(downloadId)}`), suggestedName);
      return 'saved';
    },
    async saveBytes(bytes, suggestedName) {
      const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
      download(url, suggestedName);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return 'saved';
    },
    async startFiles() {
      const response = await fetch(at(LOOPBACK.startFiles));
      return response.ok ? readIntakes(await response.json()) : [];
    },
    // A page can hand the desktop no file of its own.
    dragOut: null,
    // A browser's menu is its own.
    onCommand: () => () => {},
    speak: () => {},
  };
}

/** Below the window's own address, wherever the host has put it. */
const at = (path: string): string => new URL(path, window.location.href).href;

function download(url: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
}

/** XMLHttpRequest, because `fetch` does not say how much of a body has been sent. */
function send(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Intake> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open('POST', at(LOOPBACK.intake));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      const intakes = request.status === 200 ? readIntakes(JSON.parse(request.responseText)) : [];
      if (intakes[0]) resolve(intakes[0]);
      else reject(new Error(frameLabels.fileRefused(request.status)));
    });
    request.addEventListener('error', () => reject(new Error(frameLabels.notReached)));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else request.send(file);
  });
}

function readIntakes(value: unknown): Intake[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const { intake, name, size } = each as Readonly<Record<string, unknown>>;
    return typeof intake === 'string' && typeof name === 'string' && typeof size === 'number' ? [{ intake, name, size }] : [];
  });
}
