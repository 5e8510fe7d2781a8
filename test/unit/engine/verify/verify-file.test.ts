import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { canonicalize } from '../../../../src/core/json/index.ts';
import { UnreadableError } from '../../../../src/engine/errors.ts';
import { readRun } from '../../../../src/engine/verify/index.ts';
import { custodyEntries, custodyFile } from '../../../support/custody-log.ts';
import { sealedArchive } from '../../../support/sealed-zip.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tinyBundle } from '../../../support/tiny-bundle.ts';
import { codes, outcomes, verifyPath } from '../../../support/verify-path.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const root = temporaryFolder('verify');
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(root, name), bytes);
  return join(root, name);
};
const files = tinyBundle();
const bundle = sealedArchive(files);
const path = write('tiny.zip', bundle);

describe('a verification run', () => {
  test('of a sealed bundle answers every axis and says what is not proved', async () => {
    const verified = await verifyPath(path);
    expect(codes(verified)).toEqual(expect.arrayContaining(['time.own-clock']));
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'pass', time: 'indeterminate', completeness: 'pass', policy: 'not-checked' });
    const { run } = verified;
    expect(run.subject).toMatchObject({ kind: 'evidence-bundle', digest: sha256Hex(bundle), size: bundle.length, bundleId: 'bundle-1' });
    expect(run.notProved.map((each) => each.key)).toEqual(expect.arrayContaining(['actions-never-logged', 'tail-after-head', 'revocation-after-pack', 'producer-clock', 'policy-not-replayed']));
    expect(run.counts.events).toBe(7);
    expect(verified.heads.map((head) => head.size)).toEqual([7]);
  });

  test('is the same bytes for the same input, and is named by them', async () => {
    const [first, second] = [await verifyPath(path), await verifyPath(path)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(first.runId).toBe(sha256Hex(first.bytes).slice(0, 16));
    expect(canonicalize(JSON.parse(Buffer.from(first.bytes).toString()))).toBe(Buffer.from(first.bytes).toString());
    expect(readRun(first.bytes)).toEqual(first.run);
  });

  test('names no path, host or time of this machine', async () => {
    const { bytes } = await verifyPath(path);
    const text = Buffer.from(bytes).toString();
    expect(text).not.toContain(root);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(new Date().toISOString().slice(0, 13));
  });

  test('of the same files in a folder or another archive agrees, and says the container proves nothing', async () => {
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(root, 'folder', name)), { recursive: true });
      writeFileSync(join(root, 'folder', name), bytes);
    }
    const folder = await verifyPath(join(root, 'folder'));
    const deflated = await verifyPath(write('deflated.zip', buildZip([...files].map(([name, data]) => ({ name, data, deflate: true })))));
    for (const each of [folder, deflated]) {
      expect(outcomes(each)).toMatchObject({ integrity: 'pass', authenticity: 'pass' });
      expect(each.run.notProved.map((open) => open.key)).toContain('unsealed-container');
    }
    expect(codes(deflated)).toContain('archive.not-sealed');
    expect(folder.run.streams).toEqual((await verifyPath(path)).run.streams);
  });

  test('without a trust pack cannot tell who signed', async () => {
    const verified = await verifyPath(path, { trust: null });
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'indeterminate' });
    expect(verified.run.inputs.trustPack).toBeNull();
    expect(verified.run.notProved.map((each) => each.key)).toContain('no-trust-pack');
  });

  test('of a bundle whose archive is at fault passes on no axis', async () => {
    const verified = await verifyPath(write('appended.zip', Buffer.concat([bundle, Buffer.from('x')])));
    expect(codes(verified)).toContain('archive.bytes-after');
    expect(Object.values(outcomes(verified))).not.toContain('pass');
    expect(outcomes(verified)).toMatchObject({ integrity: 'fail', authenticity: 'indeterminate' });
  });

  test('keeps heads of its own logs among its inputs, and no others', async () => {
    const origin = (await verifyPath(path)).run.streams[0]!.origin;
    const heads = [{ origin, size: 900, root: '0'.repeat(64) }, { origin: 'log.other.example', size: 1, root: '1'.repeat(64) }];
    const verified = await verifyPath(path, { rememberedHeads: heads });
    expect(verified.run.inputs.rememberedHeads).toEqual([heads[0]]);
    expect(codes(verified)).toContain('checkpoint.behind-remembered');
    expect(outcomes(verified)['completeness']).toBe('indeterminate');
    const [size, root] = [verified.run.streams[0]!.count, 'f'.repeat(64)];
    const rewritten = await verifyPath(path, { rememberedHeads: [{ origin, size, root }] });
    expect(codes(rewritten)).toContain('checkpoint.rolled-back');
    expect(outcomes(rewritten)['completeness']).toBe('fail');
  });

  test('keeps findings to the limit and counts the rest', async () => {
    const many = buildZip(Array.from({ length: 30 }, (_, n) => ({ name: `../${n}`, data: 'x' })).concat([{ name: 'ok', data: 'x' }]));
    const { run } = await verifyPath(write('many.zip', many), { limits: { ...DEFAULT_LIMITS, maxFindingsPerCode: 4 } });
    expect(run.findings.filter((finding) => finding.code === 'archive.unsafe-path')).toHaveLength(4);
    expect(run.findingsLeftOut).toContainEqual({ code: 'archive.unsafe-path', count: 26 });
    for (const check of run.checks) for (const index of check.findings) expect(run.findings[index]).toBeDefined();
  });

  test('hands every event on, in order, and builds the record from them', async () => {
    const seen: string[] = [];
    const { record } = await verifyPath(path, {}, { event: (row) => seen.push(`${row.stream} ${row.seq}`) });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((seq) => `main ${seq}`));
    expect(record?.eventCount).toBe(7);
  });

  test('turns an unexpected throw into a finding that blocks every pass', async () => {
    const verified = await verifyPath(path, {}, { event: () => { throw new TypeError('secret /home/someone'); } });
    expect(codes(verified)).toContain('internal.error');
    expect(Object.values(outcomes(verified))).not.toContain('pass');
    expect(Buffer.from(verified.bytes).toString()).not.toContain('secret');
  });

  test('can be given up', async () => {
    await expect(verifyPath(path, {}, { cancelled: () => true })).rejects.toThrow('cancelled');
  });
});

