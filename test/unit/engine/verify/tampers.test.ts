import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/findings/index.ts';
import { readTrust, type Trust } from '../../../../src/engine/verify/trust.ts';
import { MIN_EVENTS, TAMPERS, writeSample, type Sample } from '../../../../src/producer/index.ts';
import { createKeyring } from '../../../../src/producer/scenario/keyring.ts';
import { tamperBundle, tamperFiles } from '../../../../src/producer/tamper/index.ts';
import { readSealedArchive } from '../../../../src/producer/zip/read-sealed.ts';
import { bareWords, saidTwice } from '../../../support/run-sentences.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('tampers');
const SEED = 'tamper';
const AS_OF = '2026-11-20T00:00:00.000Z';
let sample: Sample;
let trust: Trust;

beforeAll(async () => {
  sample = await writeSample({ scenario: 'clean', seed: SEED, events: Math.max(MIN_EVENTS, 600), outDir: root });
  const read = readTrust(readFileSync(sample.trustPackPath));
  if (!read.ok) throw new Error(read.problem);
  trust = read.trust;
});

const verify = (path: string) => verifyPath(path, { trust, asOf: AS_OF });

describe('what the producer can do to its own bundles', () => {
  test('left alone, the record holds, and raises none of what the changes raise', async () => {
    const clean = await verify(sample.bundlePath);
    expect(outcomes(clean)).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass' });
    expect(TAMPERS.filter(({ expects }) => codes(clean).includes(expects)).map(({ name }) => name)).toEqual([]);
  });

  test.each(TAMPERS.map((tamper) => [tamper.name, tamper.expects]))('%s shows as %s', async (name, code) => {
    const path = join(root, 'changed.zip');
    await tamperBundle(name, sample.bundlePath, path, SEED, createKeyring(SEED));
    const changed = await verify(path);
    expect(codes(changed)).toContain(code);
    expect(bareWords(changed.run.findings)).toEqual([]);
    expect(saidTwice(changed.run.findings)).toEqual([]);
  });
});

/** What is said of those who vouch, where nobody is trusted. */
const VOUCHERS = TAMPERS.filter(({ expects }) => /^(?:timestamp|certificate|countersignature)\./.test(expects));

describe('without a trust pack nothing is said twice, and nothing in the verifier’s own words', () => {
  test.each([['left alone'], ...VOUCHERS.map(({ name }) => [name])])('%s', async (name) => {
    const path = join(root, 'untrusted.zip');
    if (name === 'left alone') writeFileSync(path, readFileSync(sample.bundlePath));
    else await tamperBundle(name, sample.bundlePath, path, SEED, createKeyring(SEED));
    const { run } = await verifyPath(path, { trust: null, asOf: AS_OF });
    expect(run.findings.length).toBeGreaterThan(0);
    expect(bareWords(run.findings)).toEqual([]);
    expect(saidTwice(run.findings)).toEqual([]);
  });
});

/** Names that lead out of a folder cannot be put into one. */
const IN_ARCHIVES_ONLY = ['escaping-name', 'absolute-name'];
/** Some file systems hold one file under both names. */
const NEEDS_CASE = process.platform === 'linux' ? [] : ['colliding-name'];
const CONTENT = TAMPERS.filter(({ name, change }) => change.to === 'content' && ![...IN_ARCHIVES_ONLY, ...NEEDS_CASE].includes(name));

function unpack(files: ReadonlyMap<string, Uint8Array>): string {
  const folder = join(root, 'unpacked');
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

const exceptArchive = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ code }) => !code.startsWith('archive.'));

describe('a folder gives the findings of the archive with the same content, but for the archive’s own', () => {
  test.each([['left alone', null] as const, ...CONTENT.map(({ name }) => [name, name] as const)])('%s', async (_, name) => {
    const clean = readSealedArchive(readFileSync(sample.bundlePath));
    const files = name === null ? clean : tamperFiles(name, clean, SEED, createKeyring(SEED));
    const path = join(root, 'packed.zip');
    if (name === null) writeFileSync(path, readFileSync(sample.bundlePath));
    else await tamperBundle(name, sample.bundlePath, path, SEED, createKeyring(SEED));
    const [archive, folder] = [await verify(path), await verify(unpack(files))];
    expect(exceptArchive(folder.run.findings)).toEqual(exceptArchive(archive.run.findings));
    expect(outcomes(folder)).toEqual(outcomes(archive));
    expect(folder.run.files).toEqual(archive.run.files);
  });
});
