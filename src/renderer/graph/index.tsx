import { useState, type ReactNode } from 'react';
import type { EdgeKind } from '../../contract/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { EmptyState, Loaded } from '../design/State.tsx';
import './graph.css';
import { GraphView } from './GraphView.tsx';
import { useGraphData, type Mode, type Wanted } from './use-graph.ts';

/** What could the agents touch, and what did they? What could a change reach? What became of the graph? */
export function GraphScreen(props: ScreenProps): ReactNode {
  const { engine, digest, selection } = props;
  const [wanted, setWanted] = useState<Wanted>({ mode: 'touched', until: null, snapshot: null, kinds: null, pair: null });
  const data = useGraphData(engine, digest, selection, wanted);
  const set = {
    mode: (mode: Mode) => setWanted((now) => ({ ...now, mode })),
    until: (until: number | null) => setWanted((now) => ({ ...now, until, snapshot: null })),
    snapshot: (snapshot: string) => setWanted((now) => ({ ...now, snapshot })),
    kinds: (kinds: readonly EdgeKind[] | null) => setWanted((now) => ({ ...now, kinds })),
    pair: (pair: NonNullable<Wanted['pair']>) => setWanted((now) => ({ ...now, pair })),
  };
  return (
    <section className="graph">
      <Loaded query={data.graph} what="The system graph">
        {(graph) => (graph.snapshots.length === 0
          ? <EmptyState title="No system graph" sentence="This evidence holds no snapshot of the system graph, so what the agents could reach is not known." />
          : <GraphView {...props} graph={graph} data={data} wanted={wanted} set={set} />)}
      </Loaded>
    </section>
  );
}
