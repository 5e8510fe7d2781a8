import { describe, expect, test } from 'vitest';
import { refitted } from '../../../../src/renderer/graph/pan-zoom.ts';

describe('a fitted drawing', () => {
  const held = { width: 1_170, window: 1_280 };
  test.each([
    ['stays as it is while an inspector takes room', { width: 810, window: 1_280 }, held],
    ['is fitted again when there is more room', { width: 1_200, window: 1_280 }, { width: 1_200, window: 1_280 }],
    ['is fitted again when the window changes', { width: 700, window: 800 }, { width: 700, window: 800 }],
  ])('%s', (_what, now, then) => {
    expect(refitted(held, now)).toEqual(then);
  });
});
