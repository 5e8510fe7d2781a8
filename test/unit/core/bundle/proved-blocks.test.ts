import { describe, expect, test } from 'vitest';
import { verifyBundle, type VerifyHooks } from '../../../../src/core/bundle/index.ts';
import type { BundleVerification } from '../../../../src/core/bundle/verification.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { readSigstoreManifest } from '../../../../src/core/sigstore/index.ts';
import { proverHere } from '../../../../src/engine/prover/index.ts';
import { containerOf, type Files } from '../../../support/memory-container.ts';
import { AS_OF, draft, tinyBundle, trustOf, type EventDraft } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf } from '../../../support/verify-tiny.ts';

const LOG = 'audit/main/0001.ndjson';
/** More than four blocks of the smallest size. */
const DRAFTS: readonly EventDraft[] = Array.from({ length: 64 }, (_, seq) => draft(seq));
const bundle = (drafts = DRAFTS): Files => tinyBundle({ drafts, perFile: drafts.length });

interface Way { readonly placed: boolean; readonly prover: boolean; readonly failAt?: number }

async function verify(files: Files, { placed, prover, failAt = Infinity }: Way): Promise<{ readonly result: BundleVerification; readonly events: readonly unknown[]; readonly blocks: number }> {
  const listed = containerOf(files, 1_000);
  const entries = !placed ? listed.entries : listed.entries.map((entry) => ({
    ...entry,
    openPlaced: async () => ({
      readInto: async (memory: Uint8Array, offset: number) => {
        if (offset >= failAt) throw new Error('the disk could not read it');
        const bytes = (files.get(entry.name) ?? new Uint8Array()).subarray(offset, offset + memory.length);
        memory.set(bytes);
        return bytes.length;
      },
      close: async () => undefined,
    }),
  }));
  const events: unknown[] = [];
  let blocks = 0;
  const here = proverHere([3, 9], 4_096);
  const hooks: VerifyHooks = {
    event: (...event) => void events.push(event),
    ...(prover ? { prover: { ...here, examine: (...args) => ((blocks += 1), here.examine(...args)) } } : {}),
  };
  const result = await verifyBundle({ ...listed, entries }, { asOf: AS_OF, trust: trustOf(), limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest }, hooks);
  return { result, events, blocks };
}

const at = (bytes: Uint8Array, line: number): number => Buffer.from(bytes).toString('latin1').split('\n').slice(0, line).join('\n').length + 1;
const changed = (change: (bytes: Uint8Array) => Uint8Array): Files => {
  const files = bundle();
  return files.set(LOG, change(files.get(LOG) ?? new Uint8Array()));
};

describe('a log that is proved in blocks', () => {
  test.each<[string, Files, readonly string[]]>([
    ['as it was written', bundle(), []],
    ['with a flipped bit', changed((bytes) => bytes.map((byte, index) => (index === at(bytes, 40) + 30 ? byte ^ 4 : byte))), ['file.digest-mismatch']],
    ['with a line taken out', changed((bytes) => Buffer.concat([bytes.subarray(0, at(bytes, 40)), bytes.subarray(at(bytes, 41))])), ['chain.gap', 'file.digest-mismatch']],
    ['with a line of its own too many', changed((bytes) => Buffer.concat([bytes, Buffer.from('{}')])), ['event.malformed', 'file.digest-mismatch']],
    ['with a line longer than a block', changed((bytes) => Buffer.concat([bytes.subarray(0, at(bytes, 10)), Buffer.alloc(9_000, 'a'), bytes.subarray(at(bytes, 10) - 1)])), ['event.malformed', 'file.digest-mismatch']],
    ['with a time that goes back', bundle(DRAFTS.map((each, seq) => (seq === 50 ? { ...each, timestamp: DRAFTS[3]!.timestamp } : each))), ['time.decreases', 'time.before-cause']],
  ])('%s gives the findings and events of one that is read line by line', async (_name, files, codes) => {
    const plain = await verify(files, { placed: false, prover: false });
    expect(plain.blocks).toBe(0);
    expect(codesOf(plain.result)).toEqual(expect.arrayContaining([...codes]));
    if (codes.length === 0) expect(codesOf(plain.result)).toEqual([]);
    for (const placed of [true, false]) {
      const proved = await verify(files, { placed, prover: true });
      expect(proved.blocks).toBeGreaterThan(3);
      expect(findingsOf(proved.result)).toEqual(findingsOf(plain.result));
      expect(proved.events).toEqual(plain.events);
      expect(proved.result.counts).toEqual(plain.result.counts);
    }
  });

  test('that the disk cannot read to its end has changed while it was read', async () => {
    const { result } = await verify(bundle(), { placed: true, prover: true, failAt: 9_000 });
    expect(findingsOf(result).find(({ code }) => code === 'file.changed-while-reading')).toMatchObject({ at: { file: LOG }, values: { problem: 'file-system' } });
  });
});
