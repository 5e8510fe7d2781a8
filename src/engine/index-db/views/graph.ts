import type { DuckDBConnection } from '@duckdb/node-api';
import type { GraphDto } from '../../../contract/index.ts';
import type { GraphEdge, GraphNode } from '../../../core/bundle/format.ts';
import { compareSnapshots, type GraphComparison } from '../../../core/graph/index.ts';
import { select } from '../select.ts';
import { ACTOR_NAMES } from './matrix-axes.ts';
import { DATA_CLASSES, EDGE_KINDS, ENVIRONMENTS, LAYER_WORDS, NODE_KINDS } from './words.ts';

interface Snapshot { readonly n: number; readonly id: string; readonly validFrom: number; readonly digest: string }

async function snapshotsOf(connection: DuckDBConnection): Promise<readonly Snapshot[]> {
  const rows = await select(connection, 'SELECT n, id, valid_from_ms, digest FROM graphs ORDER BY valid_from_ms, n');
  return rows.map((row) => ({ n: row.number('n'), id: row.text('id'), validFrom: row.number('valid_from_ms'), digest: row.text('digest') }));
}

/** One snapshot of the system graph; the newest where none is named, null where it is unknown. */
export async function graphView(connection: DuckDBConnection, wanted: string | null): Promise<GraphDto | null> {
  const snapshots = await snapshotsOf(connection);
  const chosen = wanted === null ? snapshots.at(-1) : snapshots.findLast(({ id }) => id === wanted);
  if (wanted !== null && chosen === undefined) return null;
  return {
    snapshots: snapshots.map(({ id, validFrom, digest }) => ({ id, validFrom, digest })),
    snapshot: chosen?.id ?? null,
    ...(chosen === undefined ? { nodes: [], edges: [] } : await namedContentsOf(connection, chosen)),
    names: await namesOfTouched(connection),
  };
}

/** Agents by the registry's names, as everywhere else: a snapshot may call one by another, and a person would not find it again. */
async function namedContentsOf(connection: DuckDBConnection, snapshot: Snapshot): ReturnType<typeof contentsOf> {
  const { nodes, edges } = await contentsOf(connection, snapshot);
  const labels = await select(connection, "SELECT id, min(name) AS name FROM labels WHERE kind = 'agent' GROUP BY id");
  const names = new Map(labels.map((row) => [row.text('id'), row.text('name')]));
  return { nodes: nodes.map((node) => (node.kind === 'agent' ? { ...node, name: names.get(node.id) ?? node.name } : node)), edges };
}

/** Names of whoever touched something and of what was touched: a snapshot need not hold them. */
async function namesOfTouched(connection: DuckDBConnection): Promise<GraphDto['names']> {
  const rows = await select(connection, `
    SELECT id, name FROM (${ACTOR_NAMES}) WHERE id IN (SELECT agent FROM touches)
    UNION ALL SELECT id, name FROM labels WHERE kind = 'system' AND id IN (SELECT system FROM touches) ORDER BY id`);
  return rows.map((row) => [row.text('id'), row.text('name')]);
}

/** What is different in the second of two snapshots; null where one of them is unknown. */
export async function graphComparison(connection: DuckDBConnection, before: string, after: string): Promise<GraphComparison | null> {
  const snapshots = await snapshotsOf(connection);
  const [a, b] = [before, after].map((wanted) => snapshots.findLast(({ id }) => id === wanted));
  return a === undefined || b === undefined ? null : compareSnapshots(await contentsOf(connection, a), await contentsOf(connection, b));
}

/** A snapshot by its id, or the one valid at a time; null where there is none. */
export async function snapshotFor(connection: DuckDBConnection, wanted: { readonly id: string } | { readonly time: number }): Promise<Snapshot | null> {
  const snapshots = await snapshotsOf(connection);
  return snapshots.findLast((each) => ('id' in wanted ? each.id === wanted.id : each.validFrom <= wanted.time)) ?? null;
}

export async function contentsOf(connection: DuckDBConnection, { n }: Snapshot): Promise<{ readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }> {
  const nodes = await select(connection, 'SELECT id, kind, name, layer, environment, data_class, owner FROM graph_nodes WHERE graph = ? ORDER BY n', [n]);
  const edges = await select(connection, 'SELECT source, target, kind FROM graph_edges WHERE graph = ? ORDER BY n', [n]);
  return {
    nodes: nodes.map((row) => ({
      id: row.text('id'),
      kind: row.word('kind', NODE_KINDS),
      name: row.text('name'),
      layer: row.wordOrNull('layer', LAYER_WORDS),
      environment: row.wordOrNull('environment', ENVIRONMENTS),
      data_class: row.wordOrNull('data_class', DATA_CLASSES),
      owner: row.text('owner'),
    })),
    edges: edges.map((row) => ({ from: row.text('source'), to: row.text('target'), kind: row.word('kind', EDGE_KINDS) })),
  };
}
