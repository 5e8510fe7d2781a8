import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/metric-words.ts';
import { formatNumber } from '../format.ts';
import { formatDuration } from './format.ts';

/** "12.5 %（24 件中 3 件）", "4 時間 10 分（24 件）". Without anything to be of, it is no figure. */
export const figureWords: TextLike<typeof english.figureWords> = ({ numerator, denominator, value }, unit) => {
  if (value === null) return '値なし（分母が 0）';
  if (value.kind === 'milliseconds') return `${formatDuration(value.milliseconds)}（${formatNumber(denominator)} 件）`;
  if (unit === 'per-person' || numerator > denominator) return `${tenths(numerator, denominator)}（${formatNumber(numerator)} ÷ ${formatNumber(denominator)}）`;
  return `${percent(numerator, denominator)} %（${formatNumber(denominator)} 件中 ${formatNumber(numerator)} 件）`;
};

/** One of ten thousand is not none. */
const percent = (numerator: number, denominator: number): string => (numerator > 0 && numerator * 1_000 < denominator ? '< 0.1' : tenths(numerator * 100, denominator));

/** To one decimal, cut off rather than rounded: 99.96 % is not all. */
const tenths = (numerator: number, denominator: number): string => formatNumber(Math.floor((numerator * 10) / denominator) / 10);

export const comparisonWords: TextLike<typeof english.comparisonWords> = {
  'agrees': '記録と一致する',
  'differs': '記録と異なる',
  'no-figure': '記録にこの指標のもととなるものがない',
  'incomplete': '違いとなり得るものが記録から除かれている',
  'outside-record': '記録の及ばない期間について述べている',
  'unknown-metric': 'ここでは未知の指標である',
  'not-examined': '調べていない：異なる指標の報告が多すぎる',
};
