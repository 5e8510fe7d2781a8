import { app, BrowserWindow, dialog, session as sessions } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssets } from '../engine/shell/assets.ts';
import { nativeText, problemClause } from '../text/index.ts';
import { launchArguments, readLaunch } from './arguments.ts';
import { registerScheme, serveAssets } from './asset-protocol.ts';
import { createEngineLink } from './engine-link.ts';
import { registerHandlers } from './handlers.ts';
import { lookAt } from './intake.ts';
import { lockDownChromium, lockDownContents, lockDownSession } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './window.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** A packaged application is one part of its command line, one run from a folder two. */
const programParts = app.isPackaged ? 1 : 2;
const launch = launchArguments(process.argv, programParts, process.cwd());
const dataDir = launch.data ?? join(app.getPath('userData'), 'workstation');
const pending: string[] = [...launch.files];

registerScheme();
lockDownChromium();
// What this start was asked for travels to the one that runs already.
const started = app.requestSingleInstanceLock({ ...launch }) ? app.whenReady().then(start) : null;
if (started === null) app.quit();

// macOS hands files over by an event, before or after the application is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  pending.push(path);
  reloadWindows();
});
app.on('second-instance', (_event, _argv, _folder, passed) => {
  void started?.then(async ({ setTrust }) => {
    const second = readLaunch(passed);
    if (second === null) return;
    if (second.data !== null && second.data !== dataDir) {
      dialog.showErrorBox(nativeText.elsewhere, nativeText.closeFirst(second.data));
      return;
    }
    if (second.trust !== null) await setTrust(second.trust);
    pending.push(...second.files);
    reloadWindows();
  });
});

/** A window asks for start files when it loads, and keeps its place in its address. */
function reloadWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (pending.length > 0) window.webContents.reload();
    if (window.isMinimized()) window.restore();
    window.focus();
  }
}

async function start(): Promise<{ readonly setTrust: (path: string) => Promise<void> }> {
  let refusedCount = 0;
  const refused = (): void => {
    refusedCount += 1;
    engine.tellRefused(refusedCount);
  };
  const engine = createEngineLink({
    script: built('./engine-process.js'),
    worker: built('./job-worker.js'),
    dataDir,
    version: app.getVersion(),
    onStopped: engineStopped,
    onFailed: (message) => {
      dialog.showErrorBox(nativeText.folderNotOpened, message);
      app.quit();
    },
  });
  // A trust pack that cannot be set is no reason to open nothing: what is not trusted shows in every verdict.
  const setTrust = async (path: string): Promise<void> => {
    try {
      await engine.call({ kind: 'trust', file: await lookAt(path) });
    } catch (error) {
      dialog.showErrorBox(nativeText.trustNotSet, nativeText.toldWhy(path, problemClause(error instanceof Error ? error.message : String(error))));
    }
  };
  if (launch.trust !== null) await setTrust(launch.trust);

  const session = sessions.defaultSession;
  lockDownSession(session, refused);
  serveAssets(session, createAssets(built('../renderer')));
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents, refused));
  registerHandlers({ engine, startFiles: () => pending.splice(0), ownFolders: [dataDir, app.getPath('userData')], dragIcon: built('../renderer/drag.png') });
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
  return { setTrust };
}

/** The windows' ports ended with the engine's process; a reload gives them new ones and keeps their place. */
function engineStopped(restarted: boolean): void {
  if (!restarted) {
    dialog.showErrorBox(nativeText.hasToClose, nativeText.stoppedOften);
    app.exit(1);
    return;
  }
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents.reload();
    void dialog.showMessageBox(window, {
      type: 'warning',
      message: nativeText.startedAgain,
      detail: nativeText.startOnceMore,
    });
  }
}
