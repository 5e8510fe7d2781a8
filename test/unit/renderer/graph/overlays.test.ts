import { describe, expect, test } from 'vitest';
import type { BlastDto, GraphComparison, GraphDto } from '../../../../src/contract/index.ts';
import { blastRows, marksOf, outsideOf, wayTo } from '../../../../src/renderer/graph/blast-ways.ts';
import { statusOf } from '../../../../src/renderer/graph/columns.ts';
import { comparedGraph } from '../../../../src/renderer/graph/compared.ts';
import { compareRows } from '../../../../src/renderer/graph/compare-rows.ts';
import { AT_REST } from '../../../../src/renderer/graph/emphasis.ts';
import { pictureOf } from '../../../../src/renderer/graph/model.ts';
import { extentOf } from '../../../../src/renderer/graph/reach.ts';
import { touchedGraph } from '../../../../src/renderer/graph/touched.ts';

const node = (id: string, kind: GraphDto['nodes'][number]['kind'] = 'service'): GraphDto['nodes'][number] => ({ id, kind, name: id, layer: null, environment: 'ci', data_class: null, owner: '' });
const GRAPH = {
  nodes: [node('agt', 'agent'), node('db'), node('db'), node('web')],
  edges: [{ from: 'agt', to: 'db', kind: 'can-write' as const }, { from: 'agt', to: 'db', kind: 'can-write' as const }, { from: 'web', to: 'db', kind: 'reads' as const }],
};
const touch = (system: string, mode: 'read' | 'write', count: number, more: { beyond?: number; untold?: number } = {}) => ({ agent: 'agt', system, mode, count, beyond: 0, untold: 0, ...more });

describe('touches over a snapshot', () => {
  test('lie on the permission that covers them, reads on one to write too, and otherwise on an edge of their own', () => {
    const { nodes, edges } = touchedGraph(GRAPH, [touch('db', 'read', 2), touch('db', 'write', 1), touch('web', 'write', 4, { beyond: 3 }), touch('gone', 'read', 1, { untold: 1 })]);
    expect(nodes.map((each) => [each.id, each.touched, each.permitted, each.known])).toEqual([['agt', 0, false, true], ['db', 3, true, true], ['web', 4, false, true], ['gone', 1, false, false]]);
    expect(edges.map((edge) => [edge.to, edge.kind, edge.observed, edge.reads, statusOf(edge)])).toEqual([
      ['db', 'can-write', 3, 2, 'touched'], ['db', 'reads', 0, 0, 'structure'], ['web', 'writes', 4, 0, 'beyond'], ['gone', 'reads', 1, 1, 'untold'],
    ]);
  });

  test('what was permitted then and is not in the snapshot shown is neither beyond nor permitted', () => {
    expect(touchedGraph({ nodes: [], edges: [], names: [['agt', 'fix-0 (1111)']] }, [touch('db', 'write', 2)]).nodes.map(({ name }) => name)).toEqual(['db', 'fix-0 (1111)']);
    const [edge] = touchedGraph({ nodes: [node('agt', 'agent'), node('db')], edges: [] }, [touch('db', 'write', 2)]).edges;
    expect(edge && statusOf(edge)).toBe('lapsed');
    const [granted] = touchedGraph({ nodes: [], edges: [{ from: 'agt', to: 'db', kind: 'can-write' }] }, [touch('db', 'write', 2, { beyond: 1 })]).edges;
    expect(granted && statusOf(granted)).toBe('beyond');
  });

  test('without a snapshot, who touched is counted by what was done: a role that was itself touched is an actor too', () => {
    const graph = touchedGraph({ nodes: [], edges: [] }, [touch('db', 'read', 2), touch('role', 'write', 1), { ...touch('db', 'read', 1), agent: 'role' }]);
    expect(extentOf(graph)).toMatchObject({ actors: 2, touched: 2 });
  });
});

const BLAST: BlastDto = {
  snapshot: 'g', at: 0, starts: ['agt'], kinds: ['writes'], from: 'effects', unknownStarts: [], truncated: false, followed: 2, followedAll: true,
  reached: [{ id: 'agt', hops: 0, via: null }, ...Array.from({ length: 12 }, (_, i) => ({ id: `n${i}`, hops: i + 1, via: { from: i === 0 ? 'agt' : `n${i - 1}`, kind: 'writes' as const } }))],
  observed: [{ id: 'n2', event: 'e-1', time: 5 }, { id: 'far', event: 'e-2', time: 6 }],
};

describe('a blast radius', () => {
  test('keeps what could be reached and what was seen apart', () => {
    expect(blastRows(BLAST).filter((row) => row.seen !== null).map((row) => row.id)).toEqual(['n2']);
    expect(outsideOf(BLAST).map((each) => each.id)).toEqual(['far']);
    const graph = { nodes: [...BLAST.reached.map(({ id }) => node(id)), node('far'), node('calm')], edges: [] };
    const picture = pictureOf(touchedGraph(graph, []), { ...AT_REST, blast: marksOf(BLAST) });
    const tone = (id: string) => picture.items.find((item) => item.id === id)?.tag?.tone ?? null;
    expect(['agt', 'n1', 'n2', 'far', 'calm'].map(tone)).toEqual(['start', 'reached', 'seen', 'outside', null]);
    expect(picture.lines.every((line) => line.status === 'blast')).toBe(true);
    expect(picture.lines).toHaveLength(12);
  });

  test('a long way loses its middle, never its ends', () => {
    const byId = new Map(BLAST.reached.map((each) => [each.id, each]));
    expect(wayTo(byId, 'n1')).toEqual(['agt', 'n0', 'n1']);
    expect(wayTo(byId, 'n11')).toEqual(['agt', 'n0', 'n1', null, 'n8', 'n9', 'n10', 'n11']);
    expect(wayTo(byId, 'far')).toEqual([]);
  });
});

test('a comparison is drawn over the later snapshot, with what is gone put back, and listed whole', () => {
  const before = node('web');
  const comparison: GraphComparison = {
    nodes: { added: [node('new')], removed: [node('old')], changed: [{ before, after: { ...before, data_class: 'restricted' }, members: ['data_class'] }] },
    edges: { added: [{ from: 'new', to: 'web', kinds: ['reads'] }], removed: [{ from: 'old', to: 'web', kinds: ['reads', 'writes'] }], changed: [{ from: 'agt', to: 'web', before: ['can-read'], after: ['can-write'] }] },
  };
  const graph = comparedGraph({ nodes: [node('agt', 'agent'), { ...before, data_class: 'restricted' }, node('new')], edges: [{ from: 'new', to: 'web', kind: 'reads' }, { from: 'agt', to: 'web', kind: 'can-write' }] }, comparison);
  expect(graph.nodes.map((each) => [each.id, each.change])).toEqual([['agt', undefined], ['web', 'changed'], ['new', 'added'], ['old', 'removed']]);
  expect(graph.edges.map((edge) => [edge.from, edge.kind, statusOf(edge)])).toEqual([
    ['new', 'reads', 'added'], ['agt', 'can-write', 'changed'], ['old', 'reads', 'removed'], ['old', 'writes', 'removed'], ['agt', 'can-read', 'changed'],
  ]);
  const rows = compareRows(comparison, new Map(graph.nodes.map((each) => [each.id, each])));
  expect(rows.map((row) => [row.of, row.change, row.node])).toEqual([['node', 'added', 'new'], ['node', 'removed', 'old'], ['node', 'changed', 'web'], ['edge', 'added', 'new'], ['edge', 'removed', 'old'], ['edge', 'changed', 'agt']]);
});
