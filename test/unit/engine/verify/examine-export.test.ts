import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import type { Action, RecordEvent } from '../../../../src/core/model/record.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { inspectFile } from '../../../../src/engine/inspect/index.ts';
import { readTrust } from '../../../../src/engine/verify/trust.ts';
import { verifyFile } from '../../../../src/engine/verify/index.ts';
import { asJson, canonicalize } from '../../../../src/core/json/index.ts';
import { cloudTrailRecord, span, traces } from '../../../support/audit-export.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { PACK } from '../../../support/tiny-bundle.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';

const root = temporaryFolder('export');
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(root, name), bytes);
  return join(root, name);
};
const records = Array.from({ length: 40 }, (_, n) => cloudTrailRecord({ n, ...(n % 8 === 0 ? { more: { errorCode: 'AccessDenied' } } : {}) }));
const document = JSON.stringify({ Records: records });
const path = write('a.json', document);
const UNDECIDED = { integrity: 'indeterminate', authenticity: 'indeterminate', time: 'indeterminate', completeness: 'indeterminate', policy: 'not-checked', controls: 'not-checked' };

describe('an audit export', () => {
  test('is a run in which nothing holds and nothing fails', async () => {
    const verified = await verifyPath(path);
    expect(outcomes(verified)).toEqual(UNDECIDED);
    expect(verified.run.subject).toMatchObject({ kind: 'audit-export', format: 'aws-cloudtrail', compressed: false, digest: sha256Hex(Buffer.from(document)), period: { from: '2026-08-01T00:00:00.000Z', to: '2026-08-01T00:00:39.000Z' } });
    expect(verified.run.files).toEqual([{ name: 'cloudtrail.json', size: document.length, sha256: sha256Hex(Buffer.from(document)), listed: false, status: 'unsigned' }]);
    expect(verified.run.counts).toEqual({ events: 40, actions: 40, approvals: 0, files: 1, unknownEvents: 0 });
    expect(verified.run.notProved.map(({ key }) => key)).toEqual(['actions-never-logged', 'source-unsigned', 'source-clock', 'cloudtrail-digests']);
    expect(verified.run.controls).toEqual([]);
  });

  test('is believed no more with a trust pack', async () => {
    const reading = readTrust(Buffer.from(canonicalize(asJson(PACK))));
    if (!reading.ok) throw new Error(reading.problem);
    const { run } = await verifyFile({ path, artifactPath: null, trust: reading.trust, asOf: '2026-11-23T23:59:59.999Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0' });
    expect(Object.fromEntries(run.verdict.axes.map(({ axis, outcome }) => [axis, outcome]))).toEqual(UNDECIDED);
  });

  test('compressed gives the same rows, and pointers into the uncompressed bytes', async () => {
    const plain = await rowsOf(path);
    const packed = await rowsOf(write('a.json.gz', gzipSync(document)));
    expect(packed.rows).toEqual(plain.rows);
    expect(packed.actions).toEqual(plain.actions);
    expect(packed.run.subject).toMatchObject({ kind: 'audit-export', compressed: true });
    expect(packed.run.files).toEqual(plain.run.files);
  });

  test('compressed and cut, or damaged, keeps what could be read and says so', async () => {
    const packed = gzipSync(document);
    const cut = await verifyPath(write('cut.json.gz', packed.subarray(0, packed.length - 200)));
    expect(codes(cut)).toContain('source.broken-off');
    expect(outcomes(cut)).toMatchObject({ integrity: 'fail' });
    for (let at = 20; at < packed.length; at += 97) {
      const changed = Buffer.from(packed);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const verified = await verifyPath(write('flipped.json.gz', changed));
      expect(verified.run.subject.kind === 'unreadable' || outcomes(verified)['integrity'] === 'fail', `${at}`).toBe(true);
    }
  });

  test('compressed a thousandfold is not unpacked to its end', async () => {
    const zeros = `{"Records":[${JSON.stringify(records[0])}${' '.repeat(30 * 2 ** 20)}]}`;
    const verified = await verifyPath(write('bomb.json.gz', gzipSync(zeros)));
    expect(codes(verified)).toContain('source.broken-off');
  });

  test('of traces is told apart, and gzip data of anything else is not evidence', async () => {
    const verified = await verifyPath(write('t.json', JSON.stringify(traces([span(0), span(1)]))));
    expect(verified.run.subject).toMatchObject({ kind: 'audit-export', format: 'otlp-traces' });
    expect(verified.run.notProved.map(({ key }) => key)).not.toContain('cloudtrail-digests');
    for (const other of [gzipSync('hello'), Buffer.from([0x1f, 0x8b, 8, 0])]) expect((await verifyPath(write('other.gz', other))).run.subject.kind).toBe('unreadable');
  });

  test('is described without keys', async () => {
    const described = await inspectFile(path, DEFAULT_LIMITS);
    expect(described).toMatchObject({ kind: 'AWS CloudTrail export', verified: false, unread: null });
    expect(described.sections[0]?.facts).toEqual(expect.arrayContaining([['records', '40'], ['malformed', '0']]));
    expect((await inspectFile(write('half.json', document.slice(0, 9_000)), DEFAULT_LIMITS)).unread).not.toBeNull();
  });
});

async function rowsOf(file: string): Promise<{ readonly rows: readonly RecordEvent[]; readonly actions: readonly Action[]; readonly run: Awaited<ReturnType<typeof verifyFile>>['run'] }> {
  const rows: RecordEvent[] = [];
  const actions: Action[] = [];
  const { run } = await verifyFile({ path: file, artifactPath: null, trust: null, asOf: '2026-11-23T23:59:59.999Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0' }, { event: (row) => void rows.push(row), action: (each) => void actions.push(each) });
  return { rows, actions, run };
}
