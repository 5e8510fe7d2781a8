import type { TokenName } from '../../design/use-tokens.ts';

/** Colours and fonts of the drawing, by what they are for. */
export interface Palette {
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly strong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  /** Columns of counts: quieter than any sign drawn on them. */
  readonly count: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly selected: string;
  readonly fail: string;
  readonly onFail: string;
  readonly font: string;
}

export function paletteOf(token: (name: TokenName) => string): Palette {
  return {
    surface: token('surface'),
    sunken: token('surface-sunken'),
    line: token('line'),
    strong: token('line-strong'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    count: mix(token('ink-3'), token('surface'), 0.62),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    selected: token('surface-selected'),
    fail: token('fail'),
    onFail: token('surface'),
    font: `12px ${token('sans')}`,
  };
}

/** `share` of one colour over another, both as #rrggbb; a colour written otherwise is used as it is. */
function mix(over: string, under: string, share: number): string {
  const [a, b] = [channels(over), channels(under)];
  if (a === null || b === null) return over;
  return `rgb(${a.map((each, i) => Math.round(each * share + (b[i] ?? 0) * (1 - share))).join(' ')})`;
}

function channels(colour: string): readonly number[] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return match ? match.slice(1).map((hex) => parseInt(hex, 16)) : null;
}
