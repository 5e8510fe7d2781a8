import { describe, expect, test } from 'vitest';
import { AT_REST, type Emphasis } from '../../../../src/renderer/graph/emphasis.ts';
import { createLayoutJob } from '../../../../src/renderer/graph/layout-job.ts';
import { BAND, layoutGraph, TAG_SIZE, TEXT_INSET, TYPE_SIZE, type Placed } from '../../../../src/renderer/graph/layout.ts';
import { LINES_MOST } from '../../../../src/renderer/graph/lines.ts';
import { MARKS_MOST, pictureOf, type Picture } from '../../../../src/renderer/graph/model.ts';
import { textWidth } from '../../../../src/renderer/graph/text-width.ts';
import { touchedGraph } from '../../../../src/renderer/graph/touched.ts';
import { largeGraph } from '../../../support/large-graph.ts';

const NODES = 10_000;
const { graph, touches } = largeGraph(NODES);
const TOUCHED = touchedGraph(graph, touches);
const WAYS: readonly Emphasis[] = [
  AT_REST, { ...AT_REST, by: 'owner' }, { ...AT_REST, by: 'place' }, { ...AT_REST, focus: ['agent-7'] }, { ...AT_REST, focus: TOUCHED.nodes.map((node) => node.id) },
  { ...AT_REST, blast: { reached: TOUCHED.nodes.slice(500, 6_000).map(({ id }, i) => ({ id, hops: i % 7, via: i === 0 ? null : 'agent-7', observed: i % 50 === 0 })), outside: ['agent-9'] } },
];

function overlaps(placed: readonly Placed[]): readonly string[] {
  const byStack = new Map<number, Placed[]>();
  for (const each of placed) byStack.set(each.x, [...(byStack.get(each.x) ?? []), each]);
  const stacks = [...byStack].sort(([a], [b]) => a - b);
  const vertical = stacks.flatMap(([, boxes]) => boxes.slice(1).flatMap((box, i) => (box.y < boxes[i]!.y + boxes[i]!.height ? [`${boxes[i]!.item.id} / ${box.item.id}`] : [])));
  const horizontal = stacks.slice(1).flatMap(([x, boxes], i) => (x < stacks[i]![0] + boxes[0]!.width ? [`stack at ${x}`] : []));
  return [...vertical, ...horizontal];
}

const wide = (placed: readonly Placed[]): readonly string[] => placed.flatMap((each) =>
  [...each.lines.map((line) => [line, TYPE_SIZE] as const), ...each.tag.map((line) => [line, TAG_SIZE] as const)]
    .filter(([line, size]) => BAND + TEXT_INSET + textWidth(line, size) > each.width).map(([line]) => line));

const members = (picture: Picture): readonly string[] => picture.items.flatMap((item) => item.members).toSorted();

describe('ten thousand nodes', () => {
  test.each(WAYS.map((emphasis, i) => [i, emphasis] as const))('are a few hundred boxes at most, each node in one of them, no label over another (way %i)', (_i, emphasis) => {
    const picture = pictureOf(TOUCHED, emphasis);
    expect(picture.items.length).toBeGreaterThan(8);
    expect(picture.items.length).toBeLessThanOrEqual(MARKS_MOST);
    expect(picture.lines.length).toBeLessThanOrEqual(LINES_MOST);
    expect(members(picture)).toEqual(TOUCHED.nodes.map((node) => node.id).toSorted());
    const { placed } = layoutGraph(picture);
    expect(overlaps(placed)).toEqual([]);
    expect(wide(placed)).toEqual([]);
  });

  test('stay a few hundred boxes however many groups are opened; those opened last stay open', () => {
    let expanded: readonly string[] = [];
    let opened = 0;
    for (let i = 0; i < 15; i += 1) {
      const picture = pictureOf(TOUCHED, { ...AT_REST, expanded });
      expect(picture.items.length).toBeLessThanOrEqual(MARKS_MOST);
      expect(members(picture)).toHaveLength(NODES);
      const groups = picture.items.filter((item) => item.node === null && item.cluster !== null);
      const next = groups[(i * 7) % groups.length]?.cluster;
      if (next === undefined || next === null) break;
      expanded = [...picture.expanded, next];
      expect(pictureOf(TOUCHED, { ...AT_REST, expanded }).expanded).toContain(next);
      opened += 1;
    }
    expect(opened).toBe(15);
  });

  test('every node can be reached by opening groups', () => {
    const wanted = TOUCHED.nodes.at(-1)?.id ?? '';
    let expanded: readonly string[] = [];
    for (let depth = 0; depth < 6; depth += 1) {
      const picture = pictureOf(TOUCHED, { ...AT_REST, expanded });
      const item = picture.items.find((each) => each.members.includes(wanted));
      if (item?.node !== null && item !== undefined) return;
      expanded = [...picture.expanded, item?.cluster ?? ''];
    }
    expect.unreachable('not after six openings');
  });

  test('are drawn the same, byte for byte, by a job that was sent the graph once and by one that was sent it backwards', () => {
    const over = { kind: 'touches' as const, touches };
    const [job, other] = [createLayoutJob(), createLayoutJob()];
    job({ turn: 0, graph, over, emphasis: AT_REST });
    const again = job({ turn: 1, emphasis: AT_REST });
    const backwards = other({ turn: 0, graph: { nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() }, over: { ...over, touches: touches.toReversed() }, emphasis: AT_REST });
    const bytes = ({ picture, layout }: typeof again): string => JSON.stringify([layout.placed, layout.columns, picture.lines]);
    expect(bytes(again)).toBe(bytes(backwards));
  });

  test('a hostile graph of one column, one kind and as many owners as nodes is held to the same', () => {
    const nodes = TOUCHED.nodes.map((node, i) => ({ ...node, kind: 'service' as const, layer: null, environment: null, owner: `owner-${i}`, name: 'W'.repeat(1 + (i % 300)) }));
    for (const by of ['kind', 'owner', 'place'] as const) {
      const picture = pictureOf({ nodes, edges: [] }, { ...AT_REST, by });
      expect(picture.items.length).toBeLessThanOrEqual(MARKS_MOST);
      const opened = pictureOf({ nodes, edges: [] }, { ...AT_REST, by, expanded: picture.items.flatMap((item) => item.cluster ?? []) });
      expect(opened.items.length).toBeLessThanOrEqual(MARKS_MOST);
      expect(wide(layoutGraph(opened).placed)).toEqual([]);
    }
  });
});
