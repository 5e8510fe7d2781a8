import { expect, test } from 'vitest';
import { filledIndex } from '../../../support/filled-index.ts';
import { recordEvent } from '../../../support/record-fixture.ts';

/** An approval is asked for; a rehearsal and another action come of it at once, and what it waited for later. */
const EVENTS = [
  recordEvent(0, { id: 'asked', actionId: 'act-1' }),
  recordEvent(1, { id: 'rehearsed', actionId: 'act-1', causes: ['asked'] }),
  recordEvent(2, { id: 'other', actionId: 'act-2', causes: ['asked'] }),
  recordEvent(3, { id: 'other-went-on', actionId: 'act-2', causes: ['other'] }),
  recordEvent(4, { id: 'granted', actionId: 'act-1', causes: ['asked'] }),
  recordEvent(5, { id: 'started', actionId: 'act-1', causes: ['granted'] }),
];
const filled = filledIndex('onward', (writer) => {
  for (const event of EVENTS) writer.event(event);
});

test.each([
  ['asked', 'act-1', 'granted'], ['asked', 'act-2', 'other'], ['granted', 'act-1', 'started'], ['other', 'act-1', 'other-went-on'], ['started', 'act-1', null], ['asked', null, 'other'],
])('from %s, followed for %s, the way goes on to %s', async (id, actionId, onward) => {
  expect((await filled.index.onwardOf({ id, actionId }))?.id ?? null).toBe(onward);
});
