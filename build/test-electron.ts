import { spawnSync } from 'node:child_process';
import { electronRuntime } from './electron-runtime.ts';

/** `npm run test:electron`: the end-to-end specs once more, in Electron. Says in one line when they did not run. */
const runtime = electronRuntime();
if (runtime === null) {
  console.log('The end-to-end tests did not run in Electron: its runtime is not installed here.');
} else {
  const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, PROOFROOM_ELECTRON: runtime } });
  process.exitCode = status ?? 1;
}
