import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleVerification, VerifyArguments } from '../../../../src/core/bundle/index.ts';
import type { EventLine } from '../../../../src/core/bundle/format.ts';
import { verifyBundle } from '../../../../src/core/bundle/index.ts';
import type { BlockProver } from '../../../../src/core/chain/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { readSigstoreManifest } from '../../../../src/core/sigstore/index.ts';
import { proverHere, startProverPool, type ProverPool } from '../../../../src/engine/prover/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { readTrust } from '../../../../src/engine/verify/trust.ts';
import { MIN_EVENTS, TAMPERS, writeSample } from '../../../../src/producer/index.ts';
import { jcs } from '../../../../src/producer/seal/jcs.ts';
import { relinked } from '../../../../src/producer/tamper/log.ts';
import { containerOf } from '../../../support/memory-container.ts';
import { readSample, textOf, type ReadSample } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readRun } from '../../../../src/engine/verify/index.ts';
import { verifyPath } from '../../../support/verify-path.ts';

/**
 * Line by line is the plain way, and the reference. Blocks of any size, on any thread, from any kind of container must
 * give the same findings, in the same order, at the same places, and the same events.
 */
const root = temporaryFolder('same-findings');
const request = { scenario: 'clean', seed: 'blocks', events: Math.max(MIN_EVENTS, 600), outDir: root } as const;
const AS_OF = '2026-11-20T00:00:00.000Z';
const KEY = [17, 4] as const;
let pool: ProverPool;
let sample: ReadSample;
beforeAll(async () => {
  pool = startProverPool(new URL('../../../support/prover-worker.mjs', import.meta.url), 2, KEY);
  sample = await readSample(root, 'clean', 'blocks', request.events);
});
afterAll(() => pool.close());

const trusted = (path: string) => {
  const trust = readTrust(readFileSync(path));
  if (!trust.ok) throw new Error(trust.problem);
  return trust.trust;
};

describe('a run has the same bytes', () => {
  test.each([undefined, ...TAMPERS.map(({ name }) => name)])('with and without provers: %s', async (tamper) => {
    const { bundlePath, trustPackPath } = await writeSample({ ...request, ...(tamper === undefined ? {} : { tamper }) });
    const run = async (openProver: () => ProverPool | null): Promise<string> =>
      Buffer.from((await verifyPath(bundlePath, { trust: trusted(trustPackPath), asOf: AS_OF }, { openProver })).bytes).toString('utf8');
    const plain = await run(() => null);
    let examined = 0;
    const counting = (prover: ProverPool): ProverPool => ({ ...prover, examine: (...args) => ((examined += 1), prover.examine(...args)) });
    expect(await run(() => counting(proverHere(KEY, 4_096)))).toBe(plain);
    expect(await run(() => counting(proverHere(KEY)))).toBe(plain);
    expect(await run(() => counting({ ...pool, close: async () => undefined }))).toBe(plain);
    // Without a manifest or an archive that can be read there is no log to prove.
    expect(examined > 50).toBe(readRun(Buffer.from(plain))!.streams.length > 0);
  });
});

interface Seen { readonly result: BundleVerification; readonly events: readonly (readonly unknown[])[] }

async function verify(files: ReadonlyMap<string, Uint8Array>, prover: BlockProver | null, chunk: number | null, more: Partial<VerifyArguments>, placed = files): Promise<Seen> {
  const listed = containerOf(files, chunk ?? 1_000);
  const container = chunk !== null ? listed : {
    ...listed,
    entries: listed.entries.map((entry) => ({
      ...entry,
      openPlaced: async () => ({
        readInto: async (memory: Uint8Array, offset: number) => {
          const bytes = placed.get(entry.name)!.subarray(offset, offset + memory.length);
          memory.set(bytes);
          return bytes.length;
        },
        close: async () => undefined,
      }),
    })),
  };
  const events: (readonly unknown[])[] = [];
  const args = { asOf: AS_OF, trust: trusted(sample.trustPackPath), limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest, ...more };
  const result = await verifyBundle(container, args, { ...(prover === null ? {} : { prover }), event: (...event) => void events.push(event) });
  return { result, events };
}

