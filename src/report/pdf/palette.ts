import type { Mark } from '../blocks.ts';

/** The light theme's colours. Each text colour has at least 4.5 : 1 on white and on `sunken`. */
export const INK = '#1b1a17';
export const INK_2 = '#4d4b45';
export const INK_3 = '#65625a';
export const LINE = '#dddbd4';
export const LINE_STRONG = '#86837a';
export const SUNKEN = '#f5f4f0';
/** Bars: 3 : 1 on white, and quiet enough that ticks and gaps stand out. */
export const BAR = '#86837a';

export const MARK_COLOURS: Readonly<Record<Mark, string>> = {
  pass: '#17703c',
  fail: '#b0231b',
  indeterminate: '#8a5300',
  'not-checked': '#65625a',
  'not-applicable': '#65625a',
};
