import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from './electron-runtime.ts';

/**
 * `npm start`: builds, makes the two sample cases once, and opens the workstation on them.
 * Electron where its runtime is here or can be fetched; else the loopback host in a browser; without a display,
 * the host's address and the verdicts in the terminal.
 */
const SAMPLES = 'samples';
const SEED = '7';
const EVENTS = '5000';
const ELECTRON_FETCH_LIMIT_MS = 180_000;

const bundles = ['incident', 'clean'].map((scenario) => join(SAMPLES, `${scenario}-${SEED}.evidence.zip`));
const trust = join(SAMPLES, 'demo.trust-pack.json');

run('npx', ['electron-vite', 'build', '--logLevel', 'error']);
if (![...bundles, trust].every((path) => existsSync(path))) {
  for (const scenario of ['incident', 'clean']) {
    run(process.execPath, ['out/main/cli.js', 'sample', '--scenario', scenario, '--seed', SEED, '--events', EVENTS, '--out', SAMPLES]);
  }
}

const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const electron = display ? fetchedRuntime() : null;
if (electron !== null) {
  stayWith(electron, ['.', '--trust', trust, ...bundles]);
} else {
  console.log(
    display
      ? 'The Electron runtime is not installed and could not be fetched: opening the workstation in your browser instead.'
      : 'No display here: open the address below in a browser on this machine.',
  );
  if (!display) run(process.execPath, ['out/main/cli.js', 'verify', ...bundles, '--trust', trust], [0, 1, 2]);
  stayWith(process.execPath, ['out/main/host.js', '--data', join(SAMPLES, 'workstation'), '--trust', trust, ...(display ? ['--open'] : []), ...bundles]);
}

/** Path of the runtime, fetching it once if it is absent; null when that fails. */
function fetchedRuntime(): string | null {
  const found = electronRuntime();
  if (found !== null || process.env['CI'] !== undefined) return found;
  console.log('Fetching the Electron runtime, once.');
  spawnSync(process.execPath, ['node_modules/electron/install.js'], { stdio: 'ignore', timeout: ELECTRON_FETCH_LIMIT_MS });
  return electronRuntime();
}

function run(command: string, args: readonly string[], expected: readonly number[] = [0]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' && command === 'npx' });
  if (!expected.includes(status ?? 70)) process.exit(status ?? 70);
}

function stayWith(command: string, args: readonly string[]): void {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}
