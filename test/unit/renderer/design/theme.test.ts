import { expect, test } from 'vitest';
import { resolveTheme } from '../../../../src/renderer/design/theme.ts';

const system = { dark: false, contrast: false, forced: false };

test.each([
  ['system', system, 'light'],
  ['system', { ...system, dark: true }, 'dark'],
  ['system', { ...system, contrast: true }, 'contrast'],
  ['light', { ...system, dark: true, contrast: true }, 'light'],
  ['contrast', { ...system, dark: true }, 'contrast-dark'],
  // Drawings of a chosen light theme would be dark on the black that the system forces.
  ['light', { ...system, dark: true, forced: true }, 'contrast-dark'],
  ['dark', { ...system, forced: true }, 'contrast'],
] as const)('%s, on %o, is %s', (theme, on, resolved) => {
  expect(resolveTheme(theme, on)).toBe(resolved);
});
