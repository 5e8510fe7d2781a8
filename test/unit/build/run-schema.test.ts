import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { objectOf, string } from '../../../build/docs/json-schema.ts';
import { RUN_SCHEMA, runSchemaDocument } from '../../../build/docs/run-schema.ts';
import { asJson, isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/json/index.ts';
import { readPreviousRun } from '../../../src/core/previous/index.ts';
import { DEFAULT_LIMITS } from '../../../src/core/run.ts';
import { readTrust } from '../../../src/engine/verify/trust.ts';
import { verifyFile } from '../../../src/engine/verify/index.ts';
import { TAMPERS, writeSample } from '../../../src/producer/index.ts';
import { reportRun } from '../../support/run-fixture.ts';
import { sealedArchive } from '../../support/sealed-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyBundle } from '../../support/tiny-bundle.ts';
import { verifyPath } from '../../support/verify-path.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: false }).compile(RUN_SCHEMA);
const folder = temporaryFolder('run-schema');
const valid = (run: unknown): string => (validate(run) ? '' : JSON.stringify(validate.errors?.[0]));

async function sampleRun(scenario: 'clean' | 'incident', tamper?: string): Promise<JsonValue> {
  const made = await writeSample({ scenario, seed: 5, events: 400, outDir: folder, ...(tamper === undefined ? {} : { tamper }) });
  const trust = readTrust(readFileSync(made.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  const { run } = await verifyFile({ path: made.bundlePath, artifactPath: null, trust: trust.trust, asOf: '2026-12-31T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0.1.0' });
  return asJson(run);
}

test('docs/formats/run.schema.json is what the script makes of the types', () => {
  expect(readFileSync(new URL('../../../docs/formats/run.schema.json', import.meta.url), 'utf8')).toBe(runSchemaDocument());
});

test('a member that the schema lacks, or that the type lacks, does not compile', () => {
  interface Two { readonly one: string; readonly two: string }
  // @ts-expect-error -- `two` is missing
  const lacking = objectOf<Two>('', { one: string });
  // @ts-expect-error -- `three` is too many
  const surplus = objectOf<Two>('', { one: string, two: string, three: string });
  expect([lacking, surplus].map(({ schema }) => schema['required'])).toEqual([['one'], ['one', 'two', 'three']]);
});

describe('runs are what the schema says', () => {
  test.each(['clean', 'incident'] as const)('sample %s', async (scenario) => expect(valid(await sampleRun(scenario))).toBe(''));
  test.each(TAMPERS.map((each) => each.name))('sample changed by %s', async (name) => expect(valid(await sampleRun('clean', name))).toBe(''));

  test('an unreadable file, a run against an earlier one, and the hand-made runs', async () => {
    const [note, tiny] = [join(folder, 'note.txt'), join(folder, 'tiny.zip')];
    writeFileSync(note, 'hello');
    writeFileSync(tiny, sealedArchive(tinyBundle()));
    const first = await verifyPath(tiny);
    const previous = readPreviousRun(first.bytes);
    if (!previous.ok) throw new Error(previous.problem);
    const second = await verifyPath(tiny, { previous: previous.previous, trust: null });
    expect(second.run.inputs.previousRun).toEqual({ digest: previous.previous.digest });
    expect(second.run.findings.map((finding) => finding.code)).toContain('previous.verdict-changed');
    const runs = [first.run, second.run, (await verifyPath(note)).run, (await verifyPath(note, { previous: previous.previous })).run];
    for (const run of runs) expect(valid(asJson(run))).toBe('');
    for (const kind of ['passing', 'failing'] as const) expect(valid(asJson({ ...reportRun(kind) }))).toBe('');
  });
});

describe('the schema is closed', () => {
  let run: JsonValue;
  beforeAll(async () => { run = await sampleRun('incident'); });

  /** Open maps, whose member names are values. */
  const OPEN = new Set(['values']);

  test('no object takes a member that it does not name, and none may lack one', () => {
    let objects = 0;
    for (const { at, object } of objectsOf(run, [])) {
      objects += 1;
      expect(valid(put(run, at, { ...object, surplus: 1 })), at.join('/')).not.toBe('');
      const [name] = Object.keys(object);
      const optional = at.at(-1) === 'at' || (at[0] === 'findings' && at.length === 2);
      if (name === undefined || optional) continue;
      const rest = Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
      expect(valid(put(run, at, rest)), `${at.join('/')} without ${name}`).not.toBe('');
    }
    expect(objects).toBeGreaterThan(60);
  });

  test.each([
    [['findings', '0', 'code'], 'file.made-up'], [['checks', '0', 'id'], 'other.check'], [['checks', '0', 'outcome'], 'ok'],
    [['verdict', 'axes', '0', 'axis'], 'truth'], [['subject', 'digest'], 'abc'], [['format'], 'proofroom.run.v2'],
  ])('%j has a closed list or form', (at, value) => expect(valid(put(run, at, value))).not.toBe(''));

  function* objectsOf(value: JsonValue, at: readonly string[]): Generator<{ at: readonly string[]; object: JsonObject }> {
    if (Array.isArray(value)) for (const [index, each] of value.slice(0, 8).entries()) yield* objectsOf(each, [...at, String(index)]);
    if (!isJsonObject(value) || OPEN.has(at.at(-1) ?? '')) return;
    yield { at, object: value };
    for (const [name, each] of Object.entries(value)) yield* objectsOf(each, [...at, name]);
  }
});

/** The same with one value put in another's place. */
function put(value: JsonValue, [step, ...rest]: readonly string[], instead: JsonValue): JsonValue {
  if (step === undefined) return instead;
  if (Array.isArray(value)) return value.map((each: JsonValue, index) => (String(index) === step ? put(each, rest, instead) : each));
  return isJsonObject(value) ? { ...value, [step]: put(value[step] ?? null, rest, instead) } : value;
}