describe('a file that is no bundle', () => {
  test.each([
    ['nothing', '', 'fail'],
    ['text', 'hello', 'indeterminate'],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'indeterminate'],
    ['JSON of another kind', '{"mediaType":"application/json"}', 'indeterminate'],
    ['broken JSON', '{"mediaType":', 'fail'],
    ['half an archive', bundle.subarray(0, 500), 'fail'],
    ['only a signature', 'PK\u0003\u0004', 'fail'],
  ])('%s still makes a run that passes on nothing', async (name, bytes, integrity) => {
    const verified = await verifyPath(write(`${name}.bin`, bytes));
    expect(verified.run.subject.kind).toBe('unreadable');
    expect(outcomes(verified)['integrity']).toBe(integrity);
    expect(Object.values(outcomes(verified))).not.toContain('pass');
    expect(verified.record).toBeNull();
  });

  test('a Sigstore bundle that cannot be read is one all the same, and passes on nothing', async () => {
    const path = write('a.sigstore.json', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}');
    const verified = await verifyPath(path, { artifactPath: write('artifact', 'a') });
    expect(verified.run.subject).toMatchObject({ kind: 'sigstore-bundle', artifactDigest: sha256Hex('a') });
    expect(codes(verified)).toContain('sigstore.malformed');
    expect(Object.values(outcomes(verified))).not.toContain('pass');
    expect(verified.run.notProved.map((each) => each.key)).toContain('sigstore-scope');
    const large = await verifyPath(path, { artifactPath: write('large', 'aaaa'), limits: { ...DEFAULT_LIMITS, maxDocumentBytes: 3 } }).catch((error: unknown) => error);
    expect(large).toBeInstanceOf(UnreadableError);
  });

  test('an archive without a manifest is a bundle that says nothing of itself', async () => {
    const verified = await verifyPath(write('no-manifest.zip', buildZip([{ name: 'a.txt', data: 'a' }])));
    expect(codes(verified)).toContain('manifest.missing');
    expect(Object.values(outcomes(verified))).not.toContain('pass');
  });

  test('what the file system does not give is refused with a reason and no path', async () => {
    const failure = await verifyPath(join(root, 'absent')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableError);
    expect(String(failure)).not.toContain(root);
  });
});

describe('any change to a sealed bundle', () => {
  test('a flipped bit takes the pass away, or leaves the sealed form and says so', async () => {
    const step = Math.max(1, Math.floor(bundle.length / 400));
    for (let at = 0; at < bundle.length; at += step) {
      const changed = Buffer.from(bundle);
      changed[at]! ^= 1 << (at % 8);
      const verified = await verifyPath(write('flip.zip', changed));
      const intact = outcomes(verified)['integrity'] === 'pass';
      expect(!intact || codes(verified).includes('archive.not-sealed'), `byte ${at}`).toBe(true);
    }
  }, 120_000);

  test('a cut anywhere takes the pass away', async () => {
    const step = Math.max(1, Math.floor(bundle.length / 200));
    for (let length = 0; length < bundle.length; length += step) {
      expect(outcomes(await verifyPath(write('cut.zip', bundle.subarray(0, length))))['integrity'], `length ${length}`).toBe('fail');
    }
  }, 120_000);
});

describe('a custody log', () => {
  const log = custodyFile(custodyEntries(5));

  test('is verified as one, and remembered by its first entry', async () => {
    const verified = await verifyPath(write('custody.ndjson', log));
    expect(verified.run.subject).toMatchObject({ kind: 'custody-log', entries: 5, digest: sha256Hex(log) });
    expect(outcomes(verified)).toMatchObject({ integrity: 'pass', authenticity: 'indeterminate', completeness: 'indeterminate' });
    expect(verified.heads).toMatchObject([{ origin: `custody:${custodyEntries(1)[0]!.hash}`, size: 5 }]);
    expect(verified.run.notProved.map((each) => each.key)).toContain('custody-scope');
  });

  test('that was changed fails, whichever byte it was; one that no longer begins as a log is none', async () => {
    for (let at = 0; at < log.length; at += 97) {
      const changed = Buffer.from(log);
      changed[at]! ^= 1;
      const verified = await verifyPath(write('custody-changed.ndjson', changed));
      expect(outcomes(verified)['integrity'], `byte ${at}`).toBe(at === 0 ? 'indeterminate' : 'fail');
      expect(verified.heads).toEqual([]);
    }
  });
});
