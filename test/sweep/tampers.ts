import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIN_EVENTS, TAMPERS, writeSample } from '../../src/producer/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { tamperBundle } from '../../src/producer/tamper/index.ts';
import { codesOf, createExaminer } from './examine.ts';

const SEED = 'sweep';
/** Small, and still large enough that every named change finds something to change. */
const EVENTS = Math.max(MIN_EVENTS, 1_000);

/** Every named change of the producer to a small sample must raise the code that it is documented to raise. */
export async function sweepTampers(): Promise<{ readonly tried: number; readonly undetected: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'proofroom-tampers-'));
  let undetected = 0;
  try {
    const { bundlePath, trustPackPath, story } = await writeSample({ scenario: 'clean', seed: SEED, events: EVENTS, outDir: folder });
    const examiner = await createExaminer(await readFile(bundlePath), await readFile(trustPackPath), asOfAfter(story.startedAt));
    const raisedByClean = new Set<string>(codesOf(examiner.clean.findings));
    const path = join(folder, 'changed.zip');
    for (const { name, expects } of TAMPERS) {
      await tamperBundle(name, bundlePath, path, SEED, createKeyring(SEED));
      const { worse, fresh, threw } = await examiner.examine(await readFile(path));
      const codes = codesOf(fresh);
      const problem = threw !== null ? `the verifier threw: ${threw}`
        : raisedByClean.has(expects) ? `the clean bundle raises ${expects} too`
          : !codes.includes(expects) ? `no ${expects}, but ${codes.join(', ') || 'nothing'}`
            : worse.length === 0 ? 'no axis is worse for it' : null;
      if (problem !== null) {
        undetected += 1;
        console.log(`  MISSED    ${name}: ${problem}`);
      }
    }
    return { tried: TAMPERS.length, undetected };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A quarter after the story: later than anything in the sample, and inside its keys' years. */
const asOfAfter = (startedAt: string): string => new Date(Date.parse(startedAt) + 90 * 86_400_000).toISOString();
