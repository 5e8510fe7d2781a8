import { describe, expect, test } from 'vitest';
import { readSteps } from '../../../../src/renderer/evidence/reproduction.ts';

describe('steps to reproduce', () => {
  test('a list, or an object with one; what is expected and observed stand apart', () => {
    expect(readSteps('["one", {"run": "x", "n": 2}]')?.steps).toEqual([[['', 'one']], [['run', 'x'], ['n', '2']]]);
    const read = readSteps('{"title":"T","expected":"fast","observed":"slow","commit":"7f","steps":["a"]}');
    expect(read).toMatchObject({ title: 'T', expected: 'fast', observed: 'slow', rest: [['commit', '7f']] });
  });

  test('one side of a comparison alone is a fact like any other', () => {
    expect(readSteps('{"expected":"fast","steps":[]}')?.rest).toEqual([['expected', 'fast']]);
  });

  test.each(['', '{', '1', 'null', '{"steps":"none"}', '['.repeat(200_000)])('anything else is no list (%#)', (text) => {
    expect(readSteps(text)).toBeNull();
  });
});
