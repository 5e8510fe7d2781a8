import type { ReactNode } from 'react';
import type { TestBucket, TestPosture } from '../../contract/index.ts';
import { operationsText } from '../../text/index.ts';
import { columnChoice } from '../design/column-choice.ts';
import { countOf, pointWords } from './trend.ts';

const [WIDTH, HEIGHT, ABOVE] = [720, 88, 10];

/** Columns of results: failed ones at the foot with a mark over the column, so that one among thousands is seen; above them those without a test, then what passed. */
export function TrendChart({ trend, chosen, onChoose }: { readonly trend: TestPosture['trend']; readonly chosen: number | null; readonly onChoose: (index: number) => void }): ReactNode {
  const count = countOf(trend);
  const width = WIDTH / count;
  const top = Math.max(1, ...trend.buckets.map((each) => each.failed + each.empty + each.passed));
  const total = (of: keyof TestBucket): number => trend.buckets.reduce((sum, each) => sum + each[of], 0);
  return (
    <svg
      className="operations-chart" viewBox={`0 0 ${WIDTH} ${ABOVE + HEIGHT + 1}`} preserveAspectRatio="none" role="slider" tabIndex={0}
      aria-label={operationsText.trend.label(`${operationsText.trend.legend.failed} ${total('failed')}, ${operationsText.trend.legend.empty} ${total('empty')}, ${operationsText.trend.legend.passed} ${total('passed')}`)}
      aria-valuemin={0} aria-valuemax={count - 1} aria-valuenow={chosen ?? 0} aria-valuetext={pointWords(trend, chosen ?? 0)} {...columnChoice(count, chosen, onChoose)}
    >
      {chosen !== null && <rect className="chosen" x={chosen * width} y={0} width={width} height={ABOVE + HEIGHT} />}
      <path className="base" d={`M0 ${ABOVE + HEIGHT + 0.5}H${WIDTH}`} />
      {trend.buckets.map((each) => <Column key={each.index} bucket={each} x={(each.index + 0.12) * width} width={width * 0.76} top={top} title={pointWords(trend, each.index)} />)}
      {trend.buckets.filter((each) => each.failed > 0).map((each) => <path key={each.index} className="mark" d={`M${(each.index + 0.5) * width - 4} 0.5h8l-4 7z`} />)}
    </svg>
  );
}

function Column({ bucket, x, width, top, title }: { readonly bucket: TestBucket; readonly x: number; readonly width: number; readonly top: number; readonly title: string }): ReactNode {
  let foot = ABOVE + HEIGHT;
  return (['failed', 'empty', 'passed'] as const).filter((part) => bucket[part] > 0).map((part) => {
    // Thinner than this it would not be seen.
    const height = Math.max(2, (HEIGHT * bucket[part]) / top);
    foot -= height;
    return <rect key={part} className={part} x={x} y={Math.max(ABOVE - 4, foot)} width={width} height={height}><title>{title}</title></rect>;
  });
}
