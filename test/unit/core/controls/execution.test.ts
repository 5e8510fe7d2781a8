import { describe, expect, test } from 'vitest';
import { executionOf, startsOf } from '../../../../src/core/controls/execution.ts';
import { judgeStarts, memberOfStarts } from '../../../../src/core/controls/starts.ts';
import type { Fact, Member } from '../../../../src/core/controls/types.ts';
import type { EventLine } from '../../../../src/core/bundle/format.ts';
import { createRecordBuilder } from '../../../../src/sources/proofroom-bundle/index.ts';
import { at, DIGEST, DOCUMENTS, lifecycle, line } from '../../../support/event-lines.ts';

const OTHER = 'e2'.repeat(32);

function actionOf(lines: readonly EventLine[]) {
  const builder = createRecordBuilder(DOCUMENTS);
  lines.forEach((each) => builder.add(each, { file: 'audit/plane/0001.ndjson' }, 'verified'));
  const action = builder.finish([]).record.actions.at(0);
  if (action === undefined) throw new Error('the lines request an action');
  return action;
}

const started = (time: number, digest = DIGEST): EventLine => line('action.started', { action_digest: digest }, time);
const completed = (time: number, effects: readonly string[] = []): EventLine => line('action.completed', { action_digest: DIGEST, effects: [...effects] }, time);
const blocked = (time: number): EventLine => line('action.blocked', { action_digest: DIGEST, reason: 'the gate was closed' }, time);
/** Requested, decided and approved; not started. */
const asked = (): EventLine[] => lifecycle().slice(0, 3);

describe('starts of an action', () => {
  test('an action that only was asked for has none', () => {
    expect(startsOf(actionOf(asked()))).toEqual([]);
  });

  test('an end without a start is a start, also when something was blocked afterwards', () => {
    expect(startsOf(actionOf([...asked(), completed(4_000), blocked(5_000)]))).toMatchObject([{ startedAt: Date.parse(at(4_000)), end: 'completed', digest: DIGEST }]);
  });

  test('each has its own digest, and the ends and effects before the next', () => {
    const action = actionOf([...asked(), started(3_000), completed(4_000, ['repository:billing']), started(6_000, OTHER), blocked(7_000)]);
    expect(startsOf(action)).toMatchObject([
      { startedAt: Date.parse(at(3_000)), digest: DIGEST, end: 'completed', effects: ['repository:billing'] },
      { startedAt: Date.parse(at(6_000)), digest: OTHER, end: 'blocked', effects: [] },
    ]);
    expect(executionOf(action)).toMatchObject({ startedAt: Date.parse(at(3_000)), end: 'completed', effects: ['repository:billing'] });
  });

  test('they come in the order of time, whatever the order of the log', () => {
    expect(startsOf(actionOf([...asked(), started(6_000), started(3_000)])).map(({ startedAt }) => startedAt)).toEqual([Date.parse(at(3_000)), Date.parse(at(6_000))]);
  });
});

describe('the judgement of several starts', () => {
  const judge = judgeStarts((member: Member): Fact => ({ subject: 'act-1', verdict: member.subject as Fact['verdict'], reason: member.at.event ?? '', values: {}, at: {} }));
  const member = (verdict: Fact['verdict'], event: string): Member => ({ subject: verdict, at: { event } });

  test.each([
    ['all hold', ['held', 'held'], 'first'],
    ['a later one does not', ['held', 'exception'], 'again-0'],
    ['the first does not', ['exception', 'exception'], 'first'],
    ['a later one cannot be told', ['held', 'cannot-tell'], 'again-0'],
    ['an exception weighs more than a doubt', ['cannot-tell', 'cannot-tell', 'exception'], 'again-1'],
  ] as const)('%s', (_, [first, ...again], stands) => {
    expect(judge({ ...member(first, 'first'), again: again.map((each, place) => member(each, `again-${place}`)) }).reason).toBe(stands);
  });

  test('starts beyond the first sixty-four are not looked at, and that is said', () => {
    const action = actionOf([...asked(), ...Array.from({ length: 70 }, (_, index) => started(3_000 + index))]);
    const held = (each: Member): Fact => ({ subject: each.subject, verdict: 'held', reason: 'held', values: {}, at: each.at });
    const many = memberOfStarts(action, ({ at: where }): Member => ({ subject: 'act-1', at: where }));
    expect(many?.again).toHaveLength(63);
    expect(many === null ? null : judgeStarts(held)(many)).toMatchObject({ verdict: 'cannot-tell', reason: 'not-kept', values: { noun: 'starts of this action', count: '6' } });
  });

  test('a hundred thousand starts and ends of one action take no quadratic time', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => [started(3_000 + 2 * index), blocked(3_001 + 2 * index)]).flat();
    expect(startsOf(actionOf([...asked(), ...lines]))).toHaveLength(50_000);
  });
});
