import { ORPCError } from '@orpc/client';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { MOST_FILTER } from '../../../../src/contract/dto.ts';
import { filter } from '../../../../src/contract/parts.ts';
import { errorSentence, filterProblem, isUnreached } from '../../../../src/renderer/engine/errors.ts';
import { frameLabels, speak } from '../../../../src/text/index.ts';

afterEach(() => speak('en'));

test.each([
  [new TypeError('Failed to fetch'), true], [new TypeError('NetworkError when attempting to fetch resource.'), true], [new TypeError('Load failed'), true],
  [new TypeError('x is not a function'), false], [new Error('Failed to fetch'), false], ['Failed to fetch', false],
])('%s: nobody answered is %s', (error, unreached) => {
  expect(isUnreached(error)).toBe(unreached);
  expect(errorSentence(error) === frameLabels.theWorkstationHasEnded).toBe(unreached);
});

test('a filter that the contract refuses for its length is a problem of the filter, in words', () => {
  const { error } = z.object({ filter, title: z.string().max(3) }).safeParse({ filter: 'y'.repeat(MOST_FILTER + 1), title: '' });
  const refused = new ORPCError('BAD_REQUEST', { data: { issues: JSON.parse(JSON.stringify(error?.issues)) } });
  expect(filterProblem(refused)).toEqual({ at: MOST_FILTER, problem: 'too-long' });
  expect(errorSentence(refused)).toContain('longer than the 2,000 characters');
  speak('ja');
  expect(errorSentence(refused)).toContain('2,000 文字を超えています');
});

test.each([
  ['another field', { issues: [{ code: 'too_big', path: ['title'] }] }], ['another fault', { issues: [{ code: 'invalid_type', path: ['filter'] }] }],
  ['no path', { issues: [{ code: 'too_big' }] }], ['no list', { issues: 'too_big' }], ['nothing', undefined],
])('a request refused for %s is none', (_, data) => expect(filterProblem(new ORPCError('BAD_REQUEST', { data }))).toBeNull());
