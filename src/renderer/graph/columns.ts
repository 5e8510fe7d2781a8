import type { GraphDto } from '../../contract/index.ts';
import { environments, layers } from '../../text/index.ts';

export type GraphNodeDto = GraphDto['nodes'][number];
export type GraphEdgeDto = GraphDto['edges'][number];

/** Columns from left to right: the control plane's five layers, the systems by environment, and what has no place. */
export const COLUMNS = [
  'identity', 'policy', 'orchestrator', 'fleet', 'evidence', 'development', 'ci', 'staging', 'production', 'elsewhere',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
export const CONTROL_COLUMNS = 5;

/** A layer before an environment: a part of the control plane stands with its layer wherever it runs. */
export function columnOf(node: GraphNodeDto): ColumnId {
  if (node.layer !== null) return node.layer;
  if (node.kind === 'agent') return 'fleet';
  return node.environment ?? 'elsewhere';
}

export function columnName(id: ColumnId): string {
  const words: Readonly<Record<string, string>> = { ...layers, ...environments, elsewhere: 'No environment stated' };
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

/** What an edge is to the reader. A permission that was used is `touched`; a touch without one is `beyond`, or `seen` where nothing says what was permitted. */
export type EdgeStatus = 'beyond' | 'touched' | 'seen' | 'permitted' | 'structure';
export const STATUS_RANK: Readonly<Record<EdgeStatus, number>> = { structure: 0, permitted: 1, seen: 2, touched: 3, beyond: 4 };

export function statusOf(edge: GraphEdgeDto): EdgeStatus {
  const permission = edge.kind === 'can-read' || edge.kind === 'can-write';
  if (permission) return edge.observed > 0 ? 'touched' : 'permitted';
  return edge.observed === 0 ? 'structure' : edge.unjudged === true ? 'seen' : 'beyond';
}

/** Code units, not collation: the same graph gives the same drawing on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
