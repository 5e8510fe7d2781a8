/** The page's grid in points: a label column on the left, the text column beside it, tables over both. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** Over both columns. */
  readonly measure: number;
  readonly textLeft: number;
  readonly textMeasure: number;
}

export type Paper = 'A4' | 'Letter';
const PAPERS: Readonly<Record<Paper, readonly [number, number]>> = { A4: [595.28, 841.89], Letter: [612, 792] };

const LABEL = 108;

export function geometry(paper: Paper): Geometry {
  const [width, height] = PAPERS[paper];
  // 484 points over both columns leave 376 for text: a whole digest in groups of four, or some 85 letters of prose.
  const measure = 484;
  const left = (width - measure) / 2;
  return { width, height, left, top: 76, bottom: height - 70, measure, textLeft: left + LABEL, textMeasure: measure - LABEL };
}
