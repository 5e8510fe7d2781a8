import fc from 'fast-check';
import PdfPaper from 'pdfkit';
import { describe, expect, test } from 'vitest';
import type { TouchedGraph } from '../../../../src/renderer/graph/columns.ts';
import { AT_REST, type Emphasis } from '../../../../src/renderer/graph/emphasis.ts';
import { crossings, layoutGraph, neighbourOf } from '../../../../src/renderer/graph/layout.ts';
import { pictureOf } from '../../../../src/renderer/graph/model.ts';
import { extentOf, touchesOf } from '../../../../src/renderer/graph/reach.ts';
import { textWidth } from '../../../../src/renderer/graph/text-width.ts';
import { wrapLabel } from '../../../../src/renderer/graph/wrap.ts';
import { edge, graph, node, SYSTEMS } from '../../../support/graph-fixture.ts';

const NOTHING: Emphasis = AT_REST;

describe('graph picture', () => {
  test('many nodes of a kind are one box that opens', () => {
    const closed = pictureOf(SYSTEMS, NOTHING);
    const cluster = closed.items.find((item) => item.node === null && item.column === 'production');
    expect(cluster?.label).toBe('7 other services');
    const open = pictureOf(SYSTEMS, { ...NOTHING, expanded: [cluster?.cluster ?? ''] });
    expect(open.items.filter((item) => item.column === 'production').map((item) => item.label)).toContain('service 3');
    expect(open.items.some((item) => item.id === cluster?.id)).toBe(false);
  });

  test('every node is in exactly one box, whatever is open or in focus', () => {
    for (const focus of ['agent-1', 'service-3', 'nobody']) {
      const picture = pictureOf(SYSTEMS, { ...NOTHING, focus: [focus] });
      const members = picture.items.flatMap((item) => item.members).toSorted();
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
    const picture = pictureOf(SYSTEMS, { ...NOTHING, focus: ['agent-2'] });
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
  const shuffled = (dto: TouchedGraph) => fc.tuple(fc.shuffledSubarray([...dto.nodes], { minLength: dto.nodes.length }), fc.shuffledSubarray([...dto.edges], { minLength: dto.edges.length }));

  test('the same graph gives the same drawing, byte for byte, in whatever order it is stated', () => {
    for (const emphasis of [NOTHING, { ...NOTHING, focus: ['agent-1'] }, { ...NOTHING, by: 'owner' as const }]) {
      const drawing = (dto: TouchedGraph): string => {
        const picture = pictureOf(dto, emphasis);
        const { placed, columns, width, height } = layoutGraph(picture);
        return JSON.stringify({ placed, columns, width, height, lines: picture.lines });
      };
      const wanted = drawing(SYSTEMS);
      fc.assert(fc.property(shuffled(SYSTEMS), ([nodes, edges]) => {
        expect(drawing({ nodes, edges })).toBe(wanted);
      }), { numRuns: 20 });
    }
  });

  test('no two boxes overlap, and columns go from left to right', () => {
    const all = pictureOf(SYSTEMS, NOTHING).items.flatMap((item) => item.cluster ?? []);
    for (const expanded of [[], all]) {
      const { placed, columns } = layoutGraph(pictureOf(SYSTEMS, { ...NOTHING, expanded }));
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
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 40, max: 300 }), (text, width) => {
      const lines = wrapLabel(text, width, 13);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(width);
    }));
    expect(wrapLabel('payments-api delivery', 97, 13)).toEqual(['payments-api', 'delivery']);
    expect(wrapLabel('ledger-reconciliation-worker', 97, 13)).toEqual(['ledger-', 'reconcili…orker']);
  });

  test('are as wide as the bundled font draws them, or less', () => {
    const paper = new PdfPaper().font('node_modules/@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf').fontSize(1_000);
    for (let point = 0x20; point < 0x180; point += 1) {
      if (point > 0x7e && point < 0xa0) continue;
      const char = String.fromCodePoint(point);
      expect(Math.round(textWidth(char, 1_000)), point.toString(16)).toBeGreaterThanOrEqual(Math.round(paper.widthOfString(char)));
    }
  });
});
