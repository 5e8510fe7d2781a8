import type { ReactNode } from 'react';
import type { ConcurrencyBucket, ConcurrencyCrowd, ConcurrencyDto } from '../../contract/index.ts';
import { autonomyScreen } from '../../text/index.ts';
import { columnChoice } from '../design/column-choice.ts';
import { nameOf, pointWords } from './concurrency.ts';

const [WIDTH, HEIGHT, ABOVE] = [288, 64, 10];

/** Columns of what ran at once, the limit as a line of steps, and a mark over each column in which a start went beyond it. */
export function ConcurrencyChart({ axis, crowd, chosen, onChoose }: {
  readonly axis: Pick<ConcurrencyDto, 'from' | 'to' | 'step'>;
  readonly crowd: ConcurrencyCrowd;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}): ReactNode {
  const { buckets } = crowd;
  const count = Math.round((axis.to - axis.from) / axis.step);
  const width = WIDTH / count;
  const top = Math.max(1, ...buckets.map((each) => Math.max(each.running, each.highest ?? 0)));
  const y = (n: number): number => ABOVE + HEIGHT * (1 - n / top);
  const now = buckets.find((each) => each.index === chosen) ?? buckets[0];
  return (
    <svg
      className="concurrency-chart" viewBox={`0 0 ${WIDTH} ${ABOVE + HEIGHT + 1}`} preserveAspectRatio="none" role="slider" tabIndex={0}
      aria-label={autonomyScreen.concurrency.chart(nameOf(crowd), crowdWords(crowd))} aria-valuemin={0} aria-valuemax={count - 1} aria-valuenow={chosen ?? 0}
      aria-valuetext={now === undefined ? '' : pointWords(axis, now)} {...columnChoice(count, chosen, onChoose)}
    >
      {chosen !== null && <rect className="chosen" x={chosen * width} y={0} width={width} height={ABOVE + HEIGHT} />}
      <path className="base" d={`M0 ${ABOVE + HEIGHT + 0.5}H${WIDTH}`} />
      {buckets.filter((each) => each.running > 0).map((each) => (
        <rect key={each.index} className={each.over > 0 ? 'over' : each.unlimited > 0 ? 'unlimited' : 'within'} x={(each.index + 0.1) * width} y={y(each.running)} width={width * 0.8} height={ABOVE + HEIGHT - y(each.running)}><title>{pointWords(axis, each)}</title></rect>
      ))}
      <path className="limit" d={limitPath(buckets, width, y)} />
      {buckets.filter((each) => each.over > 0).map((each) => <path key={each.index} className="mark" d={`M${(each.index + 0.5) * width - 4} 0.5h8l-4 7z`} />)}
    </svg>
  );
}

/** From step to step; where the limit changes within a column, a stroke from the least to the greatest; none where it is not known. */
function limitPath(buckets: readonly ConcurrencyBucket[], width: number, y: (n: number) => number): string {
  let before: number | null = null;
  return buckets.map(({ index, lowest, highest }) => {
    if (lowest === null || highest === null) {
      before = null;
      return '';
    }
    const level: number = before === null || Math.abs(lowest - before) >= Math.abs(highest - before) ? lowest : highest;
    const from = before === null ? `M${index * width} ${y(level)}` : '';
    const [first, last] = before === highest ? [highest, lowest] : [lowest, highest];
    before = last;
    return `${from}V${y(first)}h${width / 2}V${y(last)}h${width / 2}`;
  }).join('');
}

/** What one limit came to, in words: never "within" while it is not known everywhere. */
const crowdWords = (crowd: ConcurrencyCrowd): string => crowdParts(crowd).map(({ words }) => words).join(SEPARATOR);

export const SEPARATOR = ' · ';

/** The same part by part; what goes beyond the limit is one of its own, to be made to stand out. */
export function crowdParts({ peak, over, firstUnlimited, open, buckets }: ConcurrencyCrowd): readonly { readonly words: string; readonly beyond?: true }[] {
  const words = autonomyScreen.concurrency;
  const limits = buckets.flatMap(({ lowest, highest }) => [lowest, highest].filter((each) => each !== null));
  return [
    { words: words.peak(peak) },
    ...(limits.length > 0 ? [{ words: `${words.legend.limit} ${words.limit(Math.min(...limits), Math.max(...limits))}` }] : []),
    ...(over > 0 ? [{ words: words.over(over), beyond: true as const }] : []),
    ...(firstUnlimited !== null ? [{ words: words.unlimited }] : []),
    ...(over === 0 && firstUnlimited === null ? [{ words: words.within }] : []),
    ...(open > 0 ? [{ words: words.open(open) }] : []),
  ];
}
