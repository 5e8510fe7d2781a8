import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sweepPart, type PartResult } from './part.ts';
import { smallestBundle } from './smallest-bundle.ts';
import { sweepTampers } from './tampers.ts';

/**
 * Changes one sealed bundle in every way of a kind and asks whether the verifier says so, as any shell would ask it.
 * Exit code 1 when a change went unnoticed, or when fewer were tried than the bundle has bits.
 *
 *   npm run sweep             every bit of every byte, every named tamper
 *   npm run sweep -- --full   also every other value, every deletion and insertion of a byte, every cut (an hour or more)
 */

const full = process.argv.includes('--full');
const [, part] = /^--part=(\d+)\/(\d+)$/u.exec(process.argv[2] ?? '') ?? [];
/** A verification of a few kilobytes that takes this long hangs. */
const SILENCE_MS = 60_000;

if (part !== undefined) await child();
else process.exitCode = await parent();

async function child(): Promise<void> {
  const [k = 0, n = 1] = (process.argv[2] ?? '').slice('--part='.length).split('/').map(Number);
  const result = await sweepPart(k, n, full, (done, at) => process.send?.({ kind: 'progress', tried: done.tried, at }));
  process.send?.({ kind: 'done', result });
}

async function parent(): Promise<number> {
  const started = performance.now();
  const { archive, regions } = smallestBundle();
  const processes = Math.min(4, availableParallelism());
  console.log(`sweep: a sealed bundle of ${archive.length} bytes, ${full ? 'every change of one byte' : 'every bit'}, ${processes} processes`);
  const parts = await Promise.all(Array.from({ length: processes }, (_, k) => run(k, processes)));
  const total = merge(parts);
  const floor = archive.length * (full ? 8 + 255 + 1 + 2 + 1 : 8);
  for (const [code, count] of Object.entries(total.byCode).sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(8)}  ${code}`);
  for (const each of total.undetected.slice(0, 50)) {
    const region = regions.find(({ from, to }) => each.offset >= from && each.offset < to)?.name ?? 'the end';
    console.log(`  undetected: ${each.kind} at ${each.offset} (${region}), ${each.detail}: ${each.because}`);
  }
  const tampers = await sweepTampers();
  const kinds = Object.entries(total.byKind).map(([kind, count]) => `${count} ${kind}`).join(', ');
  console.log(`sweep: tried ${total.tried} (${kinds}), undetected ${total.undetected.length}; tampers tried ${tampers.tried}, undetected ${tampers.undetected}; ${Math.round((performance.now() - started) / 1000)} s`);
  if (total.tried < floor) console.log(`error: ${total.tried} changes tried, at least ${floor} wanted`);
  if (tampers.tried === 0) console.log('error: no named tamper was tried');
  return total.undetected.length > 0 || tampers.undetected > 0 || total.tried < floor || tampers.tried === 0 ? 1 : 0;
}

function run(k: number, n: number): Promise<PartResult> {
  return new Promise((resolve, reject) => {
    let at = 'the beginning';
    const worker = fork(fileURLToPath(import.meta.url), [`--part=${k}/${n}`, ...(full ? ['--full'] : [])]);
    const silence = (): NodeJS.Timeout => setTimeout(() => {
      worker.kill('SIGKILL');
      reject(new Error(`no answer for ${SILENCE_MS / 1000} s after ${at}`));
    }, SILENCE_MS);
    let timer = silence();
    worker.on('message', (message: { kind: 'progress'; at: string } | { kind: 'done'; result: PartResult }) => {
      clearTimeout(timer);
      if (message.kind === 'done') {
        resolve(message.result);
        return;
      }
      at = message.at;
      timer = silence();
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`a part ended with ${code} after ${at}`));
    });
  });
}

function merge(parts: readonly PartResult[]): PartResult {
  const sum: PartResult = { tried: 0, byKind: {}, byCode: {}, undetected: [] };
  for (const each of parts) {
    sum.tried += each.tried;
    for (const [kind, count] of Object.entries(each.byKind)) sum.byKind[kind] = (sum.byKind[kind] ?? 0) + count;
    for (const [code, count] of Object.entries(each.byCode)) sum.byCode[code] = (sum.byCode[code] ?? 0) + count;
    sum.undetected.push(...each.undetected);
  }
  return sum;
}