const FEED = 0x0a;
type Change = (bytes: Uint8Array, at: number) => Uint8Array;
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
/** The line around `at`: where it starts, and where the next does. */
const lineAt = (bytes: Uint8Array, at: number): readonly [number, number] => {
  const end = bytes.indexOf(FEED, at) + 1;
  return [bytes.lastIndexOf(FEED, at - 1) + 1, end === 0 ? bytes.length : end];
};
const secondChild = (line: Uint8Array): Uint8Array => {
  try {
    const event = JSON.parse(Buffer.from(line).toString('utf8')) as EventLine;
    return encodeUtf8(`${jcs(relinked([{ ...event, record_id: `${event.record_id}-forked` }])[0]!)}\n`);
  } catch {
    return line;
  }
};
const CHANGES: Readonly<Record<string, Change>> = {
  flip: (bytes, at) => bytes.map((byte, n) => (n === at ? byte ^ 4 : byte)),
  insert: (bytes, at) => join(bytes.subarray(0, at), Uint8Array.of(0x20), bytes.subarray(at)),
  'line feed': (bytes, at) => join(bytes.subarray(0, at), Uint8Array.of(FEED), bytes.subarray(at)),
  remove: (bytes, at) => join(bytes.subarray(0, at), bytes.subarray(at + 1)),
  'remove a line': (bytes, at) => join(bytes.subarray(0, lineAt(bytes, at)[0]), bytes.subarray(lineAt(bytes, at)[1])),
  'repeat a line': (bytes, at) => join(bytes.subarray(0, lineAt(bytes, at)[1]), bytes.subarray(lineAt(bytes, at)[0])),
  'move a line to the front': (bytes, at) => join(bytes.subarray(...lineAt(bytes, at)), bytes.subarray(0, lineAt(bytes, at)[0]), bytes.subarray(lineAt(bytes, at)[1])),
  fork: (bytes, at) => join(bytes.subarray(0, lineAt(bytes, at)[1]), secondChild(bytes.subarray(...lineAt(bytes, at))), bytes.subarray(lineAt(bytes, at)[1])),
  cut: (bytes, at) => bytes.subarray(0, at),
  'a long line': (bytes, at) => join(bytes.subarray(0, lineAt(bytes, at)[0]), new Uint8Array(30_000).fill(0x61), bytes.subarray(lineAt(bytes, at)[0])),
};

interface Reading { readonly blockBytes: number; readonly chunk: number; readonly size: number; readonly maxFindingsPerCode: number; readonly maxLineBytes: number }

/** Verifies line by line and in every other way, and returns the codes that were found. */
async function compare(changes: readonly { readonly change: string; readonly file: string; readonly place: number }[], reading: Reading): Promise<readonly string[]> {
  const files = new Map(sample.files);
  for (const { change, file, place } of changes) {
    const bytes = files.get(file)!;
    files.set(file, CHANGES[change]!(bytes, Math.floor(place * bytes.length)));
  }
  const { blockBytes, chunk, size, ...limits } = reading;
  const origins = [...sample.files.keys()].filter((name) => name.startsWith('checkpoints/')).map((name) => textOf(sample, name).split('\n')[0]!);
  const more = { limits: { ...DEFAULT_LIMITS, ...limits }, rememberedHeads: origins.map((origin) => ({ origin, size, root: 'ab'.repeat(32) })) };
  const plain = await verify(files, null, chunk, more);
  expect(await verify(files, proverHere(KEY, blockBytes), chunk, more)).toEqual(plain);
  expect(await verify(files, proverHere(KEY, blockBytes), null, more)).toEqual(plain);
  expect(await verify(files, pool, null, more)).toEqual(plain);
  return plain.result.reports.flatMap((report) => report.findings.map(({ code }) => code));
}

describe('a log that is another one when it is read again', () => {
  test.each(['flip', 'remove a line'])('is told, and its events are those that were proved: %s', async (change) => {
    const file = [...sample.files.keys()].find((name) => name.startsWith('audit/'))!;
    const bytes = sample.files.get(file)!;
    const again = new Map(sample.files).set(file, CHANGES[change]!(bytes, Math.floor(bytes.length / 2)));
    for (const prover of [pool, proverHere(KEY, 4_096)]) {
      const { result, events } = await verify(sample.files, prover, null, {}, again);
      expect(result.reports.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('file.changed-while-reading');
      expect(events.map(([event]) => event)).toEqual((await verify(again, prover, null, {})).events.map(([event]) => event));
    }
  });
});

describe('a changed log gives the same findings and events, however it is read', () => {
  const READING = { blockBytes: 4_096, chunk: 5_000, size: 50, maxFindingsPerCode: 1_000, maxLineBytes: 20_000 };
  test.each([
    ['flip', 'file.digest-mismatch'], ['insert', 'file.digest-mismatch'], ['line feed', 'event.malformed'], ['remove', 'file.digest-mismatch'], ['remove a line', 'chain.gap'],
    ['repeat a line', 'chain.duplicate-sequence'], ['fork', 'chain.fork'], ['move a line to the front', 'chain.out-of-order'], ['cut', 'chain.count-mismatch'], ['a long line', 'event.malformed'],
  ])('%s: %s', async (change, code) => {
    const file = [...sample.files.keys()].find((name) => name.startsWith('audit/'))!;
    expect(await compare([{ change, file, place: 0.5 }], READING)).toEqual(expect.arrayContaining([code, 'checkpoint.rolled-back']));
  });
  test('any of them, several at once', async () => {
    const audit = [...sample.files.keys()].filter((name) => name.startsWith('audit/'));
    const changes = fc.array(fc.record({ change: fc.constantFrom(...Object.keys(CHANGES)), file: fc.constantFrom(...audit), place: fc.double({ min: 0, max: 0.999, noNaN: true }) }), { maxLength: 4 });
    const readings = fc.record({
      blockBytes: fc.constantFrom(1_500, 4_096, 60_000), chunk: fc.constantFrom(700, 5_000, 300_000), size: fc.nat(700),
      maxFindingsPerCode: fc.constantFrom(1, 1_000), maxLineBytes: fc.constantFrom(5_000, 2 ** 20),
    });
    await fc.assert(fc.asyncProperty(changes, readings, async (each, reading) => void (await compare(each, reading))), { numRuns: 12 });
  }, 120_000);
});
