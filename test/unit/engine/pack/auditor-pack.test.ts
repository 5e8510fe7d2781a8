import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../../../../src/cli/program.ts';
import { CancelledError, UnreadableError } from '../../../../src/engine/errors.ts';
import { auditorPack, type AuditorPackInput } from '../../../../src/engine/pack/index.ts';
import { readTrust } from '../../../../src/engine/verify/trust.ts';
import type { Verified } from '../../../../src/engine/verify/index.ts';
import { readSealedArchive } from '../../../../src/producer/zip/read-sealed.ts';
import { redact, reportModel, type Redactable } from '../../../../src/report/index.ts';
import { runAuditorScript } from '../../../support/auditor-script.ts';
import { fullInput } from '../../../support/report-input.ts';
import { readSample, type ReadSample } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('auditor-pack');
let sample: ReadSample;
let verified: Verified;

beforeAll(async () => {
  sample = await readSample(join(root, 'sample'), 'incident', '6');
  const trust = readTrust(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  verified = await verifyPath(sample.bundlePath, { trust: trust.trust, asOf: '2026-11-20T00:00:00.000Z' });
});

function input(out: string, withheld: readonly Redactable[] = [], change: Partial<AuditorPackInput> = {}): AuditorPackInput {
  const redactions = withheld.map((what) => ({ what, by: 'Ingrid Solberg', reason: 'Personal data.' }));
  const model = reportModel(redact(fullInput(verified, { redactions })).input);
  return { model, evidencePath: sample.bundlePath, runBytes: verified.bytes, pdf: Buffer.from('%PDF-1.7'), trustPack: readFileSync(sample.trustPackPath), out: join(root, out), ...change };
}

const unpack = (out: string): Map<string, Uint8Array> => readSealedArchive(readFileSync(join(root, out)));
const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');

describe('a pack', () => {
  test('holds evidence, run, report, trust pack and script as they are, and lists them', async () => {
    const pack = await auditorPack(input('whole.zip'));
    const files = unpack('whole.zip');
    expect([...files.keys()]).toEqual(['README.txt', 'SHA256SUMS', 'evidence.zip', 'report.pdf', 'run.json', 'trust-pack.json', 'verify.mjs']);
    expect(Buffer.compare(files.get('evidence.zip')!, sample.bytes)).toBe(0);
    expect(text(files, 'run.json')).toBe(Buffer.from(verified.bytes).toString('utf8'));
    expect(text(files, 'verify.mjs')).toBe(readFileSync('resources/auditor/verify.mjs', 'utf8'));
    expect(text(files, 'SHA256SUMS').trimEnd().split('\n').map((line) => line.split('  ')[1])).toEqual(['README.txt', 'evidence.zip', 'report.pdf', 'run.json', 'trust-pack.json', 'verify.mjs']);
    expect(pack.files.map(({ name }) => name).sort()).toEqual([...files.keys()]);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is checked where it is unpacked, with nothing but itself', async () => {
    await auditorPack(input('checked.zip'));
    const folder = join(root, 'checked');
    mkdirSync(folder);
    for (const [name, bytes] of unpack('checked.zip')) writeFileSync(join(folder, name), bytes);
    expect(execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).toBe('');
    const answer = await runAuditorScript(join(folder, 'verify.mjs'));
    expect(answer.outcomes, answer.text).toMatchObject({ integrity: 'pass', authenticity: 'pass', completeness: 'pass', 'agreement with the run': 'pass' });
    expect(answer.code).toBe(0);
  });

  test('has the same bytes every time', async () => {
    const [first, second] = [await auditorPack(input('one.zip')), await auditorPack(input('two.zip'))];
    expect(second.sha256).toBe(first.sha256);
    expect(readFileSync(join(root, 'two.zip')).equals(readFileSync(join(root, 'one.zip')))).toBe(true);
  });

  test('README says the digests, and how', async () => {
    await auditorPack(input('read.zip'));
    const readme = text(unpack('read.zip'), 'README.txt');
    expect(readme).toContain(verified.run.subject.digest);
    expect(readme).toContain('node verify.mjs');
    expect(readme).toMatch(/openssl ts -verify .*seal\/timestamps\//u);
    expect(readme.split('\n').some((line) => /^ {4}unzip -q evidence\.zip/u.test(line))).toBe(true);
  });
});

describe('a redacted pack', () => {
  test('leaves out what holds the withheld values, and says so, and whose', async () => {
    await auditorPack(input('redacted.zip', ['people', 'agents', 'systems', 'values', 'file-names', 'custody', 'notes']));
    const files = unpack('redacted.zip');
    expect([...files.keys()]).toEqual(['README.txt', 'SHA256SUMS', 'report.pdf', 'run.redacted.json', 'verify.mjs']);
    const readme = text(files, 'README.txt');
    expect(readme).toContain('Ingrid Solberg');
    expect(readme).toContain(verified.run.subject.digest);
    const all = [...files].filter(([name]) => name !== 'verify.mjs').map(([, bytes]) => Buffer.from(bytes).toString('utf8')).join('\n');
    const names = new Set(sample.events.flatMap(({ actor }) => [actor.id]));
    expect([...names].filter((name) => all.includes(name))).toEqual([]);
  });

  test('keeps the evidence where only the workstation’s own words are withheld', async () => {
    await auditorPack(input('notes.zip', ['notes', 'custody']));
    expect(unpack('notes.zip').has('evidence.zip')).toBe(true);
  });

  test('and its script says that there is nothing to check', async () => {
    const folder = join(root, 'nothing');
    mkdirSync(folder);
    writeFileSync(join(folder, 'verify.mjs'), readFileSync('resources/auditor/verify.mjs'));
    expect((await runAuditorScript(join(folder, 'verify.mjs'))).code).toBe(2);
  });
});

describe('what can go wrong', () => {
  test('evidence that is no longer what was verified', async () => {
    const other = join(root, 'other.bin');
    writeFileSync(other, 'something else');
    await expect(auditorPack(input('wrong.zip', [], { evidencePath: other }))).rejects.toBeInstanceOf(UnreadableError);
    await expect(auditorPack(input('folder.zip', [], { evidencePath: root }))).rejects.toBeInstanceOf(UnreadableError);
    expect(readdirSync(root).filter((name) => /^(wrong|folder)\.zip/u.test(name))).toEqual([]);
  });

  test('giving up leaves nothing, and progress reaches its end otherwise', async () => {
    const seen: number[] = [];
    await auditorPack(input('progress.zip'), { progress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    await expect(auditorPack(input('given-up.zip'), { cancelled: () => true })).rejects.toBeInstanceOf(CancelledError);
    expect(readdirSync(root).filter((name) => name.startsWith('given-up'))).toEqual([]);
  });
});

describe('in the terminal', () => {
  test('the pack of one command is checked where it is unpacked', async () => {
    const out = join(root, 'terminal.zip');
    const args = ['report', sample.bundlePath, '--format', 'pack', '--trust', sample.trustPackPath, '--as-of', '2026-11-20', '--out', out];
    expect(await runCli(args, '0.1.0')).toBe(0);
    const folder = join(root, 'terminal');
    mkdirSync(folder);
    for (const [name, bytes] of unpack('terminal.zip')) writeFileSync(join(folder, name), bytes);
    expect(readFileSync(join(folder, 'report.pdf'), 'latin1').startsWith('%PDF-')).toBe(true);
    const answer = await runAuditorScript(join(folder, 'verify.mjs'));
    expect(answer.code, answer.text).toBe(0);
    expect(readdirSync(root).filter((name) => /^terminal\.zip./u.test(name))).toEqual([]);
  });

  test('a run without its evidence makes none', async () => {
    const run = join(root, 'alone.run.json');
    writeFileSync(run, verified.bytes);
    expect(await runCli(['report', run, '--format', 'pack', '--out', join(root, 'alone.zip')], '0.1.0')).toBe(64);
  });
});
