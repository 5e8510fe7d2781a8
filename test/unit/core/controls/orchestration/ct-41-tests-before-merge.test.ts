import { describe, expect, test } from 'vitest';
import type { EventLine } from '../../../../../src/core/bundle/format.ts';
import { createContext, type Fact } from '../../../../../src/core/controls/index.ts';
import { CT_41, type MergeMember } from '../../../../../src/core/controls/orchestration/ct-41-tests-before-merge.ts';
import { PARAMETERS } from '../../../../../src/core/controls/parameters.ts';
import { createRecordBuilder, type BuiltFile } from '../../../../../src/sources/proofroom-bundle/index.ts';
import { DESCRIPTOR, DIGEST, DOCUMENTS, HASH, line } from '../../../../support/event-lines.ts';

const COMMIT = 'c0ffee';
const MERGED = 3_500;
const PATH = 'artifacts/art-1/reproduction.json';
const FLEET = { file: 'agents/fleets.json', sha256: HASH, value: { fleets: [{ id: 'fleet:remediate', name: 'Remediate', purpose: 'remediate' as const, max_concurrency: 4, context_refs: [] }] } };

/** A commit that mends, reproduced at some time, tested and merged. */
function factOf(reproducedAt: number, files: readonly BuiltFile[]): Fact | undefined {
  const own = { action_id: 'act-change' };
  const lines: readonly EventLine[] = [
    line('action.requested', { descriptor: { ...DESCRIPTOR, kind: 'repository.modify', environment: 'ci', parameters: { head: COMMIT } }, digest: DIGEST }, -9_000, own),
    line('action.started', { action_digest: DIGEST }, -8_000, own),
    line('test.completed', { suite: 'unit', artifact_id: null, passed: 9, failed: 0, required: true, commit: COMMIT }, 0),
    line('artifact.recorded', { artifact_id: 'art-1', kind: 'reproduction', path: PATH, media_type: 'application/json', digest: DIGEST }, reproducedAt, own),
    line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST }, 1_000),
    line('pull-request.merged', { pull_request: 'pr-1', repository: 'repository:billing', head: COMMIT, merge_commit: 'd00d' }, MERGED),
  ];
  const builder = createRecordBuilder({ ...DOCUMENTS, fleets: FLEET });
  for (const each of lines) builder.fold(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  const { record } = builder.finish(files);
  const walk = CT_41.walk(createContext({ record, checks: [], files: [], streams: [], signers: [], exportedAt: null }, PARAMETERS));
  return [...walk.over([...record.actions]), ...walk.rest()].map((each) => CT_41.judge(each))[0];
}

describe('CT-41', () => {
  test('what is mended was reproduced before the merge, by steps that are there', () => {
    const there: BuiltFile = { name: PATH, sha256: DIGEST, status: 'matches' };
    expect(factOf(MERGED - 1, [there])).toMatchObject({ verdict: 'held', reason: 'tested' });
    expect(factOf(MERGED, [there])).toMatchObject({ verdict: 'exception', reason: 'reproduction-missing' });
    expect(factOf(MERGED - 1, [])).toMatchObject({ verdict: 'cannot-tell', reason: 'reproduction-lost', values: { artifact: 'art-1' } });
    expect(factOf(MERGED - 1, [{ ...there, sha256: HASH, status: 'differs' }])).toMatchObject({ verdict: 'cannot-tell', reason: 'reproduction-lost' });
  });

  test('as many suites as somebody likes are judged in one pass', () => {
    const tests = Array.from({ length: 60_000 }, (_, index) => ({ suite: `suite-${index}`, passed: 1, failed: 0, time: index }));
    const merge: MergeMember = {
      subject: 'act-1', kind: 'action', at: {}, commit: COMMIT, mergedAt: 60_000, change: { menders: [], whole: true }, tests, testsBeyond: 0, releases: [], recordEnd: 0, grace: 0,
    };
    expect(CT_41.judge(merge)).toMatchObject({ verdict: 'held', values: { suites: '60000' } });
  });

  test('more tests than are looked at are no pass, and hide no release that was left degraded', () => {
    const release = { id: 'rel-1', shippedAt: 2, at: {}, rollbacks: [], verifications: [{ status: 'degraded', detail: '', time: 3, at: {} }] };
    const merge: MergeMember = {
      subject: 'act-1', kind: 'action', at: {}, commit: COMMIT, mergedAt: 1, change: { menders: [], whole: true },
      tests: [{ suite: 'unit', passed: 1, failed: 0, time: 0 }], testsBeyond: 1, releases: [], recordEnd: 10, grace: 5,
    };
    expect(CT_41.judge(merge)).toMatchObject({ verdict: 'cannot-tell', reason: 'not-kept' });
    expect(CT_41.judge({ ...merge, releases: [release] })).toMatchObject({ verdict: 'exception', reason: 'verification-degraded' });
  });
});
