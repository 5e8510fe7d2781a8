import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of Electron's runtime; null where it is not installed. Nothing is fetched here. */
export function electronRuntime(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist';
  const named = 'node_modules/electron/path.txt';
  const path = join(folder, existsSync(named) ? readFileSync(named, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(path) ? path : null;
}
