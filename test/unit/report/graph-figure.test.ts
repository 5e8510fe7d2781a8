import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphFigure, type GraphRows } from '../../../src/report/index.ts';

type Node = NonNullable<GraphRows['snapshot']>['nodes'][number];
const node = (id: string, more: Partial<Node> = {}): Node => ({ id, kind: 'service', name: `Name of ${id}`, layer: 'fleet', environment: 'production', data_class: 'internal', ...more });
const touch = (agent: string, system: string, done: number, denied = 0): GraphRows['touches'][number] => ({ agent, system, done, denied });

const rows: GraphRows = {
  snapshot: {
    validFrom: Date.UTC(2026, 8, 1),
    nodes: [node('agt-1', { kind: 'agent' }), node('used'), node('reach'), node('refused'), node('apart', { layer: 'policy' }), node('used', { name: 'stated twice' })],
    edges: [{ from: 'agt-1', to: 'reach', kind: 'can-read' }, { from: 'agt-1', to: 'used', kind: 'can-write' }, { from: 'apart', to: 'refused', kind: 'governs' }],
  },
  agents: [{ id: 'agt-1', name: 'Patch author' }],
  touches: [touch('agt-1', 'used', 3), touch('agt-1', 'refused', 0, 2), touch('agt-2', 'unnamed', 1)],
};

describe('the figure of systems', () => {
  test('tells touched from within reach from neither, and an agent is no system', () => {
    const figure = graphFigure(rows);
    expect(figure?.layers.map(({ layer, nodes }) => [layer, nodes.map(({ id, state }) => [id, state])])).toEqual([
      ['policy', [['apart', 'neither']]],
      ['fleet', [['used', 'touched'], ['reach', 'within-reach'], ['refused', 'neither']]],
      [null, [['unnamed', 'touched']]],
    ]);
    expect(figure?.totals).toEqual({ touched: 2, withinReach: 1, neither: 2, done: 4, denied: 2, pairs: 3 });
    expect(figure?.agents).toEqual([{ id: 'agt-1', label: 'Patch author', actions: 5 }, { id: 'agt-2', label: 'agt-2', actions: 1 }]);
    expect(figure?.snapshotAt).toBe('2026-09-01T00:00:00.000Z');
  });

  test('draws what a page has room for, the busiest first, and counts the rest', () => {
    const many = Array.from({ length: 500 }, (_, n) => `sys-${String(n).padStart(3, '0')}`);
    const figure = graphFigure({
      snapshot: { validFrom: 0, nodes: many.map((id) => node(id)), edges: [] }, agents: [],
      touches: many.map((id, n) => touch(`agt-${n}`, id, n + 1)),
    });
    const [layer] = figure?.layers ?? [];
    expect(layer?.nodes[0]?.id).toBe('sys-499');
    expect((layer?.nodes.length ?? 0) + (layer?.leftOut ?? 0)).toBe(500);
    expect((figure?.agents.length ?? 0) + (figure?.agentsLeftOut ?? 0)).toBe(500);
    expect(layer?.nodes.length).toBeLessThan(30);
    const drawn = new Set([...figure?.agents ?? [], ...layer?.nodes ?? []].map(({ id }) => id));
    expect(figure?.touches.every(({ agent, node: system }) => drawn.has(agent) && drawn.has(system))).toBe(true);
    expect(figure?.totals.pairs).toBe(500);
  });

  test('is the same for the same rows in any order, and its totals are the rows’', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const touches = fc.uniqueArray(fc.record({ agent: id, system: id, done: fc.nat(5), denied: fc.nat(5) }), { selector: ({ agent, system }) => `${agent} ${system}`, minLength: 1 });
    fc.assert(fc.property(touches.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      const figure = graphFigure({ ...rows, touches: list });
      expect(graphFigure({ ...rows, touches: shuffled })).toEqual(figure);
      expect(figure?.totals.done).toBe(list.reduce((sum, { done }) => sum + done, 0));
      expect(figure?.totals.denied).toBe(list.reduce((sum, { denied }) => sum + denied, 0));
    }));
  });

  test('is none without a system, and no calendar holds every millisecond', () => {
    expect(graphFigure({ snapshot: null, agents: [{ id: 'a', name: 'A' }], touches: [] })).toBeNull();
    expect(graphFigure({ ...rows, snapshot: { validFrom: 1e18, nodes: [node('x')], edges: [] } })?.snapshotAt).toBeNull();
  });
});
