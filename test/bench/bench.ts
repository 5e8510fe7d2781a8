import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSample } from '../../src/producer/index.ts';
import { job as performJob } from './job-once.ts';
import { query as performQuery } from './query-once.ts';

/**
 * Measures one bundle against other ways of doing the same work, all in one run on one machine, and prints ratios:
 * seconds alone say more about the machine. A benchmark prints; it does not fail.
 *
 *   npm run bench                       a clean sample of 1,000,000 events
 *   npm run bench -- --events 100000    another size
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const events = Number(process.argv[process.argv.indexOf('--events') + 1] ?? 0) || 1_000_000;

async function bench(folder: string): Promise<void> {
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
  const query = child('query', [folder, verified.digest]);
  const ms = (key: string): string => `${number(query, key)} ms`;
  console.log(`timeline columns: ${ms('first')} first, ${ms('again')} again, ${ms('filtered')} filtered, ${(number(query, 'bytes') / 2 ** 20).toFixed(1)} MiB; a page of events ${ms('page')}; peak ${number(query, 'peakMb')} MB`);
}

interface Job { readonly seconds: number; readonly digest: string; readonly peakMb: number; readonly axes: string }

function job(args: readonly string[]): Job {
  const said = child('job', args);
  return { seconds: number(said, 'seconds'), digest: String(said['digest']), peakMb: number(said, 'peakMb'), axes: String(said['axes']) };
}

/** Runs one part in a process of its own under the same loader, so that its memory is its own, and reads its line of JSON. */
function child(part: 'job' | 'query', args: readonly string[]): Readonly<Record<string, unknown>> {
  const done = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), part, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });
  if (done.status !== 0) throw new Error(`${part} ended with ${done.status}`);
  return Object.fromEntries(Object.entries(JSON.parse(done.stdout)));
}

function number(said: Readonly<Record<string, unknown>>, key: string): number {
  const value = said[key];
  if (typeof value !== 'number') throw new Error(`no ${key} was measured`);
  return value;
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

const [part, ...rest] = process.argv.slice(2);
if (part === 'job') await performJob(rest);
else if (part === 'query') await performQuery(rest);
else {
  const folder = mkdtempSync(join(tmpdir(), 'proofroom-bench-'));
  try {
    await bench(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
