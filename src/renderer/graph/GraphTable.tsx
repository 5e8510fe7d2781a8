import { useState, type ReactNode } from 'react';
import { counted, dataClasses, formatNumber, graphLabels, graphText } from '../../text/index.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { Segments } from '../design/Segments.tsx';
import { columnName, columnOf, kindWord, statusOf, type GraphEdgeDto, type GraphNodeDto, type TouchedGraph } from './columns.ts';

const nodeColumns = (): readonly Column<GraphNodeDto>[] => [
  { id: 'name', header: graphLabels.name, width: 'minmax(160px, 2fr)', cell: (node) => <Name max={60}>{node.name}</Name> },
  { id: 'kind', header: graphLabels.kind, width: '150px', cell: (node) => kindWord(node.kind) },
  { id: 'where', header: graphLabels.where, width: 'minmax(140px, 1fr)', cell: (node) => columnName(columnOf(node)) },
  { id: 'class', header: graphLabels.classification, width: '120px', cell: (node) => (node.data_class === null ? '' : dataClasses[node.data_class]) },
  { id: 'owner', header: graphLabels.owner, width: 'minmax(140px, 1fr)', cell: (node) => <Name max={48}>{node.owner}</Name> },
  { id: 'touched', header: graphLabels.touched, width: '90px', align: 'end', cell: (node) => formatNumber(node.touched) },
  { id: 'known', header: graphLabels.inTheGraph, width: '110px', cell: (node) => (node.known ? graphLabels.yes : graphLabels.no) },
];

/** The graph as rows: its nodes, or its edges. */
export function GraphTable({ graph, selected, onSelect }: {
  readonly graph: TouchedGraph;
  readonly selected: string | null;
  readonly onSelect: (node: GraphNodeDto, how: 'push' | 'replace') => void;
}): ReactNode {
  const [of, setOf] = useState<'nodes' | 'edges'>('nodes');
  const [edge, setEdge] = useState<string | null>(null);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const name = (id: string): ReactNode => <Name max={60}>{nodes.get(id)?.name ?? id}</Name>;
  const edgeColumns: readonly Column<GraphEdgeDto>[] = [
    { id: 'from', header: graphLabels.from, width: 'minmax(160px, 1fr)', cell: (edge) => name(edge.from) },
    { id: 'kind', header: graphLabels.kind, width: '120px', cell: (edge) => edge.kind },
    { id: 'to', header: graphLabels.to, width: 'minmax(160px, 1fr)', cell: (edge) => name(edge.to) },
    { id: 'status', header: graphLabels.whatItIs, width: '180px', cell: (edge) => graphText.statusRows[statusOf(edge)] },
    { id: 'observed', header: graphLabels.observed, width: '90px', align: 'end', cell: (edge) => formatNumber(edge.observed) },
    { id: 'beyond', header: graphLabels.beyond, width: '90px', align: 'end', cell: (edge) => formatNumber(edge.beyond) },
  ];
  const openFrom = (each: GraphEdgeDto): void => {
    const node = nodes.get(each.from);
    if (node) onSelect(node, 'push');
  };
  return (
    <div className="graph-table">
      <Segments label={graphLabels.rows} value={of} onChange={setOf} options={[['nodes', counted.node(graph.nodes.length)], ['edges', counted.edge(graph.edges.length)]]} />
      {of === 'nodes' ? (
        <DataTable
          label={graphLabels.nodesOfTheGraph} columns={nodeColumns()} count={graph.nodes.length} row={(i) => graph.nodes[i]} rowKey={(node) => node.id}
          selected={selected} onSelect={onSelect} empty={graphLabels.theGraphHasNo}
        />
      ) : (
        <DataTable
          label={graphLabels.edgesOfTheGraph} columns={edgeColumns} count={graph.edges.length} row={(i) => graph.edges[i]} rowKey={edgeKey}
          selected={edge} onSelect={(each) => setEdge(edgeKey(each))} onOpen={openFrom} empty={graphLabels.theGraphHasNoEdges}
        />
      )}
    </div>
  );
}

const edgeKey = (edge: GraphEdgeDto): string => `${edge.from}\u0000${edge.kind}\u0000${edge.to}`;
