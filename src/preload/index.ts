import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { readCommand } from '../contract/commands.ts';
import { ELECTRON_CHANNELS, ENGINE_PORT_MESSAGE, MAX_HANDED_BYTES, type ElectronBridge, type GivenFile } from '../contract/shell.ts';

const bounded = (size: number): void => {
  if (size > MAX_HANDED_BYTES) throw new Error('it is larger than the window may hand over');
};

/** A file from a drop or a dialog has a path; what the window took out of a portable case has only bytes. */
async function given(file: File): Promise<GivenFile> {
  const path = webUtils.getPathForFile(file);
  if (path !== '') return { path };
  bounded(file.size);
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The page sends `File`s it was given; only here do they become paths, and only for the main process. */
const bridge: ElectronBridge = {
  intake: async (files) => ipcRenderer.invoke(ELECTRON_CHANNELS.intake, await Promise.all(files.map(given))),
  save: (downloadId, suggestedName) => ipcRenderer.invoke(ELECTRON_CHANNELS.save, downloadId, suggestedName),
  saveBytes: async (bytes, suggestedName) => {
    bounded(bytes.byteLength);
    return ipcRenderer.invoke(ELECTRON_CHANNELS.saveBytes, bytes, suggestedName);
  },
  startFiles: () => ipcRenderer.invoke(ELECTRON_CHANNELS.startFiles),
  dragOut: ({ kind, id }) => ipcRenderer.invoke(ELECTRON_CHANNELS.dragOut, { kind, id }),
  speak: (language) => ipcRenderer.invoke(ELECTRON_CHANNELS.speak, language),
  onCommand(listener) {
    const hear = (_event: unknown, value: unknown): void => {
      const id = readCommand(value);
      if (id !== null) listener(id);
    };
    ipcRenderer.on(ELECTRON_CHANNELS.command, hear);
    return () => void ipcRenderer.removeListener(ELECTRON_CHANNELS.command, hear);
  },
};
contextBridge.exposeInMainWorld('proofroom', bridge);

/** A port cannot cross the bridge as a value; it is posted to the page once the page listens. */
ipcRenderer.on(ELECTRON_CHANNELS.port, (event) => {
  const hand = (): void => window.postMessage(ENGINE_PORT_MESSAGE, window.location.origin, event.ports);
  if (document.readyState === 'complete') hand();
  else window.addEventListener('load', hand, { once: true });
});
