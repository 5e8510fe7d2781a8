import { describe, expect, test } from 'vitest';
import type { StreamStatement } from '../../../../src/core/bundle/format.ts';
import { encodeUtf8 } from '../../../../src/core/encoding/index.ts';
import type { FindingCode } from '../../../../src/core/findings/index.ts';
import { compareVerdict, readPreviousRun, type PreviousRun } from '../../../../src/core/previous/index.ts';
import { sigstoreBundle, SIGSTORE_TRUST } from '../../../support/sigstore-manifest.ts';
import { misfitWord } from '../../../support/misfit-word.ts';
import { jcs, KEYS, tinyBundle, draft, type TinyOptions } from '../../../support/tiny-bundle.ts';
import { findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const drafts = (count: number, more: (seq: number) => object = () => ({})) => Array.from({ length: count }, (_, seq) => draft(seq, more(seq)));
const DIGEST = 'd'.repeat(64);

/** What a run of the bundle would say, as far as the comparison takes it. */
async function runOf(options: TinyOptions): Promise<PreviousRun> {
  const found = await verifyFiles(tinyBundle(options));
  return {
    digest: DIGEST,
    subject: { kind: 'evidence-bundle', digest: DIGEST, bundleId: found.bundle?.id ?? null },
    axes: [{ axis: 'integrity', outcome: 'pass' }, { axis: 'time', outcome: 'indeterminate' }],
    signers: found.signers.map(({ keyid, name, holder, outcome, certifiedBy }) => ({ keyid, name, holder, outcome, certifiedBy })),
    streams: found.streams.map(({ origin, lastSeq, lastTime, merkleRoot }) => ({ origin, lastSeq, lastTime, merkleRoot })),
    files: found.files.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

const named = (id: string): TinyOptions => ({ predicate: (predicate) => ({ ...predicate, bundle_id: id }) });

async function previousCodes(previous: PreviousRun, options: TinyOptions): Promise<FindingCode[]> {
  const found = await verifyFiles(tinyBundle(options), { previous });
  return findingsOf(found).map((finding) => finding.code).filter((code) => code.startsWith('previous.'));
}

describe('an earlier run', () => {
  test('of the same log, shorter, shared or met at its end: the log continues', async () => {
    const previous = await runOf({ drafts: drafts(4) });
    expect(await previousCodes(previous, { ...named('next'), drafts: drafts(7) })).toEqual(['previous.continues']);
    expect(await previousCodes(previous, { ...named('next'), drafts: drafts(7), after: 2 })).toEqual(['previous.continues']);
    expect(await previousCodes(previous, { ...named('next'), drafts: drafts(7), after: 4 })).toEqual(['previous.continues']);
  });

  test('the note says how much is shared and how much is new', async () => {
    const found = await verifyFiles(tinyBundle({ drafts: drafts(7), after: 2 }), { previous: await runOf({ drafts: drafts(4) }) });
    expect(findingsOf(found).find((each) => each.code === 'previous.continues')?.values).toMatchObject({ previousSize: 4, size: 7, shared: 2, added: 3 });
    expect(found.reports.find((each) => each.id === 'completeness.previous')).toMatchObject({ examined: 1, unit: 'streams' });
  });

  test('of a log that was rewritten since', async () => {
    const previous = await runOf({ drafts: drafts(4) });
    const rewritten = drafts(7, (seq) => (seq === 2 ? { data: { active_runs: 99, fleet_id: 'other' } } : {}));
    expect(await previousCodes(previous, { ...named('next'), drafts: rewritten })).toEqual(['previous.contradicts']);
    expect(await previousCodes(previous, { ...named('next'), drafts: rewritten, after: 4 })).toEqual(['previous.contradicts']);
  });

  test('that ended before this bundle starts', async () => {
    const found = await verifyFiles(tinyBundle({ ...named('next'), drafts: drafts(9), after: 6 }), { previous: await runOf({ drafts: drafts(4) }) });
    const gap = findingsOf(found).find((each) => each.code === 'previous.gap');
    expect(gap).toMatchObject({ expected: '4', computed: '6', values: { missing: 2 } });
  });

  test('that saw the log reach further', async () => {
    expect(await previousCodes(await runOf({ drafts: drafts(7) }), { ...named('next'), drafts: drafts(4) })).toEqual(['previous.behind']);
  });

  test('with a log that is not here', async () => {
    const previous = await runOf({ drafts: drafts(4) });
    const more = { ...previous, streams: [...previous.streams, { origin: 'log.tiny.example/gone', lastSeq: 8, lastTime: null, merkleRoot: DIGEST }] };
    expect(await previousCodes(more, { ...named('next'), drafts: drafts(4) })).toEqual(['previous.continues', 'previous.log-missing']);
  });

  test('of the same bundle under another manifest', async () => {
    const again = (predicate: { readonly created_at: string }) => ({ created_at: `${predicate.created_at.slice(0, -5)}.500Z` });
    expect(await previousCodes(await runOf({}), {})).not.toContain('previous.contradicts');
    const resealed: TinyOptions = { predicate: (predicate) => ({ ...predicate, ...again(predicate) }) };
    expect(await previousCodes(await runOf({}), resealed)).toEqual(['previous.continues', 'previous.reissued']);
  });

  test('with other signers and other files', async () => {
    const previous = await runOf(named('before'));
    const options: TinyOptions = {
      ...named('next'),
      before: (files) => {
        files.set('policy/boundaries/2026-10.json', jcs({ policy_id: 'pol', version: '2026-10', effective_from: '2026-10-01T00:00:00.000Z', cells: [] }));
        files.set('identity/roles.json', jcs({ roles: [] }));
      },
      signers: [KEYS.manifest],
    };
    expect((await previousCodes(previous, options)).toSorted()).toEqual([
      'previous.continues', 'previous.signers-changed', 'previous.snapshot-differs', 'previous.version-rewritten',
    ]);
  });

  test('with other rules of retention, which hold no version in their name', async () => {
    const retention = (minimum_days: number) => (files: Map<string, Uint8Array>) => void files.set('policy/retention.json', jcs({ effective_from: '2026-10-01T00:00:00.000Z', minimum_days, holds: [] }));
    const previous = await runOf({ ...named('before'), before: retention(183) });
    expect(await previousCodes(previous, { ...named('next'), before: retention(365) })).toEqual(['previous.continues', 'previous.snapshot-differs']);
    expect(await previousCodes(previous, { ...named('next'), before: retention(183) })).toEqual(['previous.continues']);
  });

  test('by the same identity with another key for each signature is by the same signer', async () => {
    const signed = (previous: PreviousRun | null = null) => verifyFiles(sigstoreBundle(), { trust: SIGSTORE_TRUST, ...(previous === null ? {} : { previous }) });
    const first = await signed();
    expect(first.signers[0]?.outcome).toBe('valid');
    const before: PreviousRun = { ...(await runOf(named('before'))), signers: first.signers.map((signer) => ({ ...signer, keyid: DIGEST })), files: first.files };
    const codesOf = (found: Awaited<ReturnType<typeof signed>>) => findingsOf(found).map(({ code }) => code).filter((code) => code === 'previous.signers-changed');
    expect(codesOf(await signed(before))).toEqual([]);
    const other = await signed({ ...before, signers: before.signers.map((signer) => ({ ...signer, name: 'someone else' })) });
    expect(findingsOf(other).find(({ code }) => code === 'previous.signers-changed')?.at.file).toBe('manifest.sigstore.json');
    // Without a Sigstore manifest and without a certificate, the key is the signer.
    expect(codesOf(await signed({ ...before, files: [] }))).toEqual(['previous.signers-changed']);
    expect(findingsOf(await signed({ ...before, streams: [{ origin: 'log.gone.example', lastSeq: 1, lastTime: null, merkleRoot: DIGEST }] })).find(({ code }) => code === 'previous.log-missing')?.at.file).toBe('manifest.sigstore.json');
  });

  test('that did not hold, or was of something else, is said', async () => {
    const previous = await runOf({ drafts: drafts(4) });
    const broken: PreviousRun = { ...previous, axes: [{ axis: 'integrity', outcome: 'fail' }] };
    expect(await previousCodes(broken, { ...named('next'), drafts: drafts(4) })).toEqual(['previous.continues', 'previous.not-sound']);
    const other: PreviousRun = { ...previous, subject: { ...previous.subject, kind: 'sigstore-bundle' }, streams: [] };
    expect(await previousCodes(other, { drafts: drafts(4) })).toEqual(['previous.not-comparable']);
  });

  test('is not asked about when nobody names one', async () => {
    expect((await verifyFiles(tinyBundle())).reports.some((each) => each.id === 'completeness.previous')).toBe(false);
  });

  test('where the bundle allows no root, nothing is said to agree', async () => {
    const wrong = (stream: StreamStatement): StreamStatement => ({ ...stream, previous: { ...stream.previous!, compact_range: [] } });
    const options: TinyOptions = { drafts: drafts(7), after: 3, predicate: (predicate) => ({ ...predicate, bundle_id: 'next', streams: predicate.streams.map(wrong) }) };
    expect(await previousCodes(await runOf({ drafts: drafts(4) }), options)).toEqual([]);
  });

  test('of the same bytes with another answer, by axis', () => {
    const previous: PreviousRun = { digest: DIGEST, subject: { kind: 'evidence-bundle', digest: DIGEST, bundleId: 'b' }, axes: [{ axis: 'time', outcome: 'pass' }, { axis: 'policy', outcome: 'not-checked' }], signers: [], streams: [], files: [] };
    const verdict = { axes: [{ axis: 'time' as const, outcome: 'indeterminate' as const, because: [], capped: false }, { axis: 'policy' as const, outcome: 'not-checked' as const, because: [], capped: false }] };
    expect(compareVerdict(previous, DIGEST, verdict)).toEqual([{ code: 'previous.verdict-changed', at: {}, expected: 'pass', computed: 'indeterminate', values: { axis: 'time' } }]);
    expect(compareVerdict(previous, 'e'.repeat(64), verdict)).toEqual([]);
  });
});

describe('the file of a run', () => {
  const RUN = {
    format: 'proofroom.run.v1', subject: { kind: 'evidence-bundle', digest: DIGEST, size: 1, bundleId: 'b' }, verdict: { axes: [{ axis: 'integrity', outcome: 'pass', because: [], capped: false }] },
    signers: [{ keyid: DIGEST, outcome: 'valid', name: null }], streams: [{ origin: 'o', lastSeq: 3, merkleRoot: DIGEST, name: 'main' }], files: [{ name: 'a', sha256: null, size: 0 }], later: { unknown: true },
  };

  test('is read with and without the terminal’s line feed, to the same digest', () => {
    const plain = readPreviousRun(jcs(RUN));
    const printed = readPreviousRun(new Uint8Array([...jcs(RUN), 0x0a]));
    expect(plain.ok && printed.ok && plain.previous.digest === printed.previous.digest && plain.previous.streams).toEqual([{ origin: 'o', lastSeq: 3, lastTime: null, merkleRoot: DIGEST }]);
    const dated = readPreviousRun(jcs({ ...RUN, streams: [{ ...RUN.streams[0], lastTime: 1_790_000_000_000 }] }));
    expect(dated.ok && dated.previous.streams[0]?.lastTime).toBe(1_790_000_000_000);
  });

  test('says of a signer what an earlier version did not', () => {
    const read = readPreviousRun(jcs(RUN));
    expect(read.ok && read.previous.signers).toEqual([{ keyid: DIGEST, name: null, holder: null, outcome: 'valid', certifiedBy: [] }]);
  });

  test.each<[string, object, string]>([
    ['another format', { ...RUN, format: 'proofroom.run.v2' }, 'wrong-value at /format'],
    ['no streams', { ...RUN, streams: undefined }, 'missing-member at /streams'],
    ['a size that is no number', { ...RUN, streams: [{ ...RUN.streams[0], lastSeq: '3' }] }, 'wrong-type at /streams/0/lastSeq'],
    ['a root that is no digest', { ...RUN, streams: [{ ...RUN.streams[0], merkleRoot: 'x' }] }, 'wrong-value at /streams/0/merkleRoot'],
    ['a time that is no number', { ...RUN, streams: [{ ...RUN.streams[0], lastTime: '3' }] }, 'wrong-type at /streams/0/lastTime'],
    ['one log twice', { ...RUN, streams: [RUN.streams[0], RUN.streams[0]] }, 'repeated at /streams'],
    ['an outcome of no kind', { ...RUN, verdict: { axes: [{ axis: 'time', outcome: 'fine' }] } }, 'wrong-value at /verdict/axes/0/outcome'],
    ['members that are not objects', { ...RUN, signers: [3], verdict: 4 }, 'wrong-type at /verdict'],
  ])('%s', (_, run, problem) => {
    const read = readPreviousRun(jcs(run));
    expect(read.ok ? 'ok' : misfitWord(read)).toBe(problem);
  });

  test('no cut and no flipped byte is read as the same run', () => {
    const bytes = jcs(RUN);
    for (let length = 0; length < bytes.length; length++) expect(readPreviousRun(bytes.subarray(0, length)).ok).toBe(false);
    const whole = readPreviousRun(bytes);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      const read = readPreviousRun(changed);
      expect(read.ok && whole.ok && read.previous.digest === whole.previous.digest).toBe(false);
    }
    expect(readPreviousRun(encodeUtf8('[]')).ok).toBe(false);
  });
});
