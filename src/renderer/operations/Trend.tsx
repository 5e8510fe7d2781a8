import { useState, type ReactNode } from 'react';
import type { TestPosture } from '../../contract/index.ts';
import { formatDuration, operationsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { countOf, duringFilter, pointWords, timeOf } from './trend.ts';
import { TrendChart } from './TrendChart.tsx';
import { TrendTable } from './TrendTable.tsx';

const words = () => operationsText.trend;
const LEGEND = ['failed', 'empty', 'passed'] as const;

/** How results came out over the time of the record, as columns or as their table; the chosen stretch leads to its events. */
export function Trend({ trend, twin, go }: { readonly trend: TestPosture['trend'] } & Pick<ScreenProps, 'twin' | 'go'>): ReactNode {
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <section className="operations-trend" aria-labelledby="test-trend">
      <h3 id="test-trend">{words().title}</h3>
      {twin ? <TrendTable trend={trend} chosen={chosen} onChoose={setChosen} /> : (
        <>
          <ul className="operations-legend">{LEGEND.map((each) => <li key={each}><i className={each} aria-hidden="true" />{words().legend[each]}</li>)}<li>{words().step(formatDuration(trend.step))}</li></ul>
          <TrendChart trend={trend} chosen={chosen} onChoose={setChosen} />
          <p className="operations-axis"><span>{timeOf(trend, 0)}</span><span>{timeOf(trend, countOf(trend))}</span></p>
        </>
      )}
      <section aria-label={words().chosen} aria-live="polite">
        {chosen === null ? <p className="quiet">{words().choose}</p> : (
          <p>{pointWords(trend, chosen)} {trend.buckets.some((each) => each.index === chosen) && <button type="button" className="link" onClick={() => go({ screen: 'timeline', selection: null, filter: duringFilter(trend, chosen) })}>{words().during}</button>}</p>
        )}
      </section>
    </section>
  );
}
