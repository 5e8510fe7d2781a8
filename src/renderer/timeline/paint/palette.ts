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
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    selected: token('surface-selected'),
    fail: token('fail'),
    onFail: token('surface'),
    font: `12px ${token('sans')}`,
  };
}
