import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import type { Trust } from '../../src/engine/verify/trust.ts';
import { MIN_EVENTS, TAMPERS, writeSample, type Sample } from '../../src/producer/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { tamperBundle } from '../../src/producer/tamper/index.ts';
import { rewriteLog } from '../../src/producer/tamper/log.ts';
import { firstNamed, reseal, type OpenedBundle } from '../../src/producer/tamper/opened-bundle.ts';
import { readSealedArchive } from '../../src/producer/zip/read-sealed.ts';
import { fileOfBytes, writeSealedArchive } from '../../src/producer/zip/sealed-archive.ts';
import { AUDITOR_SCRIPT as SCRIPT, bothAnswers as both, JUDGED_AS_OF as AS_OF, runAuditorScript, trustAt } from '../support/auditor-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { verifyPath } from '../support/verify-path.ts';

const root = temporaryFolder('auditor-script');

describe('samples', () => {
  test.each([['clean', '1'], ['clean', '9'], ['incident', '2'], ['incident', '6'], ['incident', '11'], ['incident', '4']] as const)('%s with seed %s: the same answer, and the run’s digests, heads and signatures', async (scenario, seed) => {
    const sample = await writeSample({ scenario, seed, events: MIN_EVENTS, outDir: join(root, `${scenario}-${seed}`) });
    const { ours, theirs, answer } = await both(sample.bundlePath, sample.trustPackPath, trustAt(sample.trustPackPath));
    expect(theirs, answer.text).toEqual(ours);
    expect(answer.outcomes['agreement with the run'], answer.text).toBe('pass');
    expect(answer.code).toBe(0);
  });
});

describe('a sample that was changed', () => {
  const SEED = 'tamper';
  let sample: Sample;
  let trust: Trust;
  beforeAll(async () => {
    sample = await writeSample({ scenario: 'clean', seed: SEED, events: 600, outDir: join(root, 'changed') });
    trust = trustAt(sample.trustPackPath);
  });

  test.each(TAMPERS.map(({ name }) => name))('%s', async (name) => {
    const path = join(root, `${name}.zip`);
    await tamperBundle(name, sample.bundlePath, path, SEED, createKeyring(SEED));
    const { ours, theirs, answer } = await both(path, sample.trustPackPath, trust);
    expect(theirs, answer.text).toEqual(ours);
    if (Object.values(ours).includes('fail')) expect(answer.code).toBe(1);
  });

  const SIGNED: Readonly<Record<string, (bundle: OpenedBundle) => void>> = {
    'a file among the logs that no log claims': (bundle) => {
      bundle.files.set('audit/other/0001.ndjson', encodeUtf8('{}\n'));
      reseal(bundle);
    },
    'a head that no log claims': (bundle) => {
      bundle.files.set('checkpoints/other.txt', encodeUtf8('other'));
      reseal(bundle);
    },
    'what was added to the seal, listed': (bundle) => {
      const name = firstNamed(bundle, (each) => each.startsWith('seal/crls/'));
      reseal(bundle, (statement) => ({ ...statement, subject: [...statement.subject, { name, digest: { sha256: '0'.repeat(64) } }].sort((left, right) => (left.name < right.name ? -1 : 1)) }));
    },
    'an event without its layer': (bundle) => rewriteLog(bundle, (events) => events.map((event, at) => {
      const { layer: _, ...others } = event;
      return at === 3 ? { ...others } as typeof event : event;
    })),
    'an integer beyond those that are told apart': (bundle) => {
      const name = firstNamed(bundle, (each) => each.startsWith('agents/'));
      bundle.files.set(name, encodeUtf8('{"agents":9007199254740992}'));
      reseal(bundle);
    },
  };

  test.each(Object.entries(SIGNED))('by whoever holds all its keys: %s', async (name, change) => {
    const bundle = { files: readSealedArchive(readFileSync(sample.bundlePath)), seed: SEED, keyring: createKeyring(SEED), stranger: createKeyring('stranger').store };
    change(bundle);
    const path = join(root, `${name.replaceAll(/\W/g, '-')}.zip`);
    await writeSealedArchive(path, [...bundle.files].map(([entry, data]) => fileOfBytes(entry, data)));
    const { ours, theirs, answer } = await both(path, sample.trustPackPath, trust);
    expect([ours.integrity, theirs.integrity, answer.code], answer.text).toEqual(['fail', 'fail', 1]);
  });

  test('a run about other bytes, or with another head, does not agree', async () => {
    const verified = await verifyPath(sample.bundlePath, { trust, asOf: AS_OF });
    const [first, ...others] = verified.run.streams;
    if (first === undefined) throw new Error('no stream');
    for (const [index, run] of [
      { ...verified.run, subject: { ...verified.run.subject, digest: '0'.repeat(64) } },
      { ...verified.run, streams: [{ ...first, head: '0'.repeat(64) }, ...others] },
      { ...verified.run, files: verified.run.files.map((file) => ({ ...file, sha256: '0'.repeat(64) })) },
      { ...verified.run, signers: verified.run.signers.map((signer) => ({ ...signer, outcome: 'invalid' as const })) },
    ].entries()) {
      const path = join(root, `other-${index}.json`);
      writeFileSync(path, JSON.stringify(run));
      const answer = await runAuditorScript(SCRIPT, ['--evidence', sample.bundlePath, '--trust', sample.trustPackPath, '--run', path]);
      expect([answer.code, answer.outcomes['agreement with the run']], answer.text).toEqual([1, 'fail']);
    }
  });
});
