import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphDto } from '../../../../src/contract/index.ts';
import { crossings, layoutGraph, neighbourOf } from '../../../../src/renderer/graph/layout.ts';
import { pictureOf } from '../../../../src/renderer/graph/model.ts';
import { extentOf, touchesOf } from '../../../../src/renderer/graph/reach.ts';
import { wrapLabel } from '../../../../src/renderer/graph/wrap.ts';
import { edge, graph, node, SYSTEMS } from '../../../support/graph-fixture.ts';

const NOTHING = { expanded: new Set<string>(), focus: new Set<string>() };

describe('graph picture', () => {
  test('many nodes of a kind are one box that opens', () => {
    const closed = pictureOf(SYSTEMS, NOTHING);
    const cluster = closed.items.find((item) => item.node === null && item.column === 'production');
    expect(cluster?.label).toBe('7 other services');
    const open = pictureOf(SYSTEMS, { ...NOTHING, expanded: new Set([cluster?.cluster ?? '']) });
    expect(open.items.filter((item) => item.column === 'production').map((item) => item.label)).toContain('service 3');
    expect(open.items.some((item) => item.id === cluster?.id)).toBe(false);
  });

  test('every node is in exactly one box, whatever is open or in focus', () => {
    for (const focus of ['agent-1', 'service-3', 'nobody']) {
      const picture = pictureOf(SYSTEMS, { expanded: new Set(), focus: new Set([focus]) });
      const members = picture.items.flatMap((item) => item.members.map((each) => each.id)).toSorted();
      expect(members).toEqual(SYSTEMS.nodes.map((each) => each.id).toSorted());
    }
  });

  test('a touch beyond permission and an unknown node stand by themselves at rest', () => {
    const picture = pictureOf(SYSTEMS, NOTHING);
    expect(picture.items.some((item) => item.id === 'service-5')).toBe(true);
    expect(picture.lines.find((line) => line.status === 'beyond')).toEqual({ from: 'agent-1', to: 'service-5', status: 'beyond', edges: 1, observed: 2 });
    expect(picture.items.find((item) => item.node === null)?.label).toMatch(/other|agents|services/);
  });

  test('what the focus touched comes out of its cluster', () => {
    const picture = pictureOf(SYSTEMS, { expanded: new Set(), focus: new Set(['agent-2']) });
    expect(picture.items.some((item) => item.id === 'service-1')).toBe(true);
    expect(picture.items.some((item) => item.id === 'service-2')).toBe(false);
  });

  test('edges to nodes that are not there draw nothing and break nothing', () => {
    const picture = pictureOf(graph([node('a', 'service')], [edge('a', 'ghost', 'depends-on')]), NOTHING);
    expect(picture.lines).toEqual([]);
    expect(layoutGraph(picture).placed).toHaveLength(1);
  });
});

describe('graph layout', () => {
  const shuffled = (dto: GraphDto) => fc.tuple(fc.shuffledSubarray([...dto.nodes], { minLength: dto.nodes.length }), fc.shuffledSubarray([...dto.edges], { minLength: dto.edges.length }));

  test('the same graph gives the same drawing, in whatever order it is stated', () => {
    const wanted = layoutGraph(pictureOf(SYSTEMS, NOTHING)).placed.map(({ item, x, y }) => `${item.id} ${x} ${y}`).toSorted((a, b) => (a < b ? -1 : 1));
    fc.assert(fc.property(shuffled(SYSTEMS), ([nodes, edges]) => {
      const layout = layoutGraph(pictureOf({ ...SYSTEMS, nodes, edges }, NOTHING));
      expect(layout.placed.map(({ item, x, y }) => `${item.id} ${x} ${y}`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(wanted);
    }), { numRuns: 30 });
  });

  test('no two boxes overlap, and columns go from left to right', () => {
    const all = new Set(pictureOf(SYSTEMS, NOTHING).items.flatMap((item) => item.cluster ?? []));
    for (const expanded of [new Set<string>(), all]) {
      const { placed, columns } = layoutGraph(pictureOf(SYSTEMS, { expanded, focus: new Set() }));
      placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
      }));
      expect(columns.map((column) => column.id)).toEqual(['policy', 'fleet', 'staging', 'production']);
      expect(columns.every((column, i) => i === 0 || column.x > columns[i - 1]!.x)).toBe(true);
    }
  });

  test('sweeping removes crossings that a change of order can remove', () => {
    const nodes = [...['a', 'b', 'c'].map((id) => node(id, 'service', { environment: 'staging' })), ...['x', 'y', 'z'].map((id) => node(id, 'service', { environment: 'production' }))];
    const dto = graph(nodes, [edge('a', 'z', 'depends-on'), edge('b', 'y', 'depends-on'), edge('c', 'x', 'depends-on')]);
    const picture = pictureOf(dto, NOTHING);
    const layout = layoutGraph(picture);
    const order = layout.columns.map((column) => layout.placed.filter((each) => each.x === column.x).map((each) => each.item));
    expect(crossings(order, picture.lines)).toBe(0);
  });

  test('arrow keys reach every box', () => {
    const layout = layoutGraph(pictureOf(SYSTEMS, NOTHING));
    const seen = new Set([layout.placed[0]!.item.id]);
    const queue = [layout.placed[0]!];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = neighbourOf(layout, at, key);
        if (next && !seen.has(next.item.id)) {
          seen.add(next.item.id);
          queue.push(next);
        }
      }
    }
    expect(seen.size).toBe(layout.placed.length);
  });
});

describe('reach', () => {
  test('tells what an agent could touch from what it did', () => {
    const touches = touchesOf(SYSTEMS, 'agent-1');
    expect(touches[0]).toMatchObject({ node: { id: 'service-5' }, mayWrite: false, writes: 2, beyond: 2 });
    expect(touches.filter((touch) => touch.mayRead || touch.mayWrite)).toHaveLength(2);
    expect(touchesOf(SYSTEMS, 'service-5').map((touch) => touch.node.id)).toEqual(['agent-1']);
  });

  test('counts permissions never used', () => {
    expect(extentOf(SYSTEMS)).toMatchObject({ agents: 2, systems: 9, touched: 2, permissions: 3, unused: 2 });
  });
});

describe('labels', () => {
  test('are never longer than two lines of their width', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 30 }), (text, chars) => {
      const lines = wrapLabel(text, chars);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(chars);
    }));
    expect(wrapLabel('payments-api delivery', 14)).toEqual(['payments-api', 'delivery']);
    expect(wrapLabel('ledger-reconciliation-worker', 14)).toEqual(['ledger-', 'reconciliatio…']);
  });
});
