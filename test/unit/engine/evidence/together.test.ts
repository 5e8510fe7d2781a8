import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportStep } from '../../../../src/contract/index.ts';
import { asJson, canonicalize } from '../../../../src/core/json/index.ts';
import { openEngine, type Engine } from '../../../../src/engine/index.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { draft, PACK, tinyBundle, type TinyOptions } from '../../../support/tiny-bundle.ts';

const root = temporaryFolder('together');
const never = new AbortController().signal;
let now = Date.UTC(2026, 10, 20, 9);

const drafts = (count: number, changed = -1) =>
  Array.from({ length: count }, (_, seq) => draft(seq, seq === changed ? { data: { active_runs: 99, fleet_id: 'other' } } : {}));
/** A bundle of events up to `count`, its period ending with the last. */
const bundle = (id: string, count: number, more: TinyOptions = {}): TinyOptions => ({
  drafts: drafts(count),
  predicate: (predicate) => ({ ...predicate, bundle_id: id, period: { ...predicate.period, to: `2026-11-01T0${count}:00:00.000Z` } }),
  ...more,
});
const file = (name: string, options: TinyOptions) => {
  const bytes = sealedArchive(tinyBundle(options));
  writeFileSync(join(root, name), bytes);
  return { path: join(root, name), name, size: bytes.length };
};

async function done(steps: AsyncIterable<ImportStep>): Promise<Extract<ImportStep, { kind: 'done' }>[]> {
  const all: Extract<ImportStep, { kind: 'done' }>[] = [];
  for await (const step of steps) if (step.kind === 'done') all.push(step);
  return all;
}

let engine: Engine;
const digests = new Map<string, string>();
beforeAll(async () => {
  const packFile = join(root, 'pack.json');
  writeFileSync(packFile, canonicalize(asJson(PACK)));
  engine = await openEngine({ dataDir: join(root, 'vault'), version: '0.1.0', clock: () => now++ });
  await engine.setTrustPack({ path: packFile, name: 'pack.json', size: statSync(packFile).size });
  const files: readonly (readonly [string, TinyOptions])[] = [
    ['later', bundle('later', 7, { after: 3 })],
    ['earlier', bundle('earlier', 4)],
    ['rewritten', bundle('rewritten', 6, { drafts: drafts(6, 2) })],
    ['distant', bundle('distant', 9, { after: 8 })],
  ];
  for (const [name, options] of files) {
    const [step] = await done(engine.evidence.import([file(`${name}.zip`, options)], never));
    digests.set(name, step!.evidence.digest);
  }
  return () => engine.close();
});

const of = (...names: readonly string[]): string[] => names.map((name) => digests.get(name)!);

async function relation(name: string): Promise<readonly string[]> {
  const latest = (await engine.runs.list(digests.get(name)!)).at(-1)!;
  const run = (await engine.runs.get(latest.id))!.run;
  return run.findings.map((finding) => finding.code).filter((code) => code.startsWith('previous.'));
}

describe('several bundles of one case', () => {
  test('are each held against the one before, whatever order they were brought in', async () => {
    const steps = await done(engine.evidence.verifyTogether(of('later', 'earlier'), false, never));
    expect(steps.map((step) => step.evidence.digest)).toEqual(of('later'));
    expect(await relation('later')).toEqual(['previous.continues']);
    expect(await relation('earlier')).toEqual([]);
  });

  test('are left as they are when their runs say so already, unless asked again', async () => {
    expect(await done(engine.evidence.verifyTogether(of('later', 'earlier'), false, never))).toEqual([]);
    expect(await done(engine.evidence.verifyTogether(of('later', 'earlier'), true, never))).toHaveLength(2);
  });

  test('that contradict one another say where, and one that starts too late says what is missing', async () => {
    await done(engine.evidence.verifyTogether(of('distant', 'rewritten', 'earlier'), false, never));
    expect(await relation('rewritten')).toEqual(['previous.contradicts']);
    expect(await relation('distant')).toEqual(['previous.gap']);
  });

  test('rebuild an index without losing what they were held against', async () => {
    await done(engine.evidence.verifyTogether(of('later', 'earlier'), true, never));
    const before = await engine.runs.list(digests.get('later')!);
    const { dropIndex } = await import('../../../../src/engine/index-db/index.ts');
    await dropIndex({ dataDir: engine.dataDir, digest: digests.get('later')! });
    await (await engine.index(digests.get('later')!)).summary();
    expect((await engine.runs.list(digests.get('later')!)).at(-1)?.id).toBe(before.at(-1)?.id);
    expect(await relation('later')).toEqual(['previous.continues']);
  });
});
