import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSample } from '../../src/producer/index.ts';

/**
 * Measures one bundle against other ways of doing the same work, all in one run on one machine, and prints ratios:
 * seconds alone say more about the machine. A benchmark prints; it does not fail.
 *
 *   npm run bench                       a clean sample of 1,000,000 events
 *   npm run bench -- --events 100000    another size
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const events = Number(process.argv[process.argv.indexOf('--events') + 1] ?? 0) || 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));

async function bench(): Promise<void> {
  const made = performance.now();
  const { bundlePath, trustPackPath } = await writeSample({ scenario: 'clean', seed: 'bench', events, outDir: folder });
  const size = statSync(bundlePath).size;
  console.log(`bundle: ${events.toLocaleString('en')} events, ${(size / 2 ** 20).toFixed(0)} MiB, made in ${((performance.now() - made) / 1000).toFixed(1)} s`);
  // Once, unmeasured, so that every contender finds the file in the page cache.
  command('cat', [bundlePath]);

  const verified = job([bundlePath, trustPackPath]);
  console.log(`verify (our engine): ${seconds(verified.seconds)}, ${rate(events / verified.seconds)} events/s, peak ${verified.peakMb} MB; ${verified.axes}`);
  const contenders = [
    { name: 'sha256sum of the same file', time: command('sha256sum', [bundlePath]) },
    { name: 'openssl dgst -sha256', time: command('openssl', ['dgst', '-sha256', bundlePath]) },
    { name: 'Python, chain and digests', time: command('python3', [join(HERE, 'verify.py'), bundlePath]) },
    { name: 'unzip -t, then sha256sum', time: sum(command('unzip', ['-tqq', bundlePath]), command('sha256sum', [bundlePath])) },
  ];
  for (const { name, time } of contenders) {
    console.log(time === null ? `  ${name}: not run here` : `  ${name}: ${seconds(time)}; verify takes ${(verified.seconds / time).toFixed(2)} times as long`);
  }

  const indexed = job([bundlePath, trustPackPath, folder, verified.digest]);
  const load = indexed.seconds - verified.seconds;
  console.log(`verify and index: ${seconds(indexed.seconds)}, peak ${indexed.peakMb} MB; the index adds ${seconds(load)}, ${rate(events / Math.max(load, 0.001))} rows/s`);
  const query = child<{ first: number; again: number; filtered: number; bytes: number; page: number; peakMb: number }>('query-once.ts', [folder, verified.digest]);
  console.log(`timeline columns: ${query.first} ms first, ${query.again} ms again, ${query.filtered} ms filtered, ${(query.bytes / 2 ** 20).toFixed(1)} MiB; a page of events ${query.page} ms; peak ${query.peakMb} MB`);
}

interface Job { readonly seconds: number; readonly events: number; readonly digest: string; readonly peakMb: number; readonly axes: string }

const job = (args: readonly string[]): Job => child<Job>('job-once.ts', args);

/** Runs one of the scripts beside this one under the same loader, and reads its line of JSON. */
function child<T>(script: string, args: readonly string[]): T {
  const done = spawnSync(process.execPath, [...process.execArgv, join(HERE, script), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });
  if (done.status !== 0) throw new Error(`${script} ended with ${done.status}`);
  return JSON.parse(done.stdout) as T;
}

/** Wall-clock seconds of a command, or null where it is not installed or does not succeed. */
function command(name: string, args: readonly string[]): number | null {
  const started = performance.now();
  const done = spawnSync(name, args, { stdio: 'ignore' });
  return done.error !== undefined || done.status !== 0 ? null : (performance.now() - started) / 1000;
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const rate = (value: number): string => Math.round(value).toLocaleString('en');

try {
  await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
