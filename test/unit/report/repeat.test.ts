import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Run } from '../../../src/core/run.ts';
import { readTrustPack } from '../../../src/core/trust/read-pack.ts';
import { verifyFile } from '../../../src/engine/verify/index.ts';
import { MIN_EVENTS, writeSample } from '../../../src/producer/index.ts';
import { repeatCommands } from '../../../src/report/sections/repeat.ts';

/** The commands that the report prints are run as printed, by a shell that knows nothing of Proofroom. */
const tools = ['unzip', 'sha256sum', 'openssl', 'python3', 'base64'];
const missing = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);

let folder = '';
let bundle = '';
let trust = '';
let run: Run;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofroom-repeat-'));
  const sample = await writeSample({ scenario: 'clean', seed: 'repeat', events: MIN_EVENTS, outDir: folder });
  bundle = sample.bundlePath;
  trust = sample.trustPackPath;
  const read = readTrustPack(readFileSync(trust));
  if (!read.ok) throw new Error(read.problem);
  const input = { path: bundle, artifactPath: null, trust: { pack: read.pack, digest: read.digest }, asOf: '2026-12-31T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'test' };
  ({ run } = await verifyFile(input));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the printed lines in a new folder, with `between` run after the archive was unpacked. */
function shell(name: string, evidence: string, between = ''): string {
  const work = mkdtempSync(join(folder, 'work-'));
  copyFileSync(evidence, join(work, name));
  copyFileSync(trust, join(work, 'trust-pack.json'));
  const lines = repeatCommands(run, name).flatMap((line) => (line.startsWith('unzip ') ? [line, between] : [line]));
  writeFileSync(join(work, 'commands.sh'), lines.join('\n'));
  const done = spawnSync('bash', ['commands.sh'], { cwd: work, encoding: 'utf8' });
  return done.stdout + done.stderr;
}

describe.skipIf(missing.length > 0)('the commands of the report', () => {
  test('repeat digests, signatures and chains on the evidence itself', () => {
    const said = shell('q3.zip', bundle);
    expect(said).toContain('q3.zip: OK');
    expect(said).toContain('key1.der: OK');
    expect(said).toContain('key2.der: OK');
    expect(said).toContain('Signature Verified Successfully');
    expect(said).toContain('Verified OK');
    expect(said.match(/^head OK$/gmu)).toHaveLength(run.streams.length);
    expect(said).not.toMatch(/FAILED|changed|broken|differs|rror/u);
  });

  test('a name that would be a command stays a name', () => {
    const said = shell("q3 '$(touch owned)'; true #.zip", bundle);
    expect(said.match(/^head OK$/gmu)).toHaveLength(run.streams.length);
    expect(said).not.toMatch(/FAILED|not found|owned: /u);
  });

  test('say so when the evidence was changed', () => {
    const changed = join(folder, 'changed.zip');
    writeFileSync(changed, Buffer.concat([readFileSync(bundle), Buffer.from('x')]));
    expect(shell('q3.zip', changed)).toContain('q3.zip: FAILED');
  });

  test('say so when one event was changed', () => {
    const said = shell('q3.zip', bundle, `sed -i '3s/"seq":2,/"seq":3,/' evidence/${run.streams[0]?.files[0]}`);
    expect(said).toContain(`${run.streams[0]?.files[0]}: FAILED`);
    expect(said).toContain('content changed: 3');
  });

  test('say so when the statement was changed', () => {
    const said = shell('q3.zip', bundle, "sed -i 's/\"payload\":\"ey/\"payload\":\"eZ/' evidence/manifest.dsse.json");
    expect(said).toMatch(/Signature Verification Failure|Verification failure/u);
    expect(said).not.toContain('Signature Verified Successfully');
  });
});

test('every command fits its line on the page', () => {
  const commands = repeatCommands(run, 'q3.zip').filter((line) => !line.startsWith('# '));
  expect(commands.length).toBeGreaterThan(30);
  expect(commands.filter((line) => line.length > 102)).toEqual([]);
});
