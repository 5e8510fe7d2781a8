import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ELECTRON_CHANNELS, ENGINE_PORT_MESSAGE, type ElectronBridge } from '../contract/shell.ts';

/** The page sends `File`s it was given by a drop or a dialog; only here do they become paths, and only for the main process. */
const bridge: ElectronBridge = {
  intake: (files) => ipcRenderer.invoke(ELECTRON_CHANNELS.intake, files.map((file) => webUtils.getPathForFile(file))),
  save: (downloadId, suggestedName) => ipcRenderer.invoke(ELECTRON_CHANNELS.save, downloadId, suggestedName),
  startFiles: () => ipcRenderer.invoke(ELECTRON_CHANNELS.startFiles),
};
contextBridge.exposeInMainWorld('proofroom', bridge);

/** A port cannot cross the bridge as a value; it is posted to the page once the page listens. */
ipcRenderer.on(ELECTRON_CHANNELS.port, (event) => {
  const hand = (): void => window.postMessage(ENGINE_PORT_MESSAGE, window.location.origin, event.ports);
  if (document.readyState === 'complete') hand();
  else window.addEventListener('load', hand, { once: true });
});
