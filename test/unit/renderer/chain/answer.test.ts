import { describe, expect, test } from 'vitest';
import type { ChainStreamDto, EventRow, Finding, Run } from '../../../../src/contract/index.ts';
import { chainAnswer } from '../../../../src/renderer/chain/answer.ts';
import { headRows } from '../../../../src/renderer/chain/heads.ts';
import { linkState } from '../../../../src/renderer/chain/link-state.ts';
import { chainScreen } from '../../../../src/text/index.ts';
import { hex, reportRun } from '../../../support/run-fixture.ts';
import { recordEvent } from '../../../support/record-fixture.ts';

const t = chainScreen.answer;
const PASSING = reportRun('passing');
const stream = PASSING.streams[0]!;
const having = (...findings: readonly Finding[]): Run => ({ ...PASSING, findings });
const found = (code: Finding['code'], values: Finding['values'] = {}, sides: Pick<Finding, 'expected' | 'computed'> = {}): Finding => ({ code, at: {}, ...sides, values: { stream: 'main', ...values } });

describe('the first line', () => {
  test('of a chain that holds says up to which head', () => {
    expect(chainAnswer(PASSING, stream)).toBe(t.links(48_221, 'main', t.ends.valid));
    expect(chainAnswer(PASSING, { ...stream, checkpoint: null })).toBe(t.links(48_221, 'main', t.ends.none));
    expect(chainAnswer(having(found('merkle.root-mismatch')), stream)).toBe(t.links(48_221, 'main', t.ends.root));
  });

  test('tells one replaced record from everything after it', () => {
    expect(chainAnswer(having(found('event.hash-mismatch', { seq: 7, relinks: true })), stream)).toBe(t.changedOne(7));
    expect(chainAnswer(having(found('event.hash-mismatch', { seq: 7, relinks: false })), stream)).toBe(t.changedBroken(1, 7));
    expect(chainAnswer(having(found('event.hash-mismatch', { seq: 7, relinks: true }), found('event.hash-mismatch', { seq: 9, relinks: true })), stream)).toBe(t.changedMany(2));
  });

  test('names breaks, gaps, forks and numbers used twice', () => {
    expect(chainAnswer(having(found('event.prev-mismatch', { seq: 7 })), stream)).toBe(t.brokenOne(7, true));
    expect(chainAnswer(having(found('chain.gap', { from: 3, to: 5, missing: 3 })), stream)).toBe(`${t.gapOne(3, 5)} ${t.around}`);
    expect(chainAnswer(having(found('chain.gap', { from: 3, to: 5, missing: 3 }), found('chain.gap', { from: 9, to: 9, missing: 1 })), stream)).toContain(t.gap(2, 4));
    expect(chainAnswer(having(found('chain.fork', { seq: 4 }), found('chain.duplicate-sequence', { seq: 9 })), stream)).toBe(`${t.fork(4)} ${t.duplicate(1)}`);
    expect(chainAnswer(having(found('chain.count-mismatch', {}, { expected: '952', computed: '942' })), stream)).toBe(t.short('main', '942', '952'));
  });

  test('of a chain that links says that an earlier bundle holds another one', () => {
    const links = t.links(48_221, 'main', t.ends.valid);
    expect(chainAnswer(having(found('previous.contradicts', { previousSize: 6 })), stream)).toBe(`${links} ${t.rewritten(6)}`);
    expect(chainAnswer(having(found('previous.contradicts', { stream: 'other' })), stream)).toBe(links);
  });

  test('speaks of its own log only', () => {
    expect(chainAnswer(having({ ...found('chain.gap', { from: 3, to: 5 }), values: { stream: 'other', from: 3, to: 5 } }), stream)).toBe(t.links(48_221, 'main', t.ends.valid));
  });
});

describe('heads', () => {
  const dto: ChainStreamDto = { name: 'main', origin: stream.origin, rows: null, checkpoint: null, previous: null, seen: { size: 40_000, root: hex('then'), at: '2026-08-01T00:00:00.000Z', evidence: 'e', evidenceName: 'earlier.zip' } };
  const outcomes = (run: Run): Record<string, string> => Object.fromEntries(headRows(run, stream, dto, 'this').map((row) => [row.id, row.outcome]));
  const seenBefore = (run: Run): Run => ({ ...run, inputs: { ...run.inputs, rememberedHeads: [{ origin: stream.origin, size: 40_000, root: hex('then') }] } });

  test('all hold where nothing was found, and what was never compared is not a pass', () => {
    expect(outcomes(PASSING)).toEqual({ before: 'pass', here: 'pass', checkpoint: 'pass', seen: 'not-checked' });
    expect(outcomes(seenBefore(PASSING))['seen']).toBe('pass');
  });

  test.each([
    ['merkle.root-mismatch', 'here', 'fail'],
    ['chain.genesis-mismatch', 'before', 'fail'],
    ['stream.starts-late', 'before', 'indeterminate'],
    ['checkpoint.size-mismatch', 'checkpoint', 'fail'],
    ['checkpoint.key-unknown', 'checkpoint', 'indeterminate'],
    ['checkpoint.rolled-back', 'seen', 'fail'],
    ['checkpoint.behind-remembered', 'seen', 'indeterminate'],
  ] as const)('%s stands at %s', (code, id, outcome) => {
    expect(outcomes(seenBefore(having(found(code))))[id]).toBe(outcome);
  });

  test('a log without a checkpoint does not pass', () => {
    expect(headRows(PASSING, { ...stream, checkpoint: null }, dto, 'this').find((row) => row.id === 'checkpoint')?.outcome).toBe('indeterminate');
  });
});

describe('one link', () => {
  const row = (integrity: EventRow['integrity'], findings: readonly number[] = []): EventRow => ({ ...recordEvent(4), row: 4, actorLabel: '', integrity, findings });
  test('passes only where its bytes were verified and nothing was found', () => {
    const run = having(found('event.prev-mismatch', { seq: 4 }));
    expect(linkState(row('verified'), run).outcome).toBe('pass');
    expect(linkState(row('verified', [0]), run)).toEqual({ outcome: 'fail', word: chainScreen.links.broken });
    expect(linkState(row('failed'), run).outcome).toBe('fail');
    expect(linkState(row('unverified'), run).outcome).toBe('indeterminate');
  });
});
