import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIN_EVENTS, writeSample } from '../../../src/producer/index.ts';
import { codesOfEvidence, verifyPath } from '../../support/verify-path.ts';
import { readTrustPack } from '../../../src/core/trust/read-pack.ts';
import { readSample } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('sample');
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('writeSample', () => {
  test.each([MIN_EVENTS, 201, 777, 2_000])('writes exactly %i events', async (events) => {
    const sample = await readSample(folder, 'incident', '7', events);
    expect(sample.events).toHaveLength(events);
  });

  test('the same request gives the same bytes', async () => {
    const first = await writeSample({ scenario: 'incident', seed: 9, events: 500, outDir: join(folder, 'a') });
    const second = await writeSample({ scenario: 'incident', seed: '9', events: 500, outDir: join(folder, 'b') });
    expect(digest(first.bundlePath)).toBe(digest(second.bundlePath));
    expect(digest(first.trustPackPath)).toBe(digest(second.trustPackPath));
    expect(second.story).toEqual(first.story);
  });

  test('another seed tells another story with other keys', async () => {
    const first = await readSample(folder, 'clean', '20', 300);
    const second = await readSample(folder, 'clean', '21', 300);
    expect(first.events[0]!.hash).toBe(second.events[0]!.hash);
    expect(first.events.at(-1)!.hash).not.toBe(second.events.at(-1)!.hash);
    const keyids = (sample: typeof first): readonly unknown[] => (JSON.parse(Buffer.from(sample.files.get('manifest.dsse.json')!).toString('utf8')) as { signatures: { keyid: string }[] }).signatures.map((each) => each.keyid);
    expect(keyids(first)).not.toEqual(keyids(second));
  });

  test('leaves nothing beside the two files, also when it fails', async () => {
    const outDir = join(folder, 'tidy');
    await writeSample({ scenario: 'clean', seed: '7', events: 200, outDir });
    await expect(writeSample({ scenario: 'clean', seed: '7', events: MIN_EVENTS - 1, outDir })).rejects.toThrow(RangeError);
    await expect(writeSample({ scenario: 'clean', seed: '7', events: 200, outDir, tamper: 'no-such' })).rejects.toThrow(RangeError);
    expect(readdirSync(outDir).sort()).toEqual(['clean-7.evidence.zip', 'demo.trust-pack.json']);
  });

  test('refuses a seed that would leave the folder', async () => {
    await expect(writeSample({ scenario: 'clean', seed: '../x', events: 200, outDir: folder })).rejects.toThrow(RangeError);
  });

  test('the clean sample verifies: what was seen and countersigned, and unknown types, are remarked', async () => {
    const sample = await writeSample({ scenario: 'clean', seed: '7', events: 1_500, outDir: folder });
    const pack = readTrustPack(readFileSync(sample.trustPackPath));
    if (!pack.ok) throw new Error(pack.problem);
    const verified = await verifyPath(sample.bundlePath, { trust: pack, asOf: '2026-11-10T00:00:00.000Z' });
    expect(codesOfEvidence(verified)).toEqual(['countersignature.verified', 'record.unknown-event-type', 'timestamp.verified']);
    expect(verified.run.signers.map(({ outcome, certifiedBy }) => `${outcome} ${certifiedBy.length}`)).toEqual(['valid 0', 'valid 2']);
    const outcomes = verified.run.controls.filter((control) => !control.advisory).map((control) => control.outcome);
    expect(outcomes.filter((each) => each !== 'pass' && each !== 'not-applicable')).toEqual([]);
    expect(outcomes).toContain('pass');
  });
});
