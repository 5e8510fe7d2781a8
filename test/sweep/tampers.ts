import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODES } from '../../src/core/findings/index.ts';
import { MIN_EVENTS, writeSample } from '../../src/producer/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { tamperBundle, TAMPERS } from '../../src/producer/tamper/index.ts';
import { createExaminer } from './examine.ts';

const SEED = 'sweep';
/** Small, and still large enough that every named change finds something to change. */
const EVENTS = Math.max(MIN_EVENTS, 1_000);

/** Every named change of the producer to a small sample must raise the code that it is documented to raise. */
export async function sweepTampers(): Promise<{ readonly tried: number; readonly undetected: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'proofroom-tampers-'));
  let undetected = 0;
  try {
    const { bundlePath, trustPackPath, story } = await writeSample({ scenario: 'clean', seed: SEED, events: EVENTS, outDir: folder });
    const trustPack = await readFile(trustPackPath);
    const asOf = asOfAfter(story.startedAt);
    await createExaminer(bundlePath, trustPack, asOf);
    for (const { name, expects } of TAMPERS) {
      const path = join(folder, 'changed.zip');
      await tamperBundle(name, bundlePath, path, SEED, createKeyring(SEED));
      const examiner = await createExaminer(bundlePath, trustPack, asOf, path);
      const found = await examiner.examine();
      const problem = !found.codes.includes(expects)
        ? `no ${expects}, but ${found.codes.join(', ') || 'nothing'}`
        : found.detected || CODES[expects].effect === 'note' ? null : found.because;
      if (problem !== null) undetected += 1;
      console.log(`  ${problem === null ? 'raised  ' : 'MISSED  '}  ${name}: ${problem ?? expects}`);
    }
    return { tried: TAMPERS.length, undetected };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A year after the story: later than anything in the sample, and inside its keys' years. */
const asOfAfter = (startedAt: string): string => new Date(Date.parse(startedAt) + 90 * 86_400_000).toISOString();
