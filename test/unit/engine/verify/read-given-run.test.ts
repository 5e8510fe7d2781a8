import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { asJson, canonicalize, type JsonValue } from '../../../../src/core/json/index.ts';
import { readGivenRun, saysRun } from '../../../../src/engine/verify/index.ts';
import { reportRun } from '../../../support/run-fixture.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tinyBundle } from '../../../support/tiny-bundle.ts';
import { verifyPath } from '../../../support/verify-path.ts';

let bytes: Uint8Array = new Uint8Array();
beforeAll(async () => {
  const path = join(temporaryFolder('given-run'), 'tiny.zip');
  writeFileSync(path, sealedArchive(tinyBundle()));
  bytes = (await verifyPath(path)).bytes;
});
const problem = (file: Uint8Array): string | null => {
  const given = readGivenRun(file);
  return given.ok ? null : `${given.problem} at ${given.at.pointer ?? given.at.offset}`;
};
const of = (value: unknown): Uint8Array => Buffer.from(canonicalize(asJson(value)));

describe('a run from a file', () => {
  test('is read with and without the line feed after it, and keeps the bytes that name it', () => {
    for (const file of [bytes, Buffer.concat([bytes, Buffer.from('\n')])]) {
      const given = readGivenRun(file);
      expect(given.ok && Buffer.from(given.bytes).equals(bytes)).toBe(true);
      expect(saysRun(file)).toBe(true);
    }
    for (const kind of ['passing', 'failing'] as const) expect(problem(of(reportRun(kind)))).toBeNull();
  });

  test('cut at any length it is none', () => {
    for (let length = 0; length < bytes.length; length += 97) expect(problem(bytes.subarray(0, length))).not.toBeNull();
  });

  test('a flipped bit is another run or none, and never throws', () => {
    for (let at = 0; at < bytes.length; at += 61) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const given = readGivenRun(flipped);
      if (given.ok) expect(Buffer.from(given.bytes).equals(bytes)).toBe(false);
    }
  });

  const run = reportRun('failing');
  test.each<readonly [string, unknown]>([
    ['unknown-member at ', { ...run, extra: 1 }], ['missing-member at ', Object.fromEntries(Object.entries(run).filter(([name]) => name !== 'checks'))],
    ['wrong-value at /findings/0/code', { ...run, findings: run.findings.map((finding) => ({ ...finding, code: 'made.up' })) }],
    ['wrong-value at /format', { ...run, format: 'proofroom.run.v2' }], ['time at /inputs/asOf', { ...run, inputs: { ...run.inputs, asOf: '2026-02-30T00:00:00.000Z' } }],
    ['stray-finding at /checks/0/findings', { ...run, checks: run.checks.map((check, n) => (n === 0 ? { ...check, findings: [99] } : check)) }],
    ['repeated at /verdict/axes', { ...run, verdict: { axes: run.verdict.axes.map((axis) => ({ ...axis, axis: 'integrity' })) } }],
    ['uncounted-facts at /controls/1', { ...run, controls: run.controls.map((control) => ({ ...control, exceptionCount: 0 })) }],
    ['repeated at /controls', { ...run, controls: run.controls.map((control) => ({ ...control, id: 'CT-1' })) }],
  ])('%s', (expected, value) => expect(problem(of(value))).toBe(expected));

  test('another spelling is none', () => {
    expect(problem(Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString()) as JsonValue, null, 2)))).toMatch(/^not-canonical/u);
    expect(problem(Buffer.concat([bytes, Buffer.from('\n\n')]))).not.toBeNull();
  });

  test.each(['', '{', '[]', '{"Records":["\\"proofroom.run.v1\\""]}', '{"format":7,"x":"proofroom.run."}', 'PK'])('%j does not say that it is a run', (text) => expect(saysRun(Buffer.from(text))).toBe(false));
});
