import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
const css = readFileSync(new URL('../../../../src/renderer/design/tokens.css', import.meta.url), 'utf8');

/** The colour tokens of each theme, read from the file that the window uses. */
function themes(): ReadonlyMap<string, ReadonlyMap<string, Rgb>> {
  const found = new Map<string, ReadonlyMap<string, Rgb>>();
  for (const [, name = '', body = ''] of css.matchAll(/\[data-theme='([\w-]+)'\]\s*\{([^}]*)\}/g)) {
    const colours = [...body.matchAll(/--([\w-]+):\s*#([0-9a-f]{6});/g)].map(([, token = '', hex = '']) =>
      [token, [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb] as const);
    found.set(name, new Map(colours));
  }
  return found;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
function hue([r, g, b]: Rgb): number {
  const max = Math.max(r, g, b);
  const span = max - Math.min(r, g, b);
  if (span === 0) return 0;
  const sixth = max === r ? ((g - b) / span) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return (sixth * 60 + 360) % 360;
}

const SURFACES = ['surface-frame', 'surface', 'surface-sunken', 'surface-hover', 'surface-selected'];
const TEXT = ['ink', 'ink-2', 'ink-3', 'accent', 'pass', 'fail', 'indeterminate', 'not-checked'];
const MARKS = ['pass', 'fail', 'indeterminate', 'not-checked', 'line-strong', 'accent'];
const SOFT = ['pass-soft', 'fail-soft', 'indeterminate-soft', 'not-checked-soft'];

const pairs = (fronts: readonly string[], backs: readonly string[]): (readonly [string, string])[] =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

describe.each([...themes()])('theme %s', (_name, colours) => {
  const of = (token: string): Rgb => {
    const rgb = colours.get(token);
    if (rgb === undefined) throw new Error(`no colour --${token}`);
    return rgb;
  };
  const tooWeak = (list: readonly (readonly [string, string])[], least: number): string[] =>
    list.flatMap(([front, back]) => {
      const ratio = contrast(of(front), of(back));
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    });

  test('text is at least 4.5 : 1', () => {
    const list = [...pairs(TEXT, SURFACES), ...pairs(['ink', 'ink-2'], SOFT), ['accent-ink', 'accent'] as const, ['surface', 'ink'] as const, ['ink', 'accent-soft'] as const];
    expect(list.length).toBeGreaterThan(45);
    expect(tooWeak(list, 4.5)).toEqual([]);
  });

  test('marks are at least 3 : 1, and so are the signs in them', () => {
    const list = [...pairs(MARKS, SURFACES), ...pairs(['on-outcome'], ['pass', 'fail', 'indeterminate'])];
    expect(list.length).toBeGreaterThan(30);
    expect(tooWeak(list, 3)).toEqual([]);
  });

  test('the accent is no outcome’s hue', () => {
    for (const outcome of ['pass', 'fail', 'indeterminate']) {
      const apart = Math.abs(hue(of('accent')) - hue(of(outcome)));
      expect(Math.min(apart, 360 - apart), outcome).toBeGreaterThan(45);
    }
  });
});

test('every theme has every colour', () => {
  const names = [...themes().values()].map((colours) => [...colours.keys()].toSorted().join());
  expect(names.length).toBe(4);
  expect(new Set(names).size).toBe(1);
});
