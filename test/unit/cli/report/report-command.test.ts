import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { asJson, canonicalize } from '../../../../src/core/json/index.ts';
import type { Run } from '../../../../src/core/run.ts';
import { spokenLanguage } from '../../../../src/text/index.ts';
import { cli } from '../../../support/cli.ts';
import { custodyEntries, custodyFile } from '../../../support/custody-log.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { PACK, tinyBundle } from '../../../support/tiny-bundle.ts';

const folder = temporaryFolder('report-command');
const at = (name: string): string => join(folder, name);
const [bundle, pack, runFile] = [at('tiny.zip'), at('pack.json'), at('tiny.run.json')];
const EVIDENCE = ['--evidence', bundle, '--trust', pack];
let made: Run;

beforeAll(async () => {
  writeFileSync(bundle, sealedArchive(tinyBundle()));
  writeFileSync(pack, canonicalize(asJson(PACK)));
  const { printed } = await cli('verify', bundle, '--trust', pack, '--as-of', '2026-11-20', '--format', 'json');
  writeFileSync(runFile, printed);
  made = JSON.parse(printed) as Run;
});

const edited = (name: string, change: Partial<Run>): string => {
  writeFileSync(at(name), canonicalize(asJson({ ...made, ...change })));
  return at(name);
};

describe('a run and its evidence', () => {
  test('the run alone, with its evidence, and the evidence now give the same documents', async () => {
    for (const format of ['json', 'oscal']) {
      const now = await cli('report', bundle, '--trust', pack, '--as-of', '2026-11-20', '--format', format);
      expect(now.code).toBe(0);
      expect((await cli('report', runFile, ...EVIDENCE, '--format', format)).printed).toBe(now.printed);
      if (format === 'json') expect((await cli('report', runFile, '--format', format)).printed).toBe(now.printed);
    }
  });

  test.each<readonly [string, () => Partial<Run>]>([
    ['a verdict made better', () => ({ verdict: { axes: made.verdict.axes.map((axis) => ({ ...axis, outcome: 'pass' as const })) } })],
    ['a finding left out', () => ({ findings: [], checks: made.checks.map((check) => ({ ...check, findings: [] })) })],
    ['another instant', () => ({ inputs: { ...made.inputs, asOf: '2026-11-21T00:00:00.000Z' } })],
    ['a head that nobody saw', () => ({ inputs: { ...made.inputs, rememberedHeads: [{ origin: 'log.example/main', size: 9, root: 'ab'.repeat(32) }] } })],
    ['other limits', () => ({ inputs: { ...made.inputs, limits: { ...made.inputs.limits, maxEntries: 9_000_000 } } })],
    ['another software', () => ({ software: { name: 'proofroom' as const, version: '0.0.9' } })],
  ])('%s is refused', async (name, change) => {
    const { code, printed, said } = await cli('report', edited('edited.run.json', change()), ...EVIDENCE, '--format', 'oscal');
    expect({ code, printed }, name).toEqual({ code: 65, printed: '' });
    expect(said).toMatch(/^error: [^\n]+\n(hint: [^\n]+\n)?$/u);
  });

  test('a run whose findings lack their values is printed, in both languages', async () => {
    const bare = edited('bare.run.json', {
      findings: made.findings.map(({ code }) => ({ code, at: {} })), notProved: made.notProved.map(({ key }) => ({ key, values: {} })),
      controls: made.controls.map((control) => ({ ...control, id: `${control.id}x`, exceptions: control.exceptions.map((fact) => ({ ...fact, values: {} })), undecided: control.undecided.map((fact) => ({ ...fact, values: {} })) })),
    });
    for (const language of ['en', 'ja']) for (const format of ['oscal', 'junit']) expect((await cli('report', bare, '--format', format, '--language', language)).code).toBe(0);
    expect((await cli('report', bare, '--out', at('bare.pdf'))).code).toBe(0);
    expect(spokenLanguage()).toBe('en');
  });
});

describe('where it is written', () => {
  test('Parquet and CSV fill a folder of their own, and leave nothing beside it', async () => {
    const before = readdirSync(folder);
    expect((await cli('report', runFile, ...EVIDENCE, '--format', 'parquet', '--out', at('record'))).code).toBe(0);
    expect((await cli('report', runFile, '--format', 'csv', '--leave-out', 'findings', '--out', at('tables'))).code).toBe(0);
    expect(readdirSync(folder).filter((name) => !before.includes(name)).sort()).toEqual(['record', 'tables']);
    expect(readdirSync(at('tables')).sort()).toEqual(['exceptions.csv', 'populations.csv']);
    const list = JSON.parse(readFileSync(at('record/tables.json'), 'utf8')) as { readonly evidence: string; readonly tables: readonly { readonly name: string; readonly rows: number }[] };
    expect(list.evidence).toBe(made.subject.digest);
    expect(list.tables.find(({ name }) => name === 'events')?.rows).toBe(made.counts.events);
  });

  test('what stands there is not touched', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/mine.txt'), 'mine');
    writeFileSync(at('a-file'), 'mine');
    for (const place of ['full', 'a-file']) {
      const { code, said } = await cli('report', runFile, '--format', 'csv', '--out', at(place));
      expect(code).toBe(64);
      expect(said).toContain('is there already');
    }
    expect(readdirSync(at('full'))).toEqual(['mine.txt']);
    mkdirSync(at('empty'));
    expect((await cli('report', runFile, '--format', 'csv', '--out', at('empty'))).code).toBe(0);
  });

  test('evidence without a record has no Parquet, and no folder for it', async () => {
    writeFileSync(at('custody.ndjson'), custodyFile(custodyEntries(3)));
    expect((await cli('report', at('custody.ndjson'), '--format', 'parquet', '--out', at('none'))).code).toBe(65);
    expect(existsSync(at('none'))).toBe(false);
  });
});
