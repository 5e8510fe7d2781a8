import type { Face } from './fonts.ts';
import { INK, INK_2, INK_3 } from './palette.ts';

/** One voice of the page: face, size and leading in points, colour. Leading is a multiple of half a point. */
export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  /** Names and digests may break between any two characters; prose only at spaces. */
  readonly breaks: 'words' | 'anywhere';
}

const style = (face: Face, size: number, leading: number, colour: string, breaks: Style['breaks'] = 'words'): Style => ({
  face, size, leading, colour, breaks,
});

export const STYLES = {
  brand: style('strong', 9, 12, INK),
  title: style('strong', 25, 30, INK),
  subtitle: style('sans', 11.5, 16, INK_2, 'anywhere'),
  headline: style('strong', 12.5, 18, INK),
  section: style('strong', 14.5, 19, INK),
  sectionNumber: style('sans', 14.5, 19, INK_3),
  entry: style('sans', 9, 13.5, INK),
  heading: style('strong', 9.5, 13.5, INK),
  caption: style('strong', 8, 12, INK_2),
  body: style('sans', 9, 13.5, INK),
  strong: style('strong', 9, 13.5, INK),
  muted: style('sans', 8, 11.5, INK_3),
  label: style('sans', 8, 13.5, INK_3),
  column: style('strong', 7.5, 11, INK_2),
  mono: style('mono', 8, 12, INK, 'anywhere'),
  monoMuted: style('mono', 7.5, 11.5, INK_3, 'anywhere'),
  digest: style('mono', 7.3, 11.5, INK_2),
  command: style('mono', 7.5, 11.5, INK, 'anywhere'),
  comment: style('sans', 8, 11.5, INK_2),
  running: style('sans', 7.5, 10, INK_3),
  figure: style('sans', 7.5, 10, INK_2),
  figureStrong: style('strong', 7.5, 10, INK),
  node: style('sans', 7, 10, INK),
  nodeMuted: style('sans', 6.5, 10, INK_3),
} as const satisfies Record<string, Style>;
