import { useEffect, useState, type ReactNode } from 'react';
import type { EdgeKind } from '../../contract/index.ts';
import { graphLabels, recordStateText } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import type { ScreenProps } from '../app/screen.ts';
import { EmptyState, Loaded } from '../design/State.tsx';
import './graph.css';
import { GraphView } from './GraphView.tsx';
import { useGraphData, type Mode, type Wanted } from './use-graph.ts';

const FIRST: Wanted = { mode: 'touched', until: null, snapshot: null, kinds: null, pair: null };
/** What was asked last, by evidence: going to another screen and back keeps the question. */
const left = new Map<string, Wanted>();

/** What could the agents touch, and what did they? What could a change reach? What became of the graph? */
export function GraphScreen(props: ScreenProps): ReactNode {
  const { engine, digest, selection } = props;
  const [wanted, setWanted] = useState(() => left.get(digest) ?? FIRST);
  useEffect(() => void left.set(digest, wanted), [digest, wanted]);
  // What a blast radius starts from stays while its nodes are looked at; another action chosen elsewhere takes its place.
  const [pinned, setPinned] = useState<Selection | null>(null);
  const origin = selection?.kind === 'action' ? selection : (pinned ?? startOf(selection));
  const data = useGraphData(engine, digest, origin, wanted);
  const set = {
    mode: (mode: Mode) => {
      setPinned(startOf(selection));
      setWanted((now) => ({ ...now, mode }));
    },
    origin: setPinned,
    until: (until: number | null) => setWanted((now) => ({ ...now, until, snapshot: null })),
    snapshot: (snapshot: string) => setWanted((now) => ({ ...now, snapshot })),
    kinds: (kinds: readonly EdgeKind[] | null) => setWanted((now) => ({ ...now, kinds })),
    pair: (pair: NonNullable<Wanted['pair']>) => setWanted((now) => ({ ...now, pair })),
  };
  return (
    <section className="graph">
      <Loaded query={data.graph} what={graphLabels.theSystemGraph}>
        {(graph) => (graph.snapshots.length === 0 && (data.touches ?? []).length === 0
          ? <div className="screen-empty"><EmptyState heading="h1" title={graphLabels.noSystemGraph} sentence={graphLabels.thisEvidenceHoldsNo} action={<button type="button" className="button" onClick={() => props.go({ screen: 'verdict' })}>{recordStateText.toVerdict}</button>} /></div>
          : <GraphView {...props} graph={graph} data={data} wanted={wanted} set={set} origin={origin} />)}
      </Loaded>
    </section>
  );
}

/** What a change can start from: an action, or a node of the graph. */
function startOf(selection: Selection | null): Selection | null {
  return selection !== null && ['action', 'node', 'agent'].includes(selection.kind) ? selection : null;
}
