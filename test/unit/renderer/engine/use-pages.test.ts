import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { emptyWords } from '../../../../src/renderer/engine/use-pages.ts';

test('that there are no rows is said by an answer alone', () => {
  expect(emptyWords({ error: null, total: null }, 'No event.', 'Reading')).toBe('Reading');
  expect(emptyWords({ error: null, total: 0 }, 'No event.')).toBe('No event.');
  for (const total of [null, 0]) {
    const said = emptyWords({ error: new ORPCError('BAD_REQUEST'), total }, 'No event.', 'Reading');
    expect(said).toContain('BAD_REQUEST');
    expect(said).not.toContain('No event.');
  }
});
