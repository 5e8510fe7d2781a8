import type { ReactNode } from 'react';
import type { Figure, Metric } from '../../contract/index.ts';
import { autonomyScreen, figureWords, metrics as texts } from '../../text/index.ts';

const HEIGHT = 44;
const WIDTH = 220;
/** Few months do not make walls. */
const WIDEST = 18;
/** A month with a figure of zero is still seen to have one. */
const LEAST = 1.5;

/** What a bar stands for: shares between 0 and 1, all others against the greatest of their own series. */
function heightOf({ value }: Figure, top: number): number | null {
  const n = amount(value);
  return n === null ? null : Math.max(LEAST, top === 0 ? LEAST : (n / top) * HEIGHT);
}

function amount(value: Figure['value']): number | null {
  if (value === null) return null;
  return value.kind === 'ratio' ? value.numerator / value.denominator : value.milliseconds;
}

/** One figure over the months that all of them share, so that a column means the same month in each. A month without a figure stays empty. */
export function Series({ metric, months }: { readonly metric: Metric; readonly months: readonly string[] }): ReactNode {
  const { series, unit, id } = metric;
  if (series.length === 0) return <p className="autonomy-timeless quiet">{autonomyScreen.noMonths}</p>;
  const top = unit === 'share' ? 1 : Math.max(0, ...series.map((each) => amount(each.value) ?? 0));
  const step = WIDTH / Math.max(months.length, 1);
  const width = Math.min(WIDEST, step * 0.8);
  const places = new Map(months.map((month, index) => [month, index]));
  const label = autonomyScreen.series(texts[id].name, series.map((each) => autonomyScreen.seriesPoint(each.month, figureWords(each, unit))).join('; '));
  return (
    <svg className="autonomy-series" viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path className="base" d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} />
      {series.map((each) => {
        const [height, place] = [heightOf(each, top), places.get(each.month)];
        return height === null || place === undefined ? null : (
          <rect key={each.month} x={(place + 0.5) * step - width / 2} y={HEIGHT - height} width={width} height={height}><title>{autonomyScreen.seriesPoint(each.month, figureWords(each, unit))}</title></rect>
        );
      })}
    </svg>
  );
}
