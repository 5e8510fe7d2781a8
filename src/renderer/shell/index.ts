import type { Shell } from '../../contract/shell.ts';
import { createBrowserShell } from './browser.ts';
import { createElectronShell, enginePort } from './electron.ts';

/** The shell this window runs in: the preload's bridge tells. */
export async function openShell(): Promise<Shell> {
  const bridge = window.proofroom;
  return bridge === undefined ? createBrowserShell() : createElectronShell(bridge, await enginePort());
}
