import type { ReactNode } from 'react';
import type { GraphDto } from '../../contract/index.ts';
import { formatDay, graphLabels, graphText } from '../../text/index.ts';
import { Icon } from '../design/Icon.tsx';
import { Segments } from '../design/Segments.tsx';
import { ComparePair } from './Compare.tsx';
import type { GroupBy } from './groups.ts';
import type { GraphData, Setters, Wanted } from './use-graph.ts';

const MODES = ['touched', 'blast', 'compare'] as const;
const BYS = ['kind', 'owner', 'place'] as const satisfies readonly GroupBy[];

/** What is asked of the graph, and how it is put together. */
export function Tools({ graph, data, wanted, set, by, onBy, search, onSearch, twin, setTwin, onClose }: {
  readonly graph: GraphDto;
  readonly data: GraphData;
  readonly wanted: Wanted;
  readonly set: Setters;
  readonly by: GroupBy;
  readonly onBy: (by: GroupBy) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly twin: boolean;
  readonly setTwin: (twin: boolean) => void;
  /** Closes opened groups; null where none is open. */
  readonly onClose: (() => void) | null;
}): ReactNode {
  const { mode } = wanted;
  return (
    <div className="graph-tools">
      <Segments label={graphLabels.whatToShow} value={mode} onChange={set.mode} options={MODES.map((each) => [each, graphText.modes[each]] as const)} />
      {mode === 'compare' && data.pair !== null && <ComparePair snapshots={graph.snapshots} pair={data.pair} onPair={set.pair} />}
      {mode === 'touched' && graph.snapshots.length > 1 && (
        <label className="graph-field">{graphLabels.snapshot}
          <select value={graph.snapshot ?? ''} onChange={(event) => set.snapshot(event.target.value)}>
            {graph.snapshots.map((each, i) => <option key={`${each.id} ${i}`} value={each.id}>{graphLabels.validFrom(formatDay(new Date(each.validFrom).toISOString()))}</option>)}
          </select>
        </label>
      )}
      {!twin && (
        <>
          <label className="graph-field">{graphLabels.groupBy}
            <select value={by} onChange={(event) => onBy(BYS.find((each) => each === event.target.value) ?? 'kind')}>
              {BYS.map((each) => <option key={each} value={each}>{graphText.groupBy[each]}</option>)}
            </select>
          </label>
          <label className="graph-field">{graphLabels.find}
            <input type="search" value={search} onChange={(event) => onSearch(event.target.value)} placeholder={graphLabels.aName} />
          </label>
          {onClose !== null && <button type="button" className="button quiet" onClick={onClose}>{graphLabels.closeGroups}</button>}
        </>
      )}
      <button type="button" className="button quiet" aria-pressed={twin} title={graphLabels.theSameAsA} onClick={() => setTwin(!twin)}>
        <Icon name={twin ? 'graph' : 'table'} size={16} /> {twin ? graphLabels.picture : graphLabels.table}
      </button>
    </div>
  );
}
