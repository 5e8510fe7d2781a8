import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTrust, type Trust } from '../../src/engine/verify/trust.ts';
import { MIN_EVENTS, TAMPERS, writeSample, type Sample } from '../../src/producer/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { tamperBundle } from '../../src/producer/tamper/index.ts';
import { runAuditorScript, type ScriptAnswer } from '../support/auditor-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { outcomes, verifyPath } from '../support/verify-path.ts';

const SCRIPT = 'resources/auditor/verify.mjs';
const root = temporaryFolder('auditor-script');
const AS_OF = '2026-11-20T00:00:00.000Z';

interface Both {
  readonly ours: readonly [string | undefined, string | undefined];
  readonly theirs: readonly [string | undefined, string | undefined];
  readonly answer: ScriptAnswer;
}

/** What Proofroom and the script make of the same bytes: integrity and authenticity. */
async function both(path: string, trustPath: string, trust: Trust): Promise<Both> {
  const verified = await verifyPath(path, { trust, asOf: AS_OF }, { openProver: () => null });
  const run = `${path}.run.json`;
  writeFileSync(run, verified.bytes);
  const answer = await runAuditorScript(SCRIPT, ['--evidence', path, '--trust', trustPath, '--run', run]);
  const { integrity, authenticity } = outcomes(verified);
  return { ours: [integrity, authenticity], theirs: [answer.outcomes['integrity'], answer.outcomes['authenticity']], answer };
}

const trustAt = (path: string): Trust => {
  const read = readTrust(readFileSync(path));
  if (!read.ok) throw new Error(read.problem);
  return read.trust;
};

describe('samples', () => {
  test.each([['clean', '1'], ['clean', '9'], ['incident', '2'], ['incident', '6'], ['incident', '11'], ['incident', '4']] as const)('%s with seed %s: the same answer, and the run’s digests, heads and signatures', async (scenario, seed) => {
    const sample = await writeSample({ scenario, seed, events: MIN_EVENTS, outDir: join(root, `${scenario}-${seed}`) });
    const { ours, theirs, answer } = await both(sample.bundlePath, sample.trustPackPath, trustAt(sample.trustPackPath));
    expect(theirs, answer.text).toEqual(ours);
    expect(answer.outcomes['agreement with the run'], answer.text).toBe('pass');
    expect(answer.code).toBe(0);
  });
});

/**
 * Where the script says something else, because it does not look there, and says so at its top. A change that is not
 * here must be answered alike; one that is here and is answered alike must be taken off.
 */
const STAMPS = 'it compares what a time-stamp is about and does not judge the stamp';
const CERTIFICATES = 'it follows certificates to an anchor and reads neither their extensions nor revocation lists';
const END = 'it reads nothing behind a wrong end, so it has nothing to say about signatures';
const LESS: Readonly<Record<string, string>> = {
  'forge-stamp': STAMPS, 'stamp-by-stranger': STAMPS, 'stamp-without-purpose': STAMPS, 'stamp-in-the-future': STAMPS, 'stamp-cut-short': STAMPS,
  'certificate-for-encryption': CERTIFICATES, 'certificate-too-deep': CERTIFICATES, 'revoked-before-signing': CERTIFICATES, 'revocation-list-forged': CERTIFICATES,
  'append-bytes': END, 'archive-comment': END, 'wrong-count': 'it goes on reading by the wrong count',
};

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
    // What is wrong with the bytes it always sees; what is not wrong it never accuses.
    expect(theirs[0], answer.text).toBe(ours[0]);
    expect(theirs[1] !== ours[1], answer.text).toBe(Object.hasOwn(LESS, name));
    if (ours.includes('fail') && !Object.hasOwn(LESS, name)) expect(answer.code).toBe(1);
  });

  test('the list of what it covers less names changes that there are', () => {
    expect(Object.keys(LESS).filter((name) => !TAMPERS.some((each) => each.name === name))).toEqual([]);
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

  test('without a trust pack nobody’s key counts', async () => {
    const answer = await runAuditorScript(SCRIPT, ['--evidence', sample.bundlePath]);
    expect([answer.code, answer.outcomes['integrity'], answer.outcomes['authenticity']]).toEqual([2, 'pass', 'indeterminate']);
  });
});
