import type { ReactNode } from 'react';
import type { GraphDto, TouchMoments } from '../../contract/index.ts';
import { formatDay, formatNumber, formatSecond, graphText } from '../../text/index.ts';

const HEIGHT = 26;

/** Up to when touches are counted: over the record's touches, with the times from which snapshots were valid. */
export function TimeSlider({ moments, snapshots, until, onUntil }: {
  readonly moments: TouchMoments;
  readonly snapshots: GraphDto['snapshots'];
  readonly until: number | null;
  readonly onUntil: (until: number | null) => void;
}): ReactNode {
  const { from, to, touches, beyond } = moments;
  const length = Math.max(1, to - from);
  const at = until ?? to;
  const words = until === null ? graphText.sliderEnd : formatSecond(at);
  const most = Math.max(1, ...touches);
  const sum = (list: readonly number[]): string => formatNumber(list.slice(0, Math.ceil(((at - from) / length) * list.length)).reduce((n, each) => n + each, 0));
  return (
    <div className="graph-slider">
      <label htmlFor="graph-until">{graphText.slider}</label>
      <div className="graph-track">
        <svg aria-hidden="true" viewBox={`0 0 ${touches.length} ${HEIGHT}`} preserveAspectRatio="none">
          {touches.map((n, i) => (n === 0 ? null : <rect key={i} data-later={from + ((i + 0.5) / touches.length) * length > at} x={i} width={0.8} y={HEIGHT - barHeight(n, most)} height={barHeight(n, most)} />))}
          {beyond.map((n, i) => (n === 0 ? null : <path key={i} className="graph-track-beyond" d={`M${i - 0.3} 0h1.4l-0.7 6z`} />))}
        </svg>
        {snapshots.filter((each) => each.validFrom >= from && each.validFrom <= to).map((each) => (
          <i key={each.id} title={graphText.snapshotFrom(formatDay(new Date(each.validFrom).toISOString()))} style={{ left: `${((each.validFrom - from) / length) * 100}%` }} />
        ))}
        <input
          id="graph-until" type="range" min={0} max={1_000} step={1} value={Math.round(((at - from) / length) * 1_000)} aria-valuetext={words}
          title={graphText.sliderHelp(sum(touches), sum(beyond))}
          onChange={(event) => onUntil(event.target.valueAsNumber >= 1_000 ? null : Math.round(from + (event.target.valueAsNumber / 1_000) * length))}
        />
      </div>
      <output htmlFor="graph-until">{words}</output>
    </div>
  );
}

/** A single touch among thousands stays visible. */
const barHeight = (n: number, most: number): number => 3 + (HEIGHT - 9) * Math.sqrt(n / most);
