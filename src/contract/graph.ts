import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { EdgeKind, GraphEdge, GraphNode } from '../core/bundle/format.ts';
import type { BlastRadius, GraphComparison } from '../core/graph/index.ts';
import { digest, errors, id } from './parts.ts';

export type { ComparedMember, EdgePair, GraphComparison, ReachedNode } from '../core/graph/index.ts';
export type { EdgeKind } from '../core/bundle/format.ts';

/** One snapshot of the system graph as the evidence states it. */
export interface GraphDto {
  /** In the order in which they became valid. */
  readonly snapshots: readonly { readonly id: string; readonly validFrom: number; readonly digest: string }[];
  readonly snapshot: string | null;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Names by id of who touched and of what was touched, whether the snapshot holds them or not. */
  readonly names: readonly (readonly [id: string, name: string])[];
}

/** What one agent did to one system up to a time. Each touch is judged by the snapshot that was valid when it happened. */
export interface TouchCount {
  readonly agent: string;
  readonly system: string;
  readonly mode: 'read' | 'write';
  readonly count: number;
  /** Of these, touches without a permission for them. */
  readonly beyond: number;
  /** Of these, touches from before any snapshot was valid. */
  readonly untold: number;
}

/** Touches over the record's period, in equal spans of time: what the slider is drawn on. */
export interface TouchMoments {
  readonly from: number;
  readonly to: number;
  readonly touches: readonly number[];
  readonly beyond: readonly number[];
}

/** What could be changed by an action or a node, and what of it the record shows. */
export interface BlastDto extends BlastRadius {
  /** The snapshot valid at the action's time; null where none was, and then nothing is reached. */
  readonly snapshot: string | null;
  /** When the action started, or was requested where it never did; for a node, when the snapshot became valid. */
  readonly at: number | null;
  readonly starts: readonly string[];
  /** Kinds of edge that were followed: those asked for, or the default. */
  readonly kinds: readonly EdgeKind[];
  /** What the starts are: effects the action stated, targets it named and started on, targets it only asked for, or the node itself. */
  readonly from: 'effects' | 'targets' | 'asked' | 'node';
  /** Systems that the action's events, or events that follow from them by their stated causes, name; with the first such event. */
  readonly observed: readonly { readonly id: string; readonly event: string; readonly time: number }[];
  /** Events that were followed, and whether there were more than are followed. */
  readonly followed: number;
  readonly followedAll: boolean;
}

const EDGE_KINDS = ['depends-on', 'deploys-to', 'builds', 'reads', 'writes', 'governs', 'can-read', 'can-write'] as const satisfies readonly EdgeKind[];
const base = oc.errors(errors);

export const graphContract = {
  get: base.input(z.object({ digest, snapshot: id.nullable() })).output(type<GraphDto>()),
  /** Null means up to the end of the record. */
  touches: base.input(z.object({ digest, until: z.number().int().nonnegative().nullable() })).output(type<readonly TouchCount[]>()),
  moments: base.input(z.object({ digest })).output(type<TouchMoments>()),
  blast: base
    .input(z.object({
      digest,
      of: z.discriminatedUnion('kind', [z.object({ kind: z.literal('action'), id }), z.object({ kind: z.literal('node'), id, snapshot: id })]),
      /** Null means the documented default. */
      kinds: z.array(z.enum(EDGE_KINDS)).max(EDGE_KINDS.length).nullable(),
    }))
    .output(type<BlastDto>()),
  compare: base.input(z.object({ digest, before: id, after: id })).output(type<GraphComparison>()),
};
