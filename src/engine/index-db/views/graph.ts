import type { DuckDBConnection } from '@duckdb/node-api';
import type { GraphDto } from '../../../contract/index.ts';
import type { GraphNode } from '../../../core/bundle/format.ts';
import { select, type Row } from '../select.ts';
import { DATA_CLASSES, EDGE_KINDS, ENVIRONMENTS, LAYER_WORDS, NODE_KINDS } from './words.ts';

/** What the record says was touched; made when the index was, because a million actions are counted for it. */
const TOUCHES = 'SELECT agent, system, mode, n FROM touches';

/** One snapshot of the system graph with what was touched on it; the newest where none is named, null where it is unknown. */
export async function graphView(connection: DuckDBConnection, wanted: string | null): Promise<GraphDto | null> {
  const snapshots = await select(connection, 'SELECT n, id, valid_from_ms, digest FROM graphs ORDER BY valid_from_ms, n');
  const chosen = wanted === null ? snapshots.at(-1) : snapshots.findLast((row) => row.text('id') === wanted);
  if (wanted !== null && chosen === undefined) return null;
  const graph = chosen?.number('n') ?? -1;
  return {
    snapshots: snapshots.map((row) => ({ id: row.text('id'), validFrom: row.number('valid_from_ms'), digest: row.text('digest') })),
    snapshot: chosen?.text('id') ?? null,
    nodes: [...await knownNodes(connection, graph), ...await unknownNodes(connection, graph)],
    edges: [...await statedEdges(connection, graph), ...(await observedEdges(connection, graph)).map((each) => (chosen === undefined ? { ...each, unjudged: true as const } : each))],
  };
}

async function knownNodes(connection: DuckDBConnection, graph: number): Promise<GraphDto['nodes']> {
  const rows = await select(connection, `
    SELECT n.id, n.kind, n.name, n.layer, n.environment, n.data_class, n.owner, coalesce(t.touched, 0) AS touched,
      EXISTS (SELECT 1 FROM graph_edges p WHERE p.graph = n.graph AND p.target = n.id AND p.kind IN ('can-read', 'can-write')) AS permitted
    FROM graph_nodes n LEFT JOIN (SELECT system, sum(n)::DOUBLE AS touched FROM (${TOUCHES}) GROUP BY system) t ON t.system = n.id
    WHERE n.graph = ? ORDER BY n.n`, [graph]);
  return rows.map((row) => ({ ...node(row), touched: row.number('touched'), permitted: row.flag('permitted'), known: true }));
}

function node(row: Row): GraphNode {
  return {
    id: row.text('id'),
    kind: row.word('kind', NODE_KINDS),
    name: row.text('name'),
    layer: row.wordOrNull('layer', LAYER_WORDS),
    environment: row.wordOrNull('environment', ENVIRONMENTS),
    data_class: row.wordOrNull('data_class', DATA_CLASSES),
    owner: row.text('owner'),
  };
}

/** Systems, and whoever touched them, which the snapshot does not hold: drawn, and said to be unknown. */
async function unknownNodes(connection: DuckDBConnection, graph: number): Promise<GraphDto['nodes']> {
  const rows = await select(connection, `
    SELECT id, min(kind) AS kind, max(touched)::DOUBLE AS touched, (SELECT min(l.name) FROM labels l WHERE l.id = u.id) AS name FROM (
      SELECT system AS id, 'external' AS kind, sum(n) AS touched FROM (${TOUCHES}) GROUP BY system
      UNION ALL SELECT agent, 'agent', 0 FROM (${TOUCHES}) GROUP BY agent) u
    WHERE id NOT IN (SELECT id FROM graph_nodes WHERE graph = ?) GROUP BY id ORDER BY id`, [graph]);
  return rows.map((row) => ({
    id: row.text('id'), kind: row.word('kind', NODE_KINDS), name: row.textOrNull('name') ?? row.text('id'), layer: null, environment: null, data_class: null, owner: '',
    touched: row.number('touched'), permitted: false, known: false,
  }));
}

/** Each touch with the edge that permits it, null where none does. Who may write may read. Takes the snapshot twice. */
const PERMITTED = `
  SELECT t.agent, t.system, t.mode, t.n, coalesce(
    (SELECT min(g.kind) FROM graph_edges g WHERE g.graph = ? AND g.source = t.agent AND g.target = t.system AND g.kind = CASE t.mode WHEN 'read' THEN 'can-read' ELSE 'can-write' END),
    (SELECT min(g.kind) FROM graph_edges g WHERE g.graph = ? AND g.source = t.agent AND g.target = t.system AND g.kind = 'can-write')) AS permission
  FROM (${TOUCHES}) t`;

/** Edges of the snapshot; a permission carries how often it was used. */
async function statedEdges(connection: DuckDBConnection, graph: number): Promise<GraphDto['edges']> {
  const rows = await select(connection, `
    SELECT g.source, g.target, g.kind, coalesce(t.n, 0) AS observed FROM graph_edges g
    LEFT JOIN (SELECT agent, system, permission, sum(n)::DOUBLE AS n FROM (${PERMITTED}) GROUP BY ALL) t
      ON t.agent = g.source AND t.system = g.target AND g.kind = t.permission
    WHERE g.graph = ? ORDER BY g.n`, [graph, graph, graph]);
  return rows.map(edge);
}

/** Touches for which the snapshot states no permission, as edges of their own (`reads`, `writes`; `depends-on` where the source does not say which). */
async function observedEdges(connection: DuckDBConnection, graph: number): Promise<GraphDto['edges']> {
  const rows = await select(connection, `
    SELECT agent AS source, system AS target, CASE mode WHEN 'read' THEN 'reads' WHEN 'write' THEN 'writes' ELSE 'depends-on' END AS kind, sum(n)::DOUBLE AS observed
    FROM (${PERMITTED}) WHERE permission IS NULL GROUP BY ALL ORDER BY source, target, kind`, [graph, graph]);
  return rows.map(edge);
}

const edge = (row: Row): GraphDto['edges'][number] => ({
  from: row.text('source'), to: row.text('target'), kind: row.word('kind', EDGE_KINDS), observed: row.number('observed'),
});
