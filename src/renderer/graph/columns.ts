import { environments, graphLabels, layers } from '../../text/index.ts';
import type { GraphEdgeDto, GraphNodeDto } from './touched.ts';

export type { GraphEdgeDto, GraphNodeDto, TouchedGraph } from './touched.ts';

/** Columns from left to right: the control plane's five layers, the systems by environment, and what has no place. */
export const COLUMNS = [
  'identity', 'policy', 'orchestrator', 'fleet', 'evidence', 'development', 'ci', 'staging', 'production', 'elsewhere',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
export const CONTROL_COLUMNS = 5;
export const columnIndex = (id: ColumnId): number => COLUMNS.indexOf(id);

/** A layer before an environment: a part of the control plane stands with its layer wherever it runs. */
export function columnOf(node: GraphNodeDto): ColumnId {
  if (node.layer !== null) return node.layer;
  if (node.kind === 'agent') return 'fleet';
  return node.environment ?? 'elsewhere';
}

export function columnName(id: ColumnId): string {
  const words: Readonly<Record<string, string>> = { ...layers, ...environments, elsewhere: graphLabels.noEnvironmentStated };
  return words[id] ?? id;
}

type Kind = GraphNodeDto['kind'];

/** Order of kinds within a column, top to bottom, and their words. */
export const KINDS: Readonly<Record<Kind, readonly [rank: number, one: string, many: string]>> = {
  control: [0, 'control plane part', 'control plane parts'],
  agent: [1, 'agent', 'agents'],
  repository: [2, 'repository', 'repositories'],
  pipeline: [3, 'pipeline', 'pipelines'],
  service: [4, 'service', 'services'],
  database: [5, 'database', 'databases'],
  queue: [6, 'queue', 'queues'],
  bucket: [7, 'bucket', 'buckets'],
  external: [8, 'external system', 'external systems'],
};

export const isSystem = (node: GraphNodeDto): boolean => node.kind !== 'control' && node.kind !== 'agent';

/**
 * What an edge is to the reader. A permission that was used is `touched`; a touch without one at its time is `beyond`.
 * `lapsed` was permitted when it happened and is not in the snapshot shown; `untold` happened before any snapshot was valid.
 */
export type EdgeStatus = 'beyond' | 'untold' | 'lapsed' | 'touched' | 'permitted' | 'structure' | 'added' | 'removed' | 'changed' | 'blast';
export const STATUS_RANK: Readonly<Record<EdgeStatus, number>> = {
  structure: 0, permitted: 1, touched: 2, lapsed: 3, untold: 4, changed: 5, removed: 6, added: 7, blast: 8, beyond: 9,
};

export function statusOf(edge: GraphEdgeDto): EdgeStatus {
  if (edge.change !== undefined) return edge.change;
  if (edge.beyond > 0) return 'beyond';
  if (edge.untold > 0) return 'untold';
  const permission = edge.kind === 'can-read' || edge.kind === 'can-write';
  if (permission) return edge.observed > 0 ? 'touched' : 'permitted';
  return edge.observed > 0 ? 'lapsed' : 'structure';
}

/** Code units, not collation: the same graph gives the same drawing on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
