import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventBytes, readEventProof, type WithheldMember } from '../../../../src/core/event-proof/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { NotFoundError, UnreadableError } from '../../../../src/engine/errors.ts';
import { extractEvent } from '../../../../src/engine/event-proof/extract-event.ts';
import { openContainer } from '../../../../src/engine/verify/index.ts';
import { readTrust } from '../../../../src/engine/verify/trust.ts';
import { runCli } from '../../../../src/cli/program.ts';
import { containerOf, type Files } from '../../../support/memory-container.ts';
import { readSample } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { checkpoint, tinyBundle } from '../../../support/tiny-bundle.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('event-proof');
const extract = (files: Files, event: string, withheld: readonly WithheldMember[] = []): Promise<Uint8Array> => extractEvent(containerOf(files), { event, withheld, limits: DEFAULT_LIMITS });

async function verified(bytes: Uint8Array) {
  const path = join(root, 'event.proof.json');
  writeFileSync(path, bytes);
  return verifyPath(path);
}

describe('one event, handed over', () => {
  test.each([0, 3, 6])('number %i of a log is proved alone', async (seq) => {
    const result = await verified(await extract(tinyBundle(), `evt-${seq}`));
    expect(outcomes(result)).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    expect(result.run.subject).toMatchObject({ kind: 'event-proof', event: `evt-${seq}`, seq, treeSize: 7 });
    expect(result.run.notProved.map(({ key }) => key)).toContain('event-proof-scope');
    expect(Object.values(outcomes(result)).filter((outcome) => outcome === 'pass')).toHaveLength(2);
  });

  test.each([1, 2, 4, 5])('of a log that goes on after %i events of earlier bundles', async (after) => {
    for (let seq = after; seq < 7; seq++) expect(outcomes(await verified(await extract(tinyBundle({ after }), `evt-${seq}`)))).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    await expect(extract(tinyBundle({ after }), `evt-${after - 1}`)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('has the bytes of its line, and without a withheld value all others', async () => {
    const files = tinyBundle();
    const line = Buffer.from(files.get('audit/main/0001.ndjson')!).toString('utf8').split('\n')[3];
    const whole = readEventProof(await extract(files, 'evt-3'));
    expect(whole.ok && Buffer.from(eventBytes(whole.proof.event)).toString('utf8')).toBe(line);
    const without = await extract(files, 'evt-3', [{ member: 'prompt', by: 'Ada', reason: 'personal data' }]);
    expect(Buffer.from(without).toString('utf8')).not.toContain('why?');
    const result = await verified(without);
    expect(outcomes(result)).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    expect(codes(result)).toEqual(['event-proof.value-withheld']);
  });
});

describe('nothing is handed over', () => {
  test('of an event that is not there, or a value that is not disclosed', async () => {
    await expect(extract(tinyBundle(), 'evt-99')).rejects.toBeInstanceOf(NotFoundError);
    await expect(extract(tinyBundle(), 'evt-3', [{ member: 'email', by: 'Ada', reason: 'r' }])).rejects.toBeInstanceOf(NotFoundError);
  });

  test('from a log that does not hold, or does not lead to its head', async () => {
    const changed = tinyBundle();
    const name = 'audit/main/0001.ndjson';
    changed.set(name, Buffer.from(Buffer.from(changed.get(name)!).toString('utf8').replace('agent-1', 'agent-2')));
    await expect(extract(changed, 'evt-3')).rejects.toBeInstanceOf(UnreadableError);
    const cut = tinyBundle();
    cut.delete('audit/main/0002.ndjson');
    await expect(extract(cut, 'evt-3')).rejects.toBeInstanceOf(UnreadableError);
    const headless = tinyBundle();
    headless.delete('checkpoints/main.txt');
    await expect(extract(headless, 'evt-3')).rejects.toBeInstanceOf(UnreadableError);
    const other = tinyBundle();
    other.set('checkpoints/main.txt', checkpoint(7, 'ab'.repeat(32)));
    await expect(extract(other, 'evt-3')).rejects.toBeInstanceOf(UnreadableError);
    await expect(extract(new Map(), 'evt-3')).rejects.toBeInstanceOf(UnreadableError);
  });
});

describe('in the terminal', () => {
  test('a sample’s event is written, withheld in part, and verified with its trust pack', async () => {
    const sample = await readSample(join(root, 'sample'), 'incident', '6');
    const event = sample.events.find(({ open }) => open?.['prompt'] !== undefined);
    if (event === undefined) throw new Error('no such event');
    const out = join(root, 'one.proof.json');
    expect(await runCli(['event', sample.bundlePath, event.record_id, '--out', out, '--withhold', 'prompt', '--by', 'Ada', '--reason', 'Personal data.'], '0.1.0')).toBe(0);
    const trust = readTrust(readFileSync(sample.trustPackPath));
    if (!trust.ok) throw new Error(trust.problem);
    const result = await verifyPath(out, { trust: trust.trust, asOf: '2026-11-20T00:00:00.000Z' });
    expect(outcomes(result)).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
    expect(await runCli(['verify', out, '--trust', sample.trustPackPath, '--as-of', '2026-11-20'], '0.1.0')).toBe(0);
    const container = await openContainer(sample.bundlePath, 'archive', DEFAULT_LIMITS);
    const again = await extractEvent(container, { event: event.record_id, withheld: [{ member: 'prompt', by: 'Ada', reason: 'Personal data.' }], limits: DEFAULT_LIMITS });
    await container.close();
    expect(Buffer.compare(again, readFileSync(out))).toBe(0);
  });

  test('withholding needs a name and a reason; what is not there is said', async () => {
    const sample = await readSample(join(root, 'sample'), 'incident', '6');
    const out = join(root, 'none.json');
    expect(await runCli(['event', sample.bundlePath, 'evt-1', '--out', out, '--withhold', 'prompt'], '0.1.0')).toBe(64);
    expect(await runCli(['event', sample.bundlePath, 'no-such-event', '--out', out], '0.1.0')).toBe(65);
    expect(await runCli(['event', join(root, 'no-such-file'), 'evt-1', '--out', out], '0.1.0')).toBe(65);
  });
});
