import { BrowserWindow, screen, type Session } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { MINIMUM, placeWindow, readWindowState, type WindowState } from './window-state.ts';
import { START_URL } from './policy.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly session: Session;
  /** File in which the window's place is kept. */
  readonly stateFile: string;
  readonly devTools: boolean;
  /** The page has loaded, for the first time or again. */
  readonly onLoaded: (window: BrowserWindow) => void;
}

/** Opens the one window where it was left. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const left = readState(options.stateFile);
  const window = new BrowserWindow({
    ...placeWindow(left, screen.getAllDisplays().map(({ workArea }) => workArea)),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: 'Proofroom',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  if (left?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-finish-load', () => options.onLoaded(window));
  window.on('close', () => writeState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(START_URL);
  return window;
}

function readState(file: string): WindowState | null {
  try {
    return readWindowState(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Losing the window's place is no reason to keep it from closing. */
function writeState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    return;
  }
}
