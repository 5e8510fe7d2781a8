import { app, BrowserWindow, dialog, session as sessions } from 'electron';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssets } from '../engine/shell/assets.ts';
import { launchArguments } from './arguments.ts';
import { registerScheme, serveAssets } from './asset-protocol.ts';
import { createEngineLink } from './engine-link.ts';
import { registerHandlers } from './handlers.ts';
import { takenIn } from './intake.ts';
import { lockDownChromium, lockDownContents, lockDownSession } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './window.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** A packaged application is one part of its command line, one run from a folder two. */
const programParts = app.isPackaged ? 1 : 2;
const launch = launchArguments(process.argv, programParts);
const pending: string[] = launch.files.map((file) => resolve(file));

registerScheme();
lockDownChromium();
if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

// macOS hands files over by an event, before or after the application is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  pending.push(path);
  reloadWindows();
});
app.on('second-instance', (_event, argv, folder) => {
  pending.push(...launchArguments(argv, programParts).files.map((file) => resolve(folder, file)));
  reloadWindows();
});

/** A window asks for start files when it loads, and keeps its place in its address. */
function reloadWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (pending.length > 0) window.webContents.reload();
    if (window.isMinimized()) window.restore();
    window.focus();
  }
}

async function start(): Promise<void> {
  let refusedCount = 0;
  const refused = (): void => {
    refusedCount += 1;
    engine.tellRefused(refusedCount);
  };
  const engine = createEngineLink({
    script: built('./engine-process.js'),
    worker: built('./job-worker.js'),
    dataDir: launch.data === null ? join(app.getPath('userData'), 'workstation') : resolve(launch.data),
    version: app.getVersion(),
    onStopped: engineStopped,
    onFailed: (message) => {
      dialog.showErrorBox('Proofroom cannot open its folder', message);
      app.quit();
    },
  });
  if (launch.trust !== null) {
    const [file] = await takenIn([resolve(launch.trust)]);
    if (file !== undefined) await engine.call({ kind: 'trust', file }).catch((error: Error) => dialog.showErrorBox('The trust pack was not set', error.message));
  }

  const session = sessions.defaultSession;
  lockDownSession(session, refused);
  serveAssets(session, createAssets(built('../renderer')));
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents, refused));
  registerHandlers({ engine, startFiles: () => pending.splice(0) });
  setMenu(process.platform);

  const open = (): BrowserWindow => openWindow({
    preload: built('../preload/index.cjs'),
    session,
    stateFile: join(app.getPath('userData'), 'window.json'),
    devTools: !app.isPackaged,
    onLoaded: (window) => engine.connect(window.webContents),
  });
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void engine.close().finally(() => app.quit());
  });
}

/** The windows' ports ended with the engine's process; a reload gives them new ones and keeps their place. */
function engineStopped(restarted: boolean): void {
  if (!restarted) {
    dialog.showErrorBox('Proofroom has to close', 'The engine stopped several times within a minute. The evidence and its records are unharmed.');
    app.exit(1);
    return;
  }
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents.reload();
    void dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The engine stopped and was started again.',
      detail: 'What was running has to be started once more. The evidence and its records are unharmed.',
    });
  }
}
