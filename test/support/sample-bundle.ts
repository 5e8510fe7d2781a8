import { readFileSync } from 'node:fs';
import type { EventLine } from '../../src/core/bundle/format.ts';
import { writeSample, type Sample } from '../../src/producer/index.ts';
import { readSealedArchive } from '../../src/producer/zip/read-sealed.ts';

/** A seed for each cause, found by asking `causeOf`. */
export const SEEDS = {
  'moved-head': '2', 'self-approval': '6', 'late-approval': '1', 'failed-test': '11', 'ignored-denial': '4',
} as const;

export interface ReadSample extends Sample {
  readonly bytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Events of both streams, each in its order. */
  readonly events: readonly EventLine[];
}

export async function readSample(outDir: string, scenario: 'clean' | 'incident', seed: string, events = 600): Promise<ReadSample> {
  const sample = await writeSample({ scenario, seed, events, outDir });
  const bytes = readFileSync(sample.bundlePath);
  const files = readSealedArchive(bytes);
  const lines = [...files].filter(([name]) => name.startsWith('audit/')).flatMap(([, data]) => Buffer.from(data).toString('utf8').trimEnd().split('\n'));
  return { ...sample, bytes, files, events: lines.map((line) => JSON.parse(line) as EventLine) };
}

export function textOf(sample: ReadSample, name: string): string {
  const bytes = sample.files.get(name);
  if (bytes === undefined) throw new Error(`no ${name}`);
  return Buffer.from(bytes).toString('utf8');
}

/** JSON text of what an envelope in the sample signs. */
export function payloadTextOf(sample: ReadSample, name: string): string {
  const { payload } = JSON.parse(textOf(sample, name)) as { payload: string };
  return Buffer.from(payload, 'base64').toString('utf8');
}
