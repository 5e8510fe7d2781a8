import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EdgeKind, GraphEdge } from '../../../../src/core/bundle/format.ts';
import { blastRadius, DEFAULT_KINDS, EDGE_KINDS, pathTo, SPREAD } from '../../../../src/core/graph/index.ts';
import { referenceBlast } from '../../../support/reference-blast.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const ghost = fc.constantFrom(...IDS, 'ghost');
const anyEdge: fc.Arbitrary<GraphEdge> = fc.record({ from: ghost, to: ghost, kind: fc.constantFrom(...EDGE_KINDS) });
const anyKinds = fc.subarray([...EDGE_KINDS]).map((kinds) => new Set(kinds));
const ask = (edges: readonly GraphEdge[], starts: readonly string[], kinds: ReadonlySet<EdgeKind> = new Set(DEFAULT_KINDS), most = 1_000) =>
  blastRadius({ nodes: IDS.map((id) => ({ id })), edges, starts, kinds, most });

describe('blast radius', () => {
  test('says the same as its definition, cycles, unknown ends and loops included', () => {
    fc.assert(fc.property(fc.array(anyEdge, { maxLength: 30 }), fc.subarray([...IDS, 'ghost']), anyKinds, (edges, starts, kinds) => {
      const { reached, unknownStarts, truncated } = ask(edges, starts, kinds);
      const wanted = referenceBlast(IDS, edges, starts, kinds);
      expect(new Map(reached.map(({ id, hops, via }) => [id, { hops, via }]))).toEqual(wanted);
      expect(reached).toHaveLength(wanted.size);
      expect(unknownStarts).toEqual(starts.filter((id) => id === 'ghost'));
      expect(truncated).toBe(false);
    }), { numRuns: 400 });
  });

  test('is the same in whatever order the graph is stated, and grows with the kinds', () => {
    fc.assert(fc.property(fc.array(anyEdge, { maxLength: 20 }), fc.subarray(IDS), anyKinds, fc.constantFrom(...EDGE_KINDS), (edges, starts, kinds, more) => {
      const forward = ask(edges, starts, kinds);
      expect(ask([...edges].reverse(), [...starts].reverse(), kinds)).toEqual(forward);
      const wider = new Set(ask(edges, starts, new Set([...kinds, more])).reached.map(({ id }) => id));
      expect(forward.reached.every(({ id }) => wider.has(id))).toBe(true);
    }));
  });

  test('gives a way of as many steps as hops to each node, along edges that are there', () => {
    fc.assert(fc.property(fc.array(anyEdge, { maxLength: 20 }), fc.subarray(IDS, { minLength: 1 }), (edges, starts) => {
      const { reached } = ask(edges, starts, new Set(EDGE_KINDS));
      const byId = new Map(reached.map((node) => [node.id, node]));
      for (const node of reached) {
        const path = pathTo(byId, node.id);
        expect(path).toHaveLength(node.hops + 1);
        expect(starts).toContain(path[0]?.id);
        for (const [i, step] of path.slice(1).entries()) {
          const before = path[i]?.id ?? '';
          const [from, to] = SPREAD[step.via!.kind] === 'forward' ? [before, step.id] : [step.id, before];
          expect(edges).toContainEqual({ from, to, kind: step.via!.kind });
        }
      }
      expect(pathTo(byId, 'nowhere')).toEqual([]);
    }));
  });

  test('follows what a change arrives by: a repository, its pipeline, the service, what depends on it', () => {
    const edges: GraphEdge[] = [
      { from: 'b', to: 'a', kind: 'builds' }, { from: 'b', to: 'c', kind: 'deploys-to' }, { from: 'd', to: 'c', kind: 'depends-on' },
      { from: 'c', to: 'e', kind: 'writes' }, { from: 'f', to: 'e', kind: 'reads' }, { from: 'g', to: 'a', kind: 'can-write' },
    ];
    expect(ask(edges, ['a']).reached.map(({ id, hops }) => `${id}${hops}`)).toEqual(['a0', 'b1', 'c2', 'd3', 'e3', 'f4']);
    expect(ask(edges, ['g']).reached).toHaveLength(1);
    expect(ask(edges, ['g'], new Set(EDGE_KINDS)).reached).toHaveLength(7);
  });

  test('stops at its budget and says so, and answers for a long chain and a wide star at once', () => {
    const n = 50_000;
    const nodes = Array.from({ length: n }, (_, i) => ({ id: `n${i}` }));
    const chain = nodes.slice(1).map((node, i): GraphEdge => ({ from: `n${i}`, to: node.id, kind: 'writes' }));
    const star = nodes.slice(1).map((node): GraphEdge => ({ from: 'n0', to: node.id, kind: 'writes' }));
    const loops = [...chain, ...chain.map(({ from, to }): GraphEdge => ({ from: to, to: from, kind: 'writes' }))];
    const kinds = new Set<EdgeKind>(['writes']);
    const long = blastRadius({ nodes, edges: loops, starts: ['n0'], kinds, most: n });
    expect([long.reached.length, long.reached.at(-1)?.hops, long.truncated]).toEqual([n, n - 1, false]);
    const wide = blastRadius({ nodes, edges: star, starts: ['n0'], kinds, most: 100 });
    expect([wide.reached.length, wide.truncated]).toEqual([100, true]);
    expect(blastRadius({ nodes, edges: [], starts: ['n1', 'n2'], kinds, most: 1 })).toMatchObject({ reached: [{ id: 'n1' }], truncated: true });
  });
});
