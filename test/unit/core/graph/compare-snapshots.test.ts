import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphEdge, GraphNode } from '../../../../src/core/bundle/format.ts';
import { compareSnapshots, EDGE_KINDS } from '../../../../src/core/graph/index.ts';

const id = fc.constantFrom('a', 'b', 'c', 'ab');
const anyNode: fc.Arbitrary<GraphNode> = fc.record({
  id, kind: fc.constantFrom('service' as const, 'database' as const), name: fc.constantFrom('x', 'y'), layer: fc.constant(null),
  environment: fc.constantFrom('staging' as const, null), data_class: fc.constantFrom('public' as const, null), owner: fc.constantFrom('p', 'q'),
});
const anyEdge: fc.Arbitrary<GraphEdge> = fc.record({ from: id, to: id, kind: fc.constantFrom(...EDGE_KINDS) });
const anyGraph = fc.record({ nodes: fc.uniqueArray(anyNode, { selector: (node) => node.id }), edges: fc.array(anyEdge, { maxLength: 8 }) });

const edgeSet = (edges: readonly GraphEdge[]): readonly string[] => [...new Set(edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`))].sort();

describe('two snapshots', () => {
  test('what was removed, added and changed makes the later one of the earlier', () => {
    fc.assert(fc.property(anyGraph, anyGraph, (before, after) => {
      const { nodes, edges } = compareSnapshots(before, after);
      const gone = new Set([...nodes.removed, ...nodes.changed.map((each) => each.before)].map((node) => node.id));
      const made = [...before.nodes.filter((node) => !gone.has(node.id)), ...nodes.added, ...nodes.changed.map((each) => each.after)];
      expect(made.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...after.nodes].sort((a, b) => (a.id < b.id ? -1 : 1)));
      const touched = [...edges.removed, ...edges.changed];
      const kept = before.edges.filter((edge) => !touched.some((pair) => pair.from === edge.from && pair.to === edge.to));
      const pairs = [...edges.added, ...edges.changed.map(({ from, to, after: kinds }) => ({ from, to, kinds }))];
      expect(edgeSet([...kept, ...pairs.flatMap(({ from, to, kinds }) => kinds.map((kind) => ({ from, to, kind })))])).toEqual(edgeSet(after.edges));
    }), { numRuns: 300 });
  });

  test('a graph is no different from itself, and the way back is the mirror image', () => {
    fc.assert(fc.property(anyGraph, anyGraph, (before, after) => {
      const none = { added: [], removed: [], changed: [] };
      expect(compareSnapshots(before, { nodes: [...before.nodes].reverse(), edges: [...before.edges].reverse() })).toEqual({ nodes: none, edges: none });
      const [there, back] = [compareSnapshots(before, after), compareSnapshots(after, before)];
      expect([back.nodes.added, back.nodes.removed]).toEqual([there.nodes.removed, there.nodes.added]);
      expect([back.edges.added, back.edges.removed]).toEqual([there.edges.removed, there.edges.added]);
      expect(back.nodes.changed.map(({ before: a, after: b, members }) => ({ before: b, after: a, members }))).toEqual(there.nodes.changed);
    }));
  });

  test('a permission that grew is one change, and ids cannot be glued into one another', () => {
    const edge = (from: string, to: string, kind: GraphEdge['kind']): GraphEdge => ({ from, to, kind });
    expect(compareSnapshots({ nodes: [], edges: [edge('a', 'b', 'can-read'), edge('ab', 'c', 'reads')] }, { nodes: [], edges: [edge('a', 'b', 'can-write'), edge('a', 'bc', 'reads')] }).edges).toEqual({
      added: [{ from: 'a', to: 'bc', kinds: ['reads'] }],
      removed: [{ from: 'ab', to: 'c', kinds: ['reads'] }],
      changed: [{ from: 'a', to: 'b', before: ['can-read'], after: ['can-write'] }],
    });
  });

  test('an id stated twice counts as it was stated first', () => {
    const node = (name: string): GraphNode => ({ id: 'a', kind: 'service', name, layer: null, environment: null, data_class: null, owner: '' });
    expect(compareSnapshots({ nodes: [node('one'), node('two')], edges: [] }, { nodes: [node('one')], edges: [] }).nodes.changed).toEqual([]);
  });
});
