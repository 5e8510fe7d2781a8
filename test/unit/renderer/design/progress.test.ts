import { expect, test } from 'vitest';
import { describeProgress } from '../../../../src/renderer/design/Progress.tsx';

test('progress names its unit once, in the number that it is', () => {
  expect(describeProgress({ phase: () => '', done: 1, total: 86, unit: 'pages', elapsedMs: 1_000 })).toBe('1 of 86 pages · 1 page a second · 1 min 25 s left');
  expect(describeProgress({ phase: () => '', done: 1, total: null, unit: 'entries', elapsedMs: 10 })).toBe('1 entry');
  expect(describeProgress({ phase: () => '', done: 512, total: 2_048, unit: 'bytes', elapsedMs: 10 })).toBe('512 bytes of 2 KiB');
  expect(describeProgress({ phase: () => '', done: 0, total: null, unit: 'events', elapsedMs: 10 })).toBe('');
});
