import type { GraphDto, TouchCount } from '../../src/contract/index.ts';

type Node = GraphDto['nodes'][number];
type Edge = GraphDto['edges'][number];
const ENVIRONMENTS = ['development', 'ci', 'staging', 'production'] as const;
const KINDS = ['service', 'service', 'service', 'database', 'queue', 'bucket', 'repository', 'pipeline', 'external'] as const;
const CLASSES = ['public', 'internal', 'confidential', 'restricted'] as const;
const FLEETS = 12;
const AGENTS_SHARE = 0.04;

export interface LargeGraph {
  readonly graph: Pick<GraphDto, 'nodes' | 'edges'>;
  readonly touches: readonly TouchCount[];
}

/** A system graph of `count` nodes as a large company would state it: fleets of agents, systems in teams, four edges a system. Always the same. */
export function largeGraph(count = 10_000): LargeGraph {
  let state = 11;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const node = (id: string, kind: Node['kind'], more: Partial<Node>): Node => ({ id, kind, name: id, layer: null, environment: null, data_class: null, owner: 'per-0', ...more });
  const fleets = Array.from({ length: FLEETS }, (_, i) => node(`fleet-${i + 1}`, 'control', { layer: 'fleet' }));
  const control = (['identity', 'policy', 'orchestrator', 'evidence'] as const).flatMap((layer) => [1, 2].map((i) => node(`${layer}-part-${i}`, 'control', { layer })));
  const agents = Array.from({ length: Math.floor(count * AGENTS_SHARE) }, (_, i) => node(`agent-${i + 1}`, 'agent', { layer: 'fleet', data_class: pick(CLASSES) }));
  const systems = Array.from({ length: count - fleets.length - control.length - agents.length }, (_, i) => {
    const kind = pick(KINDS);
    return node(`team-${(i % 97) + 1}-${kind}-${i + 1}`, kind, { environment: pick(ENVIRONMENTS), data_class: pick(CLASSES), owner: `per-${(i % 97) + 1}` });
  });
  const edges: Edge[] = [];
  for (const agent of agents) edges.push({ from: pick(fleets).id, to: agent.id, kind: 'governs' });
  for (const system of systems) {
    for (let i = 0; i < 3; i += 1) edges.push({ from: system.id, to: pick(systems).id, kind: pick(['depends-on', 'depends-on', 'reads', 'writes', 'deploys-to', 'builds'] as const) });
    edges.push({ from: pick(agents).id, to: system.id, kind: pick(['can-read', 'can-write'] as const) });
  }
  const touches = edges.filter((edge) => edge.kind.startsWith('can-') && random(3) === 0)
    .map((edge): TouchCount => ({ agent: edge.from, system: edge.to, mode: edge.kind === 'can-read' ? 'read' : 'write', count: 1 + random(40), beyond: 0, untold: 0 }));
  const stray = Array.from({ length: 9 }, (): TouchCount => ({ agent: pick(agents).id, system: pick(systems).id, mode: 'write', count: 2, beyond: 2, untold: 0 }));
  return { graph: { nodes: [...control, ...fleets, ...agents, ...systems], edges }, touches: [...touches, ...stray] };
}
