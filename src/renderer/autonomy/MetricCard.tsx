import type { ReactNode } from 'react';
import type { Metric } from '../../contract/index.ts';
import { autonomyScreen, figureWords, metrics as texts } from '../../text/index.ts';
import { Series } from './Series.tsx';

/** One figure with both its numbers and its months; pressed, it opens to what it is made of. */
export function MetricCard({ metric, months, opened, onOpen }: {
  readonly metric: Metric;
  readonly months: readonly string[];
  readonly opened: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  return (
    <li>
      <button type="button" className="autonomy-card" aria-pressed={opened} onClick={onOpen}>
        <span className="autonomy-name">{texts[metric.id].name}</span>
        <strong>{figureWords(metric, metric.unit)}</strong>
        <Series metric={metric} months={months} />
        {metric.leftOut > 0 && <span className="quiet">{autonomyScreen.leftOut(metric.leftOut)}</span>}
      </button>
    </li>
  );
}
