import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { CUSTODY_GENESIS, hashCustodyEntry } from '../../../../src/core/custody/index.ts';
import { DEFAULT_VERIFY_LIMITS, verifyFile } from '../../../../src/engine/verify/index.ts';
import type { Run } from '../../../../src/core/run.ts';
import { BOTH, CASE, envelope, EVIDENCE, portableCase, portableFiles, PREPARER, REVIEWER, RUN, SIGNERS, signOffFile, type PortableFiles } from '../../../support/sign-off-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('portable');
let count = 0;
async function runOf(bytes: Uint8Array, artifact: Uint8Array | null = null): Promise<Run> {
  const path = join(root, `f${(count += 1)}`);
  writeFileSync(path, bytes);
  if (artifact !== null) writeFileSync(`${path}.run`, artifact);
  const { run } = await verifyFile({
    path, artifactPath: artifact === null ? null : `${path}.run`, trust: { pack: SIGNERS, digest: '0'.repeat(64) }, asOf: '2026-11-21T00:00:00.000Z', limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: '0',
  });
  return run;
}
const NOTES_ALWAYS = ['time.own-clock'];
const codes = (run: Run): string[] => [...new Set(run.findings.map(({ code }) => code))].filter((code) => !NOTES_ALWAYS.includes(code)).sort();
const axes = (run: Run): string => run.verdict.axes.slice(0, 2).map(({ outcome }) => outcome).join(' ');
const changed = async (change: (files: PortableFiles) => void, envelopes: readonly Uint8Array[] = BOTH): Promise<Run> => {
  const files = portableFiles(envelopes);
  change(files);
  return runOf(await portableCase(files));
};
const rows = (files: PortableFiles, name: string): Record<string, unknown>[] => files[name] as Record<string, unknown>[];

describe('a portable case', () => {
  test('with its run and two sign-offs over all of it holds', async () => {
    const run = await runOf(await portableCase(portableFiles()));
    expect([codes(run), axes(run)]).toEqual([[], 'pass pass']);
    expect(run.subject).toMatchObject({ kind: 'portable-case', name: 'Third quarter', evidence: EVIDENCE, rows: 4, signOffs: 2, enclosed: false, runDigest: sha256Hex(RUN) });
    expect(run.signers.map(({ name, outcome }) => [name, outcome])).toEqual([['Ada', 'valid'], ['Henrik', 'valid']]);
  });

  test.each<[string, (files: PortableFiles) => void, string[], string]>([
    ['a note changed', (files) => void (rows(files, 'notes.json')[0]!['text'] = 'x'), ['signoff.review-differs'], 'fail indeterminate'],
    ['a note left out', (files) => void rows(files, 'notes.json').pop(), ['signoff.review-differs'], 'fail indeterminate'],
    ['a note of another case', (files) => void (rows(files, 'notes.json')[0]!['caseId'] = 'x'), ['portable.other-case'], 'fail indeterminate'],
    ['a note twice', (files) => void rows(files, 'notes.json').push(rows(files, 'notes.json')[0]!), ['portable.row-repeated', 'signoff.review-differs'], 'fail indeterminate'],
    ['a table that is none', (files) => void (files['tags.json'] = {}), ['portable.malformed'], 'fail indeterminate'],
    ['a table that is no JSON', (files) => void (files['tags.json'] = '[{'), ['portable.malformed'], 'fail indeterminate'],
    ['a run changed', (files) => void ((files['run.json'] as { run: Record<string, unknown> }).run['counts'] = {}), ['portable.run-changed', 'signoff.run-differs'], 'fail indeterminate'],
    ['no run', (files) => void delete files['run.json'], ['signoff.run-missing'], 'indeterminate indeterminate'],
    ['no sign-offs', (files) => void delete files['signoffs.json'], ['signoff.none'], 'pass indeterminate'],
    ['other evidence enclosed', (files) => void (files['evidence.bin'] = new Uint8Array(9)), ['portable.evidence-differs'], 'fail indeterminate'],
    ['something else inside', (files) => void (files['readme.txt'] = 'x'), ['portable.unknown-entry'], 'pass pass'],
    ['no case', (files) => void (files['case.json'] = { format: 'proofroom.portable-case.v1' }), ['portable.malformed'], 'fail not-checked'],
  ])('%s', async (_, change, expected, outcome) => {
    const run = await changed(change);
    expect([codes(run), axes(run)]).toEqual([expected, outcome]);
  });

  test('a sign-off of another case or of an earlier state is told', async () => {
    expect(codes(await changed(() => undefined, [envelope('preparer', PREPARER, { case: 'x' }), BOTH[1]]))).toEqual(['signoff.other-case']);
    expect(codes(await changed(() => undefined, [envelope('preparer', PREPARER, { review: { digest: '1'.repeat(64), entries: 1 } }), ...BOTH]))).toEqual(['signoff.earlier-state']);
  });

  test('its excerpt of the custody log is held to its hashes, and to its links where two stand side by side', async () => {
    const entry = (seq: number, prev: string) => {
      const body = { seq, at: '2026-11-20T09:00:00.000Z', act: 'evidence-verified' as const, subject: EVIDENCE, detail: {}, prev };
      return { ...body, hash: hashCustodyEntry(body) };
    };
    const first = entry(3, CUSTODY_GENESIS);
    const second = entry(4, first.hash);
    const apart = entry(9, CUSTODY_GENESIS);
    expect(axes(await changed((files) => void (files['custody.json'] = [first, second, apart])))).toBe('pass pass');
    expect(codes(await changed((files) => void (files['custody.json'] = [first, { ...second, at: '2026-11-20T09:00:01.000Z' }])))).toEqual(['custody.entry-changed']);
    expect(codes(await changed((files) => void (files['custody.json'] = [first, entry(4, CUSTODY_GENESIS)])))).toEqual(['custody.link-broken']);
    expect(codes(await changed((files) => void (files['custody.json'] = [first, { seq: 1 }])))).toEqual(['custody.malformed']);
  });

  test('cut anywhere, or with a byte changed anywhere in what was signed, it never holds', async () => {
    const whole = await portableCase(portableFiles());
    for (let length = 0; length < whole.length; length += 97) {
      const run = await runOf(whole.subarray(0, length));
      expect(run.verdict.axes[0]?.outcome, `length ${length}`).not.toBe('pass');
    }
    const note = JSON.stringify(portableFiles()['notes.json'], null, 2);
    for (let at = 0; at < note.length; at += 1) {
      const flipped = `${note.slice(0, at)}${String.fromCharCode(note.charCodeAt(at) ^ 1)}${note.slice(at + 1)}`;
      const run = await changed((files) => void (files['notes.json'] = flipped));
      // White space is no part of what a row says.
      if (!/\s/.test(note[at] ?? '')) expect(run.verdict.axes[0]?.outcome, `byte ${at}`).toBe('fail');
    }
  });
});

describe('a file of sign-offs', () => {
  test('is recognised by its bytes, and held against the run that is given', async () => {
    const run = await runOf(signOffFile(...BOTH), Buffer.concat([RUN, Buffer.from('\n')]));
    expect(run.subject).toMatchObject({ kind: 'sign-off', signOffs: 2, case: CASE, evidence: EVIDENCE, runDigest: sha256Hex(RUN) });
    expect([codes(run), axes(run)]).toEqual([['signoff.review-missing'], 'pass pass']);
    expect(codes(await runOf(signOffFile(envelope('reviewer', REVIEWER)), Buffer.from('{}')))).toEqual(['signoff.review-missing', 'signoff.role-missing', 'signoff.run-differs']);
  });
});
