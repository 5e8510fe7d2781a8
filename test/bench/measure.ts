import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One way of doing some work: what it is called, and how to do it once. Seconds, or null where it cannot be done here. */
export interface Contender {
  readonly name: string;
  readonly runs: number;
  once(): Sample | null;
}
export interface Sample {
  readonly seconds: number;
  /** Of the largest process, where it was measured. */
  readonly peakMb?: number;
}
export interface Measured {
  readonly name: string;
  readonly seconds: readonly number[];
  readonly peakMb: number | null;
}

/** Does each in turn, A B C A B C …, so that all of them meet the machine's good and bad moments. */
export function inTurn(contenders: readonly Contender[]): readonly Measured[] {
  const samples = contenders.map((): Sample[] => []);
  const most = Math.max(...contenders.map(({ runs }) => runs));
  for (let run = 0; run < most; run++) {
    for (const [index, contender] of contenders.entries()) {
      const sample = run < contender.runs ? contender.once() : null;
      if (sample !== null) samples[index]!.push(sample);
    }
  }
  return contenders.map(({ name }, index) => ({
    name,
    seconds: samples[index]!.map((sample) => sample.seconds),
    peakMb: samples[index]!.reduce<number | null>((peak, sample) => (sample.peakMb === undefined ? peak : Math.max(peak ?? 0, sample.peakMb)), null),
  }));
}

export const min = (seconds: readonly number[]): number => Math.min(...seconds);

export function median(seconds: readonly number[]): number {
  const sorted = seconds.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** How long ours takes for each second of theirs: at their best moments, and run for run. */
export function ratio(ours: Measured, theirs: Measured): { readonly best: number; readonly middle: number } {
  const pairs = ours.seconds.slice(0, theirs.seconds.length).map((seconds, run) => seconds / theirs.seconds[run]!);
  return { best: min(ours.seconds) / min(theirs.seconds), middle: median(pairs) };
}

/** A command of the system. Null where it is not installed or does not succeed. */
export function command(name: string, args: readonly string[]): Sample | null {
  const started = performance.now();
  const done = spawnSync(name, args, { stdio: 'ignore' });
  return done.error !== undefined || done.status !== 0 ? null : { seconds: (performance.now() - started) / 1000 };
}

/** One part of the benchmark in a process of its own, as it is built, so that its time and memory are its own; what it prints is one line of JSON. */
export function part(name: string, args: readonly string[]): Sample & { readonly said: Readonly<Record<string, unknown>> } {
  const started = performance.now();
  const done = spawnSync(process.execPath, [fileURLToPath(new URL('../../out/bench/parts.js', import.meta.url)), name, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });
  if (done.status !== 0) throw new Error(`${name} ended with ${done.status}`);
  const seconds = (performance.now() - started) / 1000;
  const said = Object.fromEntries(Object.entries(JSON.parse(done.stdout)));
  return { seconds, said, peakMb: number(said, 'peakMb') };
}

export function number(said: Readonly<Record<string, unknown>>, key: string): number {
  const value = said[key];
  if (typeof value !== 'number') throw new Error(`no ${key} was measured`);
  return value;
}
