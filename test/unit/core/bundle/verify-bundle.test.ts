import { describe, expect, test } from 'vitest';
import { MANIFEST_PATH, type EventLine } from '../../../../src/core/bundle/format.ts';
import { CancelledError } from '../../../../src/core/bundle/index.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import { judge, type FindingCode } from '../../../../src/core/findings/index.ts';
import type { RowIntegrity } from '../../../../src/core/model/record.ts';
import { readSigstoreManifest } from '../../../../src/core/sigstore/index.ts';
import type { Files } from '../../../support/memory-container.ts';
import {
  chainOf, draft, jcs, KEYS, leavesOf, linesOf, ORIGIN, PACK, rootHex, tinyBundle, trustOf,
} from '../../../support/tiny-bundle.ts';
import { trusted } from '../../../support/tiny-keys.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const outcome = async (files: Files, check: string) => judge((await verifyFiles(files)).reports).checks.find((each) => each.id === check)?.outcome;

describe('a bundle that holds', () => {
  test('has no finding but that its time is the producer’s own', async () => {
    const result = await verifyFiles(tinyBundle());
    expect(findingsOf(result).map((finding) => finding.code)).toEqual(['time.own-clock']);
    expect(result.counts).toEqual({ events: 7, files: 12, approvals: 1, packages: 1, receipts: 1, redactedValues: 1 });
    expect(result.signers.map((signer) => signer.outcome)).toEqual(['valid', 'valid']);
    expect(result.files.filter((file) => file.status !== 'matches').map((file) => file.status)).toEqual(['manifest']);
    expect(result.streams[0]?.checkpoint?.outcome).toBe('valid');
    expect(result.heads).toEqual([{ origin: ORIGIN, size: 7, root: result.streams[0]?.merkleRoot }]);
    expect(result.documents.approvals[0]?.signature).toBe('valid');
    expect(result.documents.receipts[0]?.payload.runner).toBe('runner-1');
  });

  test('every check says how much it examined', async () => {
    const { reports } = await verifyFiles(tinyBundle());
    const absent = reports.filter((report) => report.examined === 0);
    expect(absent.map((report) => `${report.id} ${report.skipped}`)).toEqual(['seal.form absent', 'seal.countersignatures absent']);
    expect(reports.length - absent.length).toBeGreaterThan(15);
  });

  test('reads the same in chunks of any size', async () => {
    const files = tinyBundle();
    const whole = JSON.stringify(await verifyFiles(files));
    for (const chunk of [1, 7, 300]) expect(JSON.stringify(await verifyFiles(files, {}, {}, chunk))).toBe(whole);
  });

  test('hands over documents first, then every event in order', async () => {
    const seen: string[] = [];
    const rows: RowIntegrity[] = [];
    await verifyFiles(tinyBundle(), {}, {
      documents: (documents) => seen.push(`documents ${documents.period?.from}`),
      event: (event, _at, integrity) => void (seen.push(event.record_id), rows.push(integrity)),
    });
    expect(seen).toEqual(['documents 2026-11-01T00:00:00.000Z', ...[0, 1, 2, 3, 4, 5, 6].map((seq) => `evt-${seq}`)]);
    expect(new Set(rows)).toEqual(new Set(['verified']));
  });

  test('points each event at its bytes', async () => {
    const files = tinyBundle();
    const texts: string[] = [];
    await verifyFiles(files, {}, {
      event: (_event, at) => void texts.push(new TextDecoder().decode(files.get(at.file!)!.subarray(at.offset, at.offset! + at.length!))),
    });
    expect(texts.map((text) => (JSON.parse(text) as EventLine).seq)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('that continues a log says so and holds', async () => {
    const result = await verifyFiles(tinyBundle({ after: 3 }));
    expect(codesOf(result)).toEqual([]);
    expect(findingsOf(result).map((finding) => finding.code)).toContain('stream.continues');
  });

  test('reports progress to the last byte and can be cancelled', async () => {
    const done: number[] = [];
    let total = 0;
    await verifyFiles(tinyBundle(), {}, { progress: (bytes, all) => void (done.push(bytes), (total = all)) });
    expect(done.at(-1)).toBe(total);
    await expect(verifyFiles(tinyBundle(), {}, { cancelled: () => done.length > 3 })).rejects.toBeInstanceOf(CancelledError);
  });
});

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const replaced = (files: Files, name: string, from: string, to: string): Files => {
  const before = text(files.get(name));
  expect(before).toContain(from);
  return new Map([...files, [name, encodeUtf8(before.replace(from, to))]]);
};
const AUDIT = 'audit/main/0001.ndjson';
const LATER = 'audit/main/0002.ndjson';
const drafts = (count: number) => Array.from({ length: count }, (_, seq) => draft(seq));

describe('files', () => {
  const cases: [string, (files: Files) => void, FindingCode[]][] = [
    ['a changed artifact', (files) => files.set('artifacts/art-1/change.diff', encodeUtf8('--- a\n+++ c\n')), ['file.digest-mismatch']],
    ['a missing artifact', (files) => files.delete('artifacts/art-1/change.diff'), ['file.missing']],
    ['an extra file', (files) => files.set('artifacts/art-2/x', encodeUtf8('x')), ['file.unlisted']],
    ['a seal this version cannot read', (files) => files.set('seal/tst.der', encodeUtf8('x')), ['seal.not-supported']],
    ['no manifest', (files) => files.delete(MANIFEST_PATH), ['manifest.missing']],
    ['two manifests', (files) => files.set('manifest.sigstore.json', encodeUtf8('{}')), ['manifest.ambiguous']],
  ];
  test.each(cases)('%s', async (_name, change, codes) => {
    const files = tinyBundle();
    change(files);
    expect(codesOf(await verifyFiles(files))).toEqual(codes);
  });

  test('without a manifest everything that rests on it is blocked, not passed', async () => {
    const files = tinyBundle();
    files.delete(MANIFEST_PATH);
    for (const check of ['files.digests', 'chain.links', 'merkle.root', 'completeness.head', 'time.order']) expect(await outcome(files, check)).toBe('indeterminate');
  });

  test('an entry that cannot be read is a finding', async () => {
    const { verifyBundle } = await import('../../../../src/core/bundle/index.ts');
    const { containerOf } = await import('../../../support/memory-container.ts');
    const { DEFAULT_LIMITS } = await import('../../../../src/core/run.ts');
    const container = containerOf(tinyBundle());
    const entries = container.entries.map((entry) => entry.name !== AUDIT ? entry : {
      ...entry,
      // eslint-disable-next-line require-yield -- a disk that fails at its first byte yields nothing
      async *open(): AsyncGenerator<Uint8Array> { throw new Error('bad sector'); },
    });
    const args = { asOf: '2026-11-20T00:00:00.000Z', trust: trustOf(), limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest };
    const result = await verifyBundle({ ...container, entries }, args, {});
    expect(codesOf(result)).toContain('file.unreadable');
    expect(result.files.find((file) => file.name === AUDIT)?.status).toBe('not-read');
    const longer = container.entries.map((entry) => (entry.name === AUDIT ? { ...entry, size: entry.size - 1 } : entry));
    expect(codesOf(await verifyBundle({ ...container, entries: longer }, args, {}))).toContain('file.unreadable');
  });

  test('a file that changes between the two readings is a finding', async () => {
    const { verifyBundle } = await import('../../../../src/core/bundle/index.ts');
    const { containerOf } = await import('../../../support/memory-container.ts');
    const { DEFAULT_LIMITS } = await import('../../../../src/core/run.ts');
    const files = tinyBundle();
    const container = containerOf(files);
    let opened = 0;
    const entries = container.entries.map((entry) => entry.name !== AUDIT ? entry : {
      ...entry,
      async *open(): AsyncGenerator<Uint8Array> {
        opened += 1;
        yield opened === 1 ? files.get(AUDIT)! : encodeUtf8(text(files.get(AUDIT)).replace('active_runs":1', 'active_runs":9'));
      },
    });
    const args = { asOf: '2026-11-20T00:00:00.000Z', trust: trustOf(), limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest };
    expect(codesOf(await verifyBundle({ ...container, entries }, args, {}))).toContain('file.changed-while-reading');
  });
});

describe('events', () => {
  test('one changed record: one hash finding, and everything after it still links', async () => {
    const files = replaced(tinyBundle(), AUDIT, '"active_runs":2', '"active_runs":9');
    const result = await verifyFiles(files);
    expect(codesOf(result)).toEqual(['event.hash-mismatch', 'file.digest-mismatch']);
    const finding = findingsOf(result).find((each) => each.code === 'event.hash-mismatch');
    expect(finding?.values).toMatchObject({ seq: 2, relinks: true });
    expect(finding?.at).toMatchObject({ file: AUDIT, event: 'evt-2' });
  });

  test('a changed record with its hash made to fit breaks the next link', async () => {
    const files = tinyBundle({ drafts: drafts(6) });
    const good = chainOf(drafts(6));
    const forged = chainOf([draft(0), draft(1), draft(2, { type: 'agent.enabled' })])[2]!;
    files.set(AUDIT, linesOf([good[0]!, good[1]!, forged, good[3]!]));
    const result = await verifyFiles(files);
    expect(codesOf(result)).toEqual(['checkpoint.root-mismatch', 'event.prev-mismatch', 'file.digest-mismatch', 'merkle.root-mismatch']);
    expect(findingsOf(result).find((each) => each.code === 'event.prev-mismatch')?.values).toMatchObject({ seq: 3 });
  });

  test('a changed record with a broken link after it does not relink', async () => {
    const files = tinyBundle({ drafts: drafts(6) });
    const lines = text(files.get(AUDIT)).replace('"active_runs":1', '"active_runs":7').split('\n');
    lines.splice(2, 1);
    files.set(AUDIT, encodeUtf8(lines.join('\n')));
    const result = await verifyFiles(files);
    expect(findingsOf(result).find((each) => each.code === 'event.hash-mismatch')?.values).toMatchObject({ relinks: false });
  });

  test('an altered hash member is told from altered content', async () => {
    const files = tinyBundle({ drafts: drafts(6) });
    const hash = chainOf(drafts(6))[1]!.hash;
    const result = await verifyFiles(replaced(files, AUDIT, `"hash":"${hash}"`, `"hash":"${'0'.repeat(64)}"`));
    expect(findingsOf(result).find((each) => each.code === 'event.prev-mismatch')?.values).toMatchObject({ seq: 2, linksToContent: true });
  });

  test('a deleted record is a gap with its numbers', async () => {
    const files = tinyBundle();
    const lines = text(files.get(AUDIT)).split('\n');
    lines.splice(1, 2);
    files.set(AUDIT, encodeUtf8(lines.join('\n')));
    const result = await verifyFiles(files);
    expect(codesOf(result)).toEqual(['chain.count-mismatch', 'chain.gap', 'checkpoint.size-mismatch', 'file.digest-mismatch', 'merkle.root-mismatch']);
    expect(findingsOf(result).find((each) => each.code === 'chain.gap')?.values).toMatchObject({ from: 1, to: 2, missing: 2 });
    expect(result.streams[0]?.gaps).toMatchObject([{ from: 1, to: 2 }]);
  });

  test('a cut tail shows against the manifest and against the signed head', async () => {
    const files = tinyBundle();
    const lines = text(files.get(LATER)).split('\n');
    files.set(LATER, encodeUtf8(`${lines.slice(0, 1).join('\n')}\n`));
    const result = await verifyFiles(files);
    expect(codesOf(result)).toEqual(['chain.count-mismatch', 'chain.head-mismatch', 'checkpoint.size-mismatch', 'file.digest-mismatch', 'merkle.root-mismatch']);
    expect(findingsOf(result).find((each) => each.code === 'chain.count-mismatch')?.values).toMatchObject({ missingFrom: 5, missingTo: 6 });
    expect(result.heads).toEqual([]);
  });

  test('swapped and repeated records are told apart', async () => {
    const files = tinyBundle();
    const lines = text(files.get(AUDIT)).trimEnd().split('\n');
    files.set(AUDIT, encodeUtf8([lines[0], lines[2], lines[1], lines[3], lines[3]].map((line) => `${line}\n`).join('')));
    const codes = codesOf(await verifyFiles(files));
    expect(codes).toContain('chain.out-of-order');
    expect(codes).toContain('chain.duplicate-sequence');
    expect(codes).not.toContain('chain.gap');
  });

  test('a line in another spelling, and one that is no event', async () => {
    const spaced = await verifyFiles(replaced(tinyBundle(), AUDIT, '"active_runs":1', '"active_runs": 1'));
    expect(codesOf(spaced)).toEqual(['event.not-canonical', 'file.digest-mismatch']);
    const broken = await verifyFiles(replaced(tinyBundle(), AUDIT, '"active_runs":1', '"active_runs":1.'));
    expect(codesOf(broken)).toEqual(['checkpoint.size-mismatch', 'event.malformed', 'file.digest-mismatch', 'merkle.root-mismatch']);
    const twice = await verifyFiles(replaced(tinyBundle(), AUDIT, '"active_runs":1', '"active_runs":1,"active_runs":1'));
    expect(findingsOf(twice).find((each) => each.code === 'event.malformed')?.values).toMatchObject({ problem: 'duplicate-key' });
  });

  test('a line beyond the limit is refused without being kept', async () => {
    const { DEFAULT_LIMITS } = await import('../../../../src/core/run.ts');
    const result = await verifyFiles(tinyBundle(), { limits: { ...DEFAULT_LIMITS, maxLineBytes: 200 } });
    expect(findingsOf(result).find((each) => each.code === 'event.malformed')?.values).toMatchObject({ problem: 'line-too-long' });
  });

  test('findings of one code are bounded, and the rest counted', async () => {
    const { DEFAULT_LIMITS } = await import('../../../../src/core/run.ts');
    const files = tinyBundle({ drafts: drafts(30), perFile: 100 });
    files.set(AUDIT, encodeUtf8(text(files.get(AUDIT)).replaceAll('"active_runs"', '"active_ruse"')));
    const result = await verifyFiles(files, { limits: { ...DEFAULT_LIMITS, maxFindingsPerCode: 5 } });
    const report = result.reports.find((each) => each.id === 'chain.links');
    expect(report?.findings.length).toBe(5);
    expect(report?.leftOut).toEqual([{ code: 'event.hash-mismatch', count: 25 }]);
  });

  test('a disclosed value that was not the one withheld; a withheld one is only counted', async () => {
    const changed = await verifyFiles(replaced(tinyBundle(), AUDIT, '"text":"why?"', '"text":"how?"'));
    expect(codesOf(changed)).toEqual(['event.withheld-mismatch', 'file.digest-mismatch']);
    const invented = await verifyFiles(replaced(tinyBundle(), AUDIT, '"open":{"prompt"', '"open":{"extra":{"salt":"s","value":1},"prompt"'));
    expect(codesOf(invented)).toEqual(['event.withheld-mismatch', 'file.digest-mismatch']);
    const withheld = await verifyFiles(replaced(tinyBundle(), AUDIT, '"open":{"prompt":{"salt":"s1","value":{"text":"why?"}}}', '"open":{}'));
    expect(codesOf(withheld)).toEqual(['file.digest-mismatch']);
    expect(withheld.counts.redactedValues).toBe(2);
  });

  test('rows of a changed file are not called verified', async () => {
    const rows: RowIntegrity[] = [];
    await verifyFiles(replaced(tinyBundle(), AUDIT, '"active_runs":2', '"active_runs":9'), {}, { event: (_event, _at, integrity) => void rows.push(integrity) });
    expect(rows).toEqual(['unverified', 'unverified', 'failed', 'unverified', 'verified', 'verified', 'verified']);
  });

  test('another genesis is another log', async () => {
    const files = tinyBundle({ predicate: (predicate) => ({ ...predicate, streams: predicate.streams.map((stream) => ({ ...stream, origin: 'log.other.example' })) }) });
    const codes = codesOf(await verifyFiles(files));
    expect(codes).toEqual(['chain.genesis-mismatch', 'checkpoint.key-unknown', 'checkpoint.origin-mismatch']);
  });
});

describe('what came before and after', () => {
  const stream = (change: (previous: Record<string, unknown>) => Record<string, unknown>) => tinyBundle({
    after: 3,
    statement: (statement) => {
      const copy = structuredClone(statement) as { predicate: { streams: { previous: Record<string, unknown> }[] } };
      copy.predicate.streams[0]!.previous = change(copy.predicate.streams[0]!.previous);
      return copy;
    },
  });
  test('a compact range that is not the earlier root', async () => {
    const codes = codesOf(await verifyFiles(stream((previous) => ({ ...previous, root: 'c'.repeat(64) }))));
    expect(codes).toEqual(['stream.consistency-invalid']);
  });
  test('a compact range of the wrong length blocks the root', async () => {
    const codes = codesOf(await verifyFiles(stream((previous) => ({ ...previous, compact_range: [] }))));
    expect(codes).toEqual(['checkpoint.untrusted-head', 'stream.consistency-invalid']);
  });
  test('a proof that does not prove', async () => {
    const codes = codesOf(await verifyFiles(stream((previous) => ({ ...previous, consistency_proof: ['d'.repeat(64)] }))));
    expect(codes).toEqual(['stream.consistency-invalid']);
  });
  test('a first link to another head', async () => {
    const codes = codesOf(await verifyFiles(stream((previous) => ({ ...previous, hash: 'e'.repeat(64) }))));
    expect(codes).toEqual(['chain.genesis-mismatch']);
  });
  test('a stream that starts late without saying what came before', async () => {
    const files = tinyBundle({ after: 3, predicate: (predicate) => ({ ...predicate, streams: predicate.streams.map((each) => ({ ...each, previous: null })) }) });
    expect(codesOf(await verifyFiles(files))).toEqual(['checkpoint.untrusted-head', 'stream.starts-late']);
  });

  const all = leavesOf(chainOf(drafts(7)));
  const remember = (size: number, root = rootHex(all.slice(0, size))) => ({ rememberedHeads: [{ origin: ORIGIN, size, root }] });
  const log = () => tinyBundle({ drafts: drafts(7) });
  test('a log that grew since it was last seen', async () => {
    for (const size of [1, 4, 7]) expect(codesOf(await verifyFiles(log(), remember(size)))).toEqual([]);
  });
  test('a log that ends before the head last seen', async () => {
    expect(codesOf(await verifyFiles(log(), remember(8, 'f'.repeat(64))))).toEqual(['checkpoint.behind-remembered']);
  });
  test('another log at the remembered size', async () => {
    expect(codesOf(await verifyFiles(log(), remember(7, 'f'.repeat(64))))).toEqual(['checkpoint.rolled-back']);
    expect(codesOf(await verifyFiles(log(), remember(4, 'f'.repeat(64))))).toEqual(['checkpoint.rolled-back']);
  });
});

describe('time', () => {
  test('decreasing, before its cause, outside the period, after the reader’s instant', async () => {
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, seconds)).toISOString();
    expect(codesOf(await verifyFiles(tinyBundle({ drafts: [draft(0), draft(1, { timestamp: at(9) }), draft(2, { causes: [] })] })))).toEqual(['time.decreases']);
    expect(codesOf(await verifyFiles(tinyBundle({ drafts: [draft(0), draft(1, { timestamp: at(9) }), draft(2)] })))).toEqual(['time.before-cause', 'time.decreases']);
    expect(codesOf(await verifyFiles(tinyBundle({ drafts: [draft(0, { timestamp: '2026-10-31T23:59:59.999Z' }), draft(1)] })))).toEqual(['time.outside-period']);
    const early = codesOf(await verifyFiles(tinyBundle(), { asOf: '2026-11-01T00:00:03.000Z' }));
    expect(early).toContain('time.after-as-of');
  });
  test('says how many causes it could compare', async () => {
    const result = await verifyFiles(tinyBundle({ drafts: [draft(0), draft(1), draft(2, { causes: ['evt-0', 'elsewhere'] })] }));
    expect(result.reports.find((each) => each.id === 'time.order')?.facts).toEqual([['causes-compared', '2'], ['causes-not-compared', '1']]);
  });
});

describe('who signed', () => {
  const pack = (change: (pack: typeof PACK) => typeof PACK) => ({ trust: trustOf(change(PACK)) });
  const without = (...ids: string[]) => pack((each) => ({ ...each, keys: each.keys.filter((key) => !ids.includes(key.keyid)), logs: each.logs.filter((log) => !ids.includes(log.keyid)) }));
  const changed = (keyid: string, more: object) => pack((each) => ({ ...each, keys: each.keys.map((key) => (key.keyid === keyid ? { ...key, ...more } : key)) }));

  const cases: [string, Parameters<typeof verifyFiles>[1], FindingCode[]][] = [
    ['no trust pack', { trust: null }, ['checkpoint.untrusted-head', 'trust.no-pack']],
    ['an unknown key', without(KEYS.cosigner.keyid), ['signature.key-unknown']],
    ['an unknown approver', without(KEYS.approver.keyid), ['approval.key-unknown']],
    ['an unknown orchestrator', without(KEYS.orchestrator.keyid), ['package.key-unknown']],
    ['an unknown log', without(KEYS.log.keyid), ['checkpoint.key-unknown', 'checkpoint.untrusted-head']],
    ['a key for something else', changed(KEYS.manifest.keyid, { purposes: ['approval'] }), ['signature.key-purpose', 'signature.threshold-unmet']],
    ['a key not yet valid', changed(KEYS.manifest.keyid, { not_before: '2026-11-03T00:00:00.000Z' }), ['signature.key-outside-window', 'signature.threshold-unmet']],
    ['a key that was over', changed(KEYS.manifest.keyid, { not_after: '2026-11-01T00:00:00.000Z' }), ['signature.key-outside-window', 'signature.threshold-unmet']],
    ['a key over since', changed(KEYS.manifest.keyid, { not_after: '2026-11-03T00:00:00.000Z' }), ['signature.time-unproved']],
    ['a compromised key', changed(KEYS.manifest.keyid, { compromised_since: '2026-11-01T00:00:00.000Z' }), ['signature.key-compromised', 'signature.threshold-unmet']],
    ['a key compromised since', changed(KEYS.manifest.keyid, { compromised_since: '2026-11-05T00:00:00.000Z' }), ['signature.time-unproved']],
    ['an approver’s key of somebody else', changed(KEYS.approver.keyid, { holder: 'john' }), ['approval.signer-mismatch']],
    ['an approver’s key for something else', changed(KEYS.approver.keyid, { purposes: ['receipt'] }), ['approval.key-refused']],
    ['an approver’s key over since', changed(KEYS.approver.keyid, { not_after: '2026-11-03T00:00:00.000Z' }), ['approval.time-unproved']],
    ['a runner’s key of somebody else', changed(KEYS.runner.keyid, { holder: 'runner-2' }), ['package.signer-mismatch']],
    ['a log’s key compromised since', changed(KEYS.log.keyid, { compromised_since: '2026-11-05T00:00:00.000Z' }), ['checkpoint.time-unproved', 'checkpoint.untrusted-head']],
    ['a log’s key over before', changed(KEYS.log.keyid, { not_after: '2026-11-01T00:00:00.000Z' }), ['checkpoint.key-refused', 'checkpoint.untrusted-head']],
  ];
  test.each(cases)('%s', async (_name, more, codes) => {
    expect(codesOf(await verifyFiles(tinyBundle(), more))).toEqual(codes);
  });

  test('a stranger beside enough trusted signatures takes nothing away', async () => {
    const result = await verifyFiles(tinyBundle({ signers: [KEYS.manifest, KEYS.cosigner, KEYS.stranger] }));
    expect(codesOf(result)).toEqual([]);
    expect(findingsOf(result).map((each) => each.code)).toContain('signature.co-signer-unknown');
  });
  test('one key twice is one voice', async () => {
    const codes = codesOf(await verifyFiles(tinyBundle({ signers: [KEYS.manifest, KEYS.manifest] })));
    expect(codes).toContain('signature.threshold-unmet');
    expect(codes).toContain('manifest.malformed');
  });
  test('an old trust pack is said to be old', async () => {
    const result = await verifyFiles(tinyBundle(), { asOf: '2027-06-01T00:00:00.000Z' });
    expect(findingsOf(result).find((each) => each.code === 'trust.stale-pack')?.values).toMatchObject({ ageDays: 212 });
  });
  test('a log whose key is of an algorithm that notes do not use here', async () => {
    const keys = [...PACK.keys, trusted(KEYS.cosigner, 'log', ['checkpoint'])].filter((key, index, all) => all.findIndex((each) => each.keyid === key.keyid) === index)
      .map((key) => (key.keyid === KEYS.cosigner.keyid ? { ...key, purposes: ['manifest', 'checkpoint'] as const } : key));
    const trust = trustOf({ ...PACK, keys, logs: [{ origin: ORIGIN, keyid: KEYS.cosigner.keyid }] });
    expect(codesOf(await verifyFiles(tinyBundle(), { trust }))).toEqual(['checkpoint.untrusted-head', 'signature.algorithm-refused']);
  });
});

describe('manifest and documents', () => {
  const statement = (change: (statement: Record<string, unknown>) => Record<string, unknown>) => tinyBundle({ statement: change });
  const cases: [string, () => Files, FindingCode[]][] = [
    ['an unknown member in the statement', () => statement((each) => ({ ...each, extra: 1 })), ['manifest.unknown-member']],
    ['a missing member', () => tinyBundle({ statement: ({ predicate, ...rest }) => ({ ...rest, predicate: { ...(predicate as object), tenant: undefined } }) }), ['manifest.malformed']],
    ['subjects out of order', () => statement((each) => ({ ...each, subject: [...(each['subject'] as unknown[])].reverse() })), ['manifest.malformed']],
    ['signers that did not sign', () => tinyBundle({ predicate: (each) => ({ ...each, signers: [...each.signers].reverse() }) }), ['manifest.signers-mismatch']],
    ['a count that is not the numbers’', () => tinyBundle({ predicate: (each) => ({ ...each, streams: each.streams.map((stream) => ({ ...stream, count: 8 })) }) }), ['chain.count-mismatch', 'manifest.stream-mismatch']],
    ['an audit file without a stream', () => tinyBundle({ before: (files) => files.set('audit/other/0001.ndjson', encodeUtf8('')) }), ['manifest.stream-mismatch']],
    ['no streams', () => tinyBundle({ predicate: (each) => ({ ...each, streams: [] }) }), ['manifest.malformed', 'manifest.stream-mismatch']],
    ['another Merkle root', () => tinyBundle({ predicate: (each) => ({ ...each, streams: each.streams.map((stream) => ({ ...stream, merkle_root: 'a'.repeat(64) })) }) }), ['merkle.root-mismatch']],
    ['no checkpoint', () => tinyBundle({ before: (files) => files.delete('checkpoints/main.txt') }), ['checkpoint.missing']],
    ['a checkpoint that is none', () => tinyBundle({ before: (files) => files.set('checkpoints/main.txt', encodeUtf8('x\n')) }), ['checkpoint.malformed']],
    ['a snapshot in another spelling', () => tinyBundle({ before: (files) => files.set('identity/roles.json', encodeUtf8('{ "roles": [] }')) }), ['json.not-canonical']],
    ['a snapshot that says a name twice', () => tinyBundle({ before: (files) => files.set('identity/roles.json', encodeUtf8('{"roles":[],"roles":[]}')) }), ['json.duplicate-key']],
    ['a snapshot that is no JSON', () => tinyBundle({ before: (files) => files.set('identity/roles.json', encodeUtf8('{"roles":[}')) }), ['json.malformed']],
    ['a snapshot of another shape', () => tinyBundle({ before: (files) => files.set('identity/roles.json', jcs({ roles: [{}] })) }), ['record.malformed']],
    ['a policy under another version’s name', () => tinyBundle({ before: (files) => void files.set('policy/boundaries/2026-11.json', files.get('policy/boundaries/2026-10.json')!) }), ['record.malformed']],
    ['an approval under another’s name', () => tinyBundle({ before: (files) => void files.set('approvals/apr-2.dsse.json', files.get('approvals/apr-1.dsse.json')!) }), ['approval.malformed']],
    ['an approval that is a package', () => tinyBundle({ before: (files) => void files.set('approvals/apr-1.dsse.json', files.get('work-packages/pkg-1.dsse.json')!) }), ['approval.malformed']],
  ];
  test.each(cases)('%s', async (_name, files, codes) => {
    expect(codesOf(await verifyFiles(files()))).toEqual(codes);
  });
});
