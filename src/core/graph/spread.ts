import type { EdgeKind } from '../bundle/format.ts';

/**
 * Which way a change spreads along each kind of edge. `forward`: from the edge's subject to its object (a pipeline that
 * `deploys-to` a service changes the service). `backward`: from the object to the subject (what `depends-on` a service is
 * changed by it). Documented in docs/graph.md.
 */
export const SPREAD: Readonly<Record<EdgeKind, 'forward' | 'backward'>> = {
  'depends-on': 'backward',
  'deploys-to': 'forward',
  'builds': 'backward',
  'reads': 'backward',
  'writes': 'forward',
  'governs': 'forward',
  'can-read': 'backward',
  'can-write': 'forward',
};

export const EDGE_KINDS: readonly EdgeKind[] = ['depends-on', 'deploys-to', 'builds', 'reads', 'writes', 'governs', 'can-read', 'can-write'];

/**
 * Kinds a blast radius follows unless the reader chooses others: those along which a change arrives by itself. A
 * permission or a governing part says who might act next, and by way of one agent reaches nearly everything.
 */
export const DEFAULT_KINDS: readonly EdgeKind[] = ['depends-on', 'deploys-to', 'builds', 'reads', 'writes'];
