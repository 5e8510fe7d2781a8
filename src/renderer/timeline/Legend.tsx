import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Mark } from '../../contract/index.ts';
import { useTokens } from '../design/use-tokens.ts';
import { paletteOf, type Palette } from './paint/palette.ts';
import { drawSign, type Sign } from './paint/shapes.ts';

const PLAIN: Sign = { mark: 'other', failure: false, denied: false, finding: false, granted: false };
const ENTRIES: readonly (readonly [word: string, sign: Sign])[] = [
  ...([['request', 'Request'], ['decision', 'Decision'], ['approval', 'Approval']] as const).map(([mark, word]): [string, Sign] => [word, { ...PLAIN, mark: mark satisfies Mark }]),
  ['Granted', { ...PLAIN, mark: 'approval', granted: true }],
  ['Work package', { ...PLAIN, mark: 'package' }],
  ['Start', { ...PLAIN, mark: 'start' }],
  ['Finish', { ...PLAIN, mark: 'finish' }],
  ['Test', { ...PLAIN, mark: 'test' }],
  ['Change', { ...PLAIN, mark: 'change' }],
  ['Incident', { ...PLAIN, mark: 'incident' }],
  ['Refused', { ...PLAIN, mark: 'decision', denied: true }],
  ['Failure', { ...PLAIN, failure: true }],
  ['Has a finding', { ...PLAIN, mark: 'data', finding: true }],
];

/** The shapes of the picture, drawn by the same code, with their words. */
export function Legend(): ReactNode {
  const token = useTokens();
  const palette = useMemo(() => paletteOf(token), [token]);
  return (
    <ul className="timeline-legend" aria-label="Shapes">
      {ENTRIES.map(([word, sign]) => <li key={word}><Swatch sign={sign} palette={palette} />{word}</li>)}
    </ul>
  );
}

const SIZE = 22;

function Swatch({ sign, palette }: { readonly sign: Sign; readonly palette: Palette }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio || 1;
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, SIZE, SIZE);
    drawSign(ctx, sign, sign.denied ? 9 : SIZE / 2, sign.finding ? 14 : SIZE / 2, palette);
  }, [sign, palette, ratio]);
  return <canvas ref={canvas} aria-hidden="true" width={SIZE * ratio} height={SIZE * ratio} style={{ width: SIZE, height: SIZE }} />;
}
