import type { DataClass, Environment } from './action.ts';
import type { Layer } from './event.ts';

/** `graph/<snapshot_id>.json`. */
export interface GraphFile {
  readonly snapshot_id: string;
  readonly valid_from: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
export interface GraphNode {
  readonly id: string;
  readonly kind: 'control' | 'agent' | 'service' | 'database' | 'queue' | 'repository' | 'pipeline' | 'bucket' | 'external';
  readonly name: string;
  /** The control plane's layer for its own parts; null for the systems that agents act on. */
  readonly layer: Layer | null;
  readonly environment: Environment | null;
  readonly data_class: DataClass | null;
  readonly owner: string;
}
/** Subject, verb, object: a pipeline `builds` a repository and `deploys-to` a service; an agent `can-read` a database. */
export type EdgeKind = 'depends-on' | 'deploys-to' | 'reads' | 'writes' | 'builds' | 'governs' | 'can-read' | 'can-write';
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
}
