import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import config from '../electron.vite.config.ts';

/**
 * `npm run dev`: the window built again at every change, and the loopback host from source beside it on two sample
 * cases. No dev server: the policy that keeps the window from every address would keep it from that one too, and is
 * not to be loosened for us. Reload the tab to see a change of the window; start again for one of the engine.
 */
const SAMPLES = 'samples';
const SEED = '7';
const EVENTS = '5000';

const bundles = ['incident', 'clean'].map((scenario) => join(SAMPLES, `${scenario}-${SEED}.evidence.zip`));
const trust = join(SAMPLES, 'demo.trust-pack.json');
const source = (entry: string, ...args: readonly string[]): string[] => ['--import', 'tsx', entry, ...args];

if (![...bundles, trust].every((path) => existsSync(path))) {
  for (const scenario of ['incident', 'clean']) {
    const { status } = spawnSync(process.execPath, source('src/cli/index.ts', 'sample', '--scenario', scenario, '--seed', SEED, '--events', EVENTS, '--out', SAMPLES), { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 70);
  }
}

process.env['NODE_ENV'] = 'development';
const { renderer } = config;
const watcher = await build({
  ...renderer,
  configFile: false,
  mode: 'development',
  logLevel: 'warn',
  build: { ...renderer?.build, outDir: '../../out/renderer', emptyOutDir: true, minify: false, sourcemap: 'inline', watch: {} },
});
if (!('on' in watcher)) throw new Error('vite built once instead of watching');

let serving = false;
watcher.on('event', (event) => {
  if (event.code !== 'BUNDLE_END') return;
  void event.result.close();
  console.log(`window: built in ${event.duration} ms`);
  if (!serving) serve();
  serving = true;
});

function serve(): void {
  const host = spawn(process.execPath, source('src/host/index.ts', '--data', join(SAMPLES, 'dev-workstation'), '--trust', trust, ...bundles), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));
  host.on('exit', (code) => process.exit(code ?? 0));
}
