import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ordinaryArchive } from './ordinary-archive.ts';
import { emptyResult, sweepPart, type PartResult } from './part.ts';
import { smallestBundle } from './smallest-bundle.ts';
import { sweepTampers } from './tampers.ts';

/**
 * Changes one sealed bundle in every way of a kind and asks whether the verifier says so, as any shell would ask it,
 * with a finding of the changed byte's own class; then the same files in an archive that is not sealed, where a change
 * may stay unseen if every signed file reads as it did. Exit code 1 when a change went unnoticed, or when fewer were
 * tried than the archives have bits.
 *
 *   npm run sweep             every bit of every byte, every named tamper
 *   npm run sweep -- --full   every value, every deletion and insertion of a byte, every cut (an hour or more)
 *   npm run sweep -- --full --every=20    one change in twenty of these, for a first look
 */

const full = process.argv.includes('--full');
const part = /^--part=(\d+)\/(\d+)$/u.exec(process.argv[2] ?? '');
const every = Number(/^--every=(\d+)$/u.exec(process.argv.find((each) => each.startsWith('--every=')) ?? '')?.[1] ?? 1);
/** Sixteen verifications of a few kilobytes that take this long hang, on however busy a machine. */
const SILENCE_MS = 180_000;
const LARGEST = 8 * 1024;

if (part !== null) await child(Number(part[1]), Number(part[2]));
else process.exitCode = await parent();

async function child(k: number, n: number): Promise<void> {
  const result = await sweepPart(k, n, full, (done, at) => process.send?.({ kind: 'progress', tried: done.tried, at }));
  process.send?.({ kind: 'done', result });
}

async function parent(): Promise<number> {
  const started = performance.now();
  const { archive, files } = smallestBundle();
  const ordinary = ordinaryArchive(files).archive;
  if (archive.length > LARGEST) throw new Error(`the smallest bundle has ${archive.length} bytes`);
  const processes = Math.min(4, availableParallelism());
  console.log(`sweep: a sealed bundle of ${archive.length} bytes, ${full ? 'every change of one byte' : 'every bit'}; the same files in an archive of ${ordinary.length} bytes that is not sealed, every bit; ${every === 1 ? '' : `one change in ${every}; `}${processes} processes`);
  const total = merge(await Promise.all(Array.from({ length: processes }, (_, k) => run(k, processes * every))));
  const whole = archive.length * (full ? 255 + 1 + 256 + 1 : 8) + ordinary.length * 8;
  const floor = every === 1 ? whole : Math.floor(whole / every) - 2 * processes;
  show('findings that were raised', total.byCode);
  show('changes, by what was changed', total.byClass);
  show('changes of the archive that is not sealed which nothing tells and which leave every signed file as it was', total.unsealed);
  for (const each of total.undetected.slice(0, 50)) console.log(`  undetected: ${each.kind} at ${each.offset} (${each.region}), ${each.detail}: ${each.because}`);
  const tampers = await sweepTampers();
  const kinds = Object.entries(total.byKind).map(([kind, count]) => `${count} ${kind}`).join(', ');
  console.log(`sweep: tried ${total.tried} (${kinds}), undetected ${total.undetected.length}; tampers tried ${tampers.tried}, undetected ${tampers.undetected}; ${Math.round((performance.now() - started) / 1000)} s`);
  if (total.tried < floor) console.log(`error: ${total.tried} changes tried, at least ${floor} wanted`);
  if (tampers.tried < 40) console.log('error: fewer than forty named tampers were tried');
  return total.undetected.length > 0 || tampers.undetected > 0 || total.tried < floor || tampers.tried < 40 ? 1 : 0;
}

function show(title: string, counts: Readonly<Record<string, number>>): void {
  console.log(`  ${title}:`);
  for (const [name, count] of Object.entries(counts).sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(8)}  ${name}`);
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
  const sum = emptyResult();
  for (const each of parts) {
    sum.tried += each.tried;
    for (const of of ['byKind', 'byCode', 'byClass', 'unsealed'] as const) for (const [key, count] of Object.entries(each[of])) sum[of][key] = (sum[of][key] ?? 0) + count;
    sum.undetected.push(...each.undetected);
  }
  return sum;
}
