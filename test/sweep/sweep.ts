import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { changesOf, chunksOf, type Chunk, type Plan } from './chunks.ts';
import type { Asked, Told } from './messages.ts';
import { ordinaryArchive } from './ordinary-archive.ts';
import { addResult, emptyResult, type SweepResult } from './result.ts';
import { smallestBundle } from './smallest-bundle.ts';
import { openState, sourcesDigest } from './state.ts';
import { sweepTampers } from './tampers.ts';

/**
 * Changes one sealed bundle in every way of a kind and asks whether the verifier says so, as any shell would ask it but
 * for the bytes being in memory (`test/unit/sweep` holds runs of both ways against one another),
 * with a finding of the changed byte's own class; then the same files in an archive that is not sealed, where a change
 * may stay unseen if every signed file reads as it did. Exit code 1 when a change went unnoticed, or when fewer were
 * tried than the archives have.
 *
 *   npm run sweep             every bit of every byte, every named tamper
 *   npm run sweep -- --full   every value, every deletion and insertion of a byte, every cut (an hour or two)
 *   npm run sweep -- --full --state=FILE  the same, kept in FILE: a run that was ended goes on where it was
 *   npm run sweep -- --full --minutes=30 --state=FILE   ends after so long, says how far it came; exit code 3
 *   npm run sweep -- --full --processes=1   beside other work
 *   npm run sweep -- --full --every=20    one place in twenty of these, for a first look
 */

const option = (name: string): string | undefined => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const full = process.argv.includes('--full');
const every = Number(option('every') ?? 1);
const minutes = Number(option('minutes') ?? Infinity);
/** Sixteen verifications of a few kilobytes that take this long hang, on however busy a machine. */
const SILENCE_MS = 180_000;
const LARGEST = 8 * 1024;
const TELL_MS = 60_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = 'out/sweep';
/** Not all was tried, and nothing that was tried went unnoticed. */
const UNFINISHED = 3;

process.exitCode = await parent();

async function parent(): Promise<number> {
  await buildWorker();
  const started = performance.now();
  const { archive, files } = smallestBundle();
  const ordinary = ordinaryArchive(files).archive;
  if (archive.length > LARGEST) throw new Error(`the smallest bundle has ${archive.length} bytes`);
  const plan: Plan = { sealedBytes: archive.length, ordinaryBytes: ordinary.length, full, every };
  const chunks = chunksOf(plan);
  const wanted = chunks.reduce((sum, chunk) => sum + changesOf(chunk, plan), 0);
  const statePath = option('state');
  const state = statePath === undefined ? null : openState(statePath, sha256Hex(JSON.stringify([plan, sha256Hex(archive), sha256Hex(ordinary), sourcesDigest()])));
  const total = emptyResult();
  for (const result of state?.done.values() ?? []) addResult(total, result);
  const open = [...chunks.keys()].filter((each) => state?.done.has(each) !== true);
  const processes = Number(option('processes') ?? Math.min(4, availableParallelism()));
  console.log(`sweep: a sealed bundle of ${archive.length} bytes, ${full ? 'every change of one byte' : 'every bit'}; the same files in an archive of ${ordinary.length} bytes that is not sealed, every bit; ${every === 1 ? '' : `one place in ${every}; `}${wanted} changes, each verified from its bytes on, in memory; ${processes} processes${total.tried === 0 ? '' : `; ${total.tried} tried before`}`);
  const before = total.tried;
  const tell = (): void => {
    const rate = (total.tried - before) / ((performance.now() - started) / 1000);
    const left = rate === 0 ? 'not known' : `${Math.ceil((wanted - total.tried) / rate / 60)} minutes`;
    console.log(`  ${total.tried} of ${wanted} (${(total.tried / wanted * 100).toFixed(1)} %), ${rate.toFixed(0)} a second, left: ${left}; undetected ${total.undetected.length}`);
  };
  const timer = setInterval(tell, TELL_MS);
  const next = (): number | null => (performance.now() - started > minutes * 60_000 ? null : open.shift() ?? null);
  const keep = (index: number, result: SweepResult): void => {
    state?.add(index, result);
    addResult(total, result);
  };
  try {
    await Promise.all(Array.from({ length: processes }, () => run(chunks, next, keep)));
  } finally {
    clearInterval(timer);
  }
  show('findings that were raised', total.byCode);
  show('changes, by what was changed', total.byClass);
  show('changes of the archive that is not sealed which nothing tells and which leave every signed file as it was', total.unsealed);
  for (const each of total.undetected.slice(0, 50)) console.log(`  undetected: ${each.kind} at ${each.offset} (${each.region}), ${each.detail}: ${each.because}`);
  const tampers = await sweepTampers();
  const kinds = Object.entries(total.byKind).map(([kind, count]) => `${count} ${kind}`).join(', ');
  console.log(`sweep: tried ${total.tried} of ${wanted} (${kinds}), undetected ${total.undetected.length}; tampers tried ${tampers.tried}, undetected ${tampers.undetected}; ${Math.round((performance.now() - started) / 1000)} s`);
  if (total.tried !== wanted) console.log(`${open.length > 0 ? 'not finished' : 'error'}: ${total.tried} changes tried, ${wanted} wanted`);
  if (tampers.tried < 40) console.log('error: fewer than forty named tampers were tried');
  if (total.undetected.length > 0 || tampers.undetected > 0 || tampers.tried < 40) return 1;
  return total.tried === wanted ? 0 : open.length > 0 ? UNFINISHED : 1;
}

/** The verifier is tried as it is built, a quarter faster than from its sources. */
async function buildWorker(): Promise<void> {
  await build({
    root: ROOT, configFile: false, logLevel: 'warn',
    build: { ssr: true, outDir: OUT, minify: false, target: 'node20', rollupOptions: { input: { worker: join(ROOT, 'test/sweep/worker.ts') } } },
  });
}

function show(title: string, counts: Readonly<Record<string, number>>): void {
  console.log(`  ${title}:`);
  for (const [name, count] of Object.entries(counts).sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(8)}  ${name}`);
}

/** One process, given chunk after chunk until there is none; it is killed when it falls silent. */
function run(chunks: readonly Chunk[], next: () => number | null, keep: (index: number, result: SweepResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let at = 'the beginning';
    let current: number | null = null;
    const worker = fork(join(ROOT, OUT, 'worker.js'), full ? ['--full'] : [], { execArgv: [] });
    const ask = (asked: Asked): void => void worker.send(asked);
    const silence = (): NodeJS.Timeout => setTimeout(() => {
      worker.kill('SIGKILL');
      reject(new Error(`no answer for ${SILENCE_MS / 1000} s after ${at}`));
    }, SILENCE_MS);
    let timer = silence();
    worker.on('message', (told: Told) => {
      clearTimeout(timer);
      timer = silence();
      if (told.kind === 'progress') {
        at = told.at;
        return;
      }
      if (told.kind === 'done' && current !== null) keep(current, told.result);
      current = next();
      const chunk = current === null ? undefined : chunks[current];
      ask(chunk === undefined ? { kind: 'end' } : { kind: 'chunk', chunk });
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0 && current === null) resolve();
      else reject(new Error(`a process ended with ${code} after ${at}`));
    });
  });
}
