import type { ReactNode } from 'react';
import { formatNumber, graphLabels, graphText } from '../../text/index.ts';
import { statusOf, type EdgeStatus, type TouchedGraph } from './columns.ts';
import { LineSample } from './Lines.tsx';
import type { Mode } from './use-graph.ts';

const OF_MODE: Readonly<Record<Mode, readonly EdgeStatus[]>> = {
  touched: ['touched', 'permitted', 'beyond', 'lapsed', 'untold', 'structure'], blast: ['blast'], compare: ['added', 'removed', 'changed', 'structure'],
};
/** Statuses that are listed only where there is one. */
const RARE: ReadonlySet<EdgeStatus> = new Set(['lapsed', 'untold']);

/** What the lines and marks mean, how many of each there are, and which are shown. */
export function Legend({ graph, mode, shown, onShown }: {
  readonly graph: TouchedGraph;
  readonly mode: Mode;
  readonly shown: ReadonlySet<EdgeStatus>;
  readonly onShown: (shown: ReadonlySet<EdgeStatus>) => void;
}): ReactNode {
  const counts = new Map<EdgeStatus, number>();
  for (const edge of graph.edges) counts.set(statusOf(edge), (counts.get(statusOf(edge)) ?? 0) + 1);
  return (
    <div className="graph-legend">
      {OF_MODE[mode].filter((status) => !RARE.has(status) || counts.has(status)).map((status) => (mode === 'blast' ? (
        <span key={status} className="graph-key"><LineSample status={status} /> {graphText.statuses[status]}</span>
      ) : (
        <label key={status}>
          <input type="checkbox" checked={shown.has(status)} onChange={() => onShown(toggled(shown, status))} />
          <LineSample status={status} /> {graphText.statuses[status]} <span className="quiet">{formatNumber(counts.get(status) ?? 0)}</span>
        </label>
      )))}
      <span className="graph-key"><b>{graphLabels.pICR}</b>{' '}{graphLabels.publicInternalConfidentialRestricted}</span>
      {mode !== 'compare' && <span className="graph-key"><i /> {mode === 'touched' ? graphLabels.touchedMark : graphLabels.seenMark}</span>}
    </div>
  );
}

function toggled(set: ReadonlySet<EdgeStatus>, status: EdgeStatus): ReadonlySet<EdgeStatus> {
  const next = new Set(set);
  if (!next.delete(status)) next.add(status);
  return next;
}
