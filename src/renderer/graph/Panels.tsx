import type { ReactNode } from 'react';
import type { BlastDto, EdgeKind } from '../../contract/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import { graphText } from '../../text/index.ts';
import { Loaded } from '../design/State.tsx';
import { BlastPanel } from './BlastPanel.tsx';
import { BlastTable } from './BlastTable.tsx';
import type { GraphNodeDto, TouchedGraph } from './columns.ts';
import { CompareTable } from './Compare.tsx';
import { GraphTable } from './GraphTable.tsx';
import { Reach } from './Reach.tsx';
import type { GraphData, Mode } from './use-graph.ts';

/** What stands around the picture: the same for what is under it and for what stands in its place. */
export interface Around {
  readonly mode: Mode;
  readonly drawn: TouchedGraph;
  readonly nodes: ReadonlyMap<string, GraphNodeDto>;
  readonly data: GraphData;
  readonly blast: BlastDto | null;
  readonly kinds: readonly EdgeKind[] | null;
  readonly focused: string | null;
  readonly name: string;
  readonly choose: (node: GraphNodeDto, how?: 'push' | 'replace') => void;
  readonly onKinds: (kinds: readonly EdgeKind[] | null) => void;
  readonly onEvent: (id: string) => void;
  /** Takes the selected node as the start of the blast radius; null where it is that already. */
  readonly restart: { readonly name: string; readonly go: () => void } | null;
}

/** The answer in words, under the picture. */
export function Panel({ around }: { readonly around: Around }): ReactNode {
  const { mode, drawn, nodes, data, kinds, focused, choose, onKinds, onEvent } = around;
  switch (mode) {
    case 'touched': return <Reach graph={drawn} nodeId={focused} onSelect={choose} />;
    case 'blast': return data.blast === null ? <section className="graph-reach"><p className="quiet">{graphText.blast.none}</p></section> : (
      <Loaded query={data.blast} what={graphText.modes.blast}>
        {(blast) => <BlastPanel blast={blast} nodes={nodes} kinds={kinds} onKinds={onKinds} onNode={choose} onEvent={onEvent} restart={around.restart} />}
      </Loaded>
    );
    case 'compare': return data.comparison === null ? null : (
      <section className="graph-reach graph-compared" aria-label={graphText.modes.compare}>
        <Loaded query={data.comparison} what={graphText.modes.compare}>{(comparison) => <CompareTable comparison={comparison} nodes={nodes} onSelect={choose} />}</Loaded>
      </section>
    );
    default: return missingCase(mode);
  }
}

/** The picture as a table, with the same selection. */
export function Twin({ around }: { readonly around: Around }): ReactNode {
  const { mode, drawn, nodes, data, blast, focused, choose, onEvent } = around;
  if (mode === 'blast' && blast !== null) return <div className="graph-table"><BlastTable blast={blast} nodes={nodes} selected={focused} onSelect={choose} onEvent={onEvent} /></div>;
  if (mode === 'compare' && data.comparison?.data !== undefined) return <div className="graph-table"><CompareTable comparison={data.comparison.data} nodes={nodes} onSelect={choose} /></div>;
  return <GraphTable graph={drawn} selected={focused} onSelect={choose} />;
}
