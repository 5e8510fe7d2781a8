import { environments, graphLabels, graphText, layers } from '../../text/index.ts';
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

/** Order of kinds within a column, top to bottom. */
export const KIND_RANK: Readonly<Record<Kind, number>> = { control: 0, agent: 1, repository: 2, pipeline: 3, service: 4, database: 5, queue: 6, bucket: 7, external: 8 };

/** The word for one of a kind. */
export const kindWord = (kind: Kind): string => graphText.kinds[kind][0];

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
