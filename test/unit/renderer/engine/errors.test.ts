import { expect, test } from 'vitest';
import { errorSentence, isUnreached } from '../../../../src/renderer/engine/errors.ts';
import { frameLabels } from '../../../../src/text/index.ts';

test.each([
  [new TypeError('Failed to fetch'), true], [new TypeError('NetworkError when attempting to fetch resource.'), true], [new TypeError('Load failed'), true],
  [new TypeError('x is not a function'), false], [new Error('Failed to fetch'), false], ['Failed to fetch', false],
])('%s: nobody answered is %s', (error, unreached) => {
  expect(isUnreached(error)).toBe(unreached);
  expect(errorSentence(error) === frameLabels.theWorkstationHasEnded).toBe(unreached);
});
