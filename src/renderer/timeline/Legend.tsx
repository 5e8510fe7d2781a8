import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { FLAG, MARKS, type Mark } from '../../contract/index.ts';
import { timelineLabels } from '../../text/index.ts';
import { useTokens } from '../design/use-tokens.ts';
import { markOf, type Columns } from './columns.ts';
import { paletteOf, type Palette } from './paint/palette.ts';
import { drawSign, type Sign } from './paint/shapes.ts';

const PLAIN: Sign = { mark: 'other', failure: false, denied: false, finding: false, granted: false };
type Entry = readonly [word: string, sign: Sign];
const entries = (): readonly Entry[] => [
  [timelineLabels.event, PLAIN],
  [timelineLabels.signOfLife, { ...PLAIN, mark: 'heartbeat' }],
  [timelineLabels.request, { ...PLAIN, mark: 'request' }],
  [timelineLabels.decision, { ...PLAIN, mark: 'decision' }],
  [timelineLabels.approvalRefused, { ...PLAIN, mark: 'approval', denied: true }],
  [timelineLabels.granted, { ...PLAIN, mark: 'approval', granted: true }],
  [timelineLabels.workPackage, { ...PLAIN, mark: 'package' }],
  [timelineLabels.start, { ...PLAIN, mark: 'start' }],
  [timelineLabels.finish, { ...PLAIN, mark: 'finish' }],
  [timelineLabels.data, { ...PLAIN, mark: 'data' }],
  [timelineLabels.test, { ...PLAIN, mark: 'test' }],
  [timelineLabels.change, { ...PLAIN, mark: 'change' }],
  [timelineLabels.incident, { ...PLAIN, mark: 'incident' }],
  [timelineLabels.refused, { ...PLAIN, mark: 'decision', denied: true }],
  [timelineLabels.failure, { ...PLAIN, failure: true }],
  [timelineLabels.finding, { ...PLAIN, mark: 'data', finding: true }],
];

/** The shapes of the picture that are in it, drawn by the same code, with their words. */
export function Legend({ columns }: { readonly columns: Columns }): ReactNode {
  const token = useTokens();
  const palette = useMemo(() => paletteOf(token), [token]);
  return (
    <ul className="timeline-legend" aria-label={timelineLabels.shapes}>
      {legendOf(columns).map(([word, sign]) => <li key={word}><Swatch sign={sign} palette={palette} />{word}</li>)}
    </ul>
  );
}

/** The entries whose shapes are in the picture. A refusal of whatever kind is explained by one that is there. */
export function legendOf({ mark, flags }: Columns): readonly Entry[] {
  const seen = new Set<string>();
  let all = 0;
  for (let i = 0; i < mark.length; i += 1) {
    all |= flags[i]!;
    if (seen.size < 256) seen.add(keyOf(markOf(mark[i]!), (flags[i]! & FLAG.denied) !== 0, (flags[i]! & FLAG.granted) !== 0));
  }
  const refused = MARKS.filter((each) => each !== 'approval' && seen.has(keyOf(each, true, false)));
  const refusal = refused.find((each) => each === 'decision') ?? refused[0];
  return entries().flatMap(([word, sign]): readonly Entry[] => {
    if (sign.failure) return (all & FLAG.failure) === 0 ? [] : [[word, sign]];
    if (sign.finding) return (all & FLAG.finding) === 0 ? [] : [[word, sign]];
    if (sign.denied && sign.mark !== 'approval') return refusal === undefined ? [] : [[word, { ...sign, mark: refusal }]];
    return seen.has(keyOf(sign.mark, sign.denied, sign.granted)) ? [[word, sign]] : [];
  });
}

const keyOf = (mark: Mark, denied: boolean, granted: boolean): string => `${mark} ${denied} ${granted}`;

const SIZE = 20;

function Swatch({ sign, palette }: { readonly sign: Sign; readonly palette: Palette }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio || 1;
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, SIZE, SIZE);
    drawSign(ctx, sign, sign.denied ? 8 : SIZE / 2, sign.finding ? 13 : SIZE / 2, palette, 4.5);
  }, [sign, palette, ratio]);
  return <canvas ref={canvas} aria-hidden="true" width={SIZE * ratio} height={SIZE * ratio} style={{ width: SIZE, height: SIZE }} />;
}
