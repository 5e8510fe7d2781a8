import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the vault lives unless the user says otherwise: the platform's folder for what an application keeps. */
export function defaultDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Proofroom');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Proofroom');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'proofroom');
}

export interface Places {
  /** The built window. */
  readonly rendererDir: string;
  /** The built worker; absent when this runs from source, where jobs run on the main thread. */
  readonly worker?: URL;
}

/** `module` is the running entry's own URL: beside the built one lie the worker and, one up, the window. */
export function places(module: string): Places {
  if (module.endsWith('.ts')) return { rendererDir: fileURLToPath(new URL('../../out/renderer', module)) };
  return { rendererDir: fileURLToPath(new URL('../renderer', module)), worker: new URL('./job-worker.js', module) };
}
