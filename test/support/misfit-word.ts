import type { Misfit } from '../../src/core/findings/index.ts';

/** "wrong-value at /keys/0", "unexpected-end at byte 10": word and place in one text, for tables of cases. */
export const misfitWord = ({ problem, at }: Misfit): string =>
  [problem, at.pointer === undefined ? '' : `at ${at.pointer || '/'}`, at.offset === undefined ? '' : `at byte ${at.offset}`].filter((part) => part !== '').join(' ');
