import type { GraphComparison } from '../../contract/index.ts';
import { dataClasses, displayName, environments, graphText, layers } from '../../text/index.ts';
import { kindWord, type GraphNodeDto } from './columns.ts';

/** One difference in words. `node` is the id to select: an edge's is where it begins. */
export interface CompareRow {
  readonly key: string;
  readonly of: 'node' | 'edge';
  readonly change: 'added' | 'removed' | 'changed';
  readonly node: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type Node = GraphComparison['nodes']['added'][number];
/** Every difference between two snapshots, nodes before edges, added before removed before changed. */
export function compareRows({ nodes, edges }: GraphComparison, names: ReadonlyMap<string, GraphNodeDto>): readonly CompareRow[] {
  const name = (id: string): string => displayName(names.get(id)?.name ?? id, 48);
  const node = (each: Node, change: CompareRow['change'], before: string, after: string): CompareRow =>
    ({ key: `n\u0000${each.id}`, of: 'node', change, node: each.id, what: `${displayName(each.name, 48)}, ${kindWord(each.kind)}`, before, after });
  const edge = (pair: { from: string; to: string }, change: CompareRow['change'], before: readonly string[], after: readonly string[]): CompareRow =>
    ({ key: `e\u0000${pair.from}\u0000${pair.to}`, of: 'edge', change, node: pair.from, what: `${name(pair.from)} → ${name(pair.to)}`, before: before.join(', '), after: after.join(', ') });
  return [
    ...nodes.added.map((each) => node(each, 'added', '', whole(each))),
    ...nodes.removed.map((each) => node(each, 'removed', whole(each), '')),
    ...nodes.changed.map(({ before, after, members: changed }) => node(after, 'changed', changed.map((member) => `${graphText.compare.members[member]} ${valueOf(before, member)}`).join(', '), changed.map((member) => `${graphText.compare.members[member]} ${valueOf(after, member)}`).join(', '))),
    ...edges.added.map((pair) => edge(pair, 'added', [], pair.kinds)),
    ...edges.removed.map((pair) => edge(pair, 'removed', pair.kinds, [])),
    ...edges.changed.map((pair) => edge(pair, 'changed', pair.before, pair.after)),
  ];
}

const whole = (node: Node): string => [node.layer === null ? '' : layers[node.layer], node.environment === null ? '' : environments[node.environment], node.data_class === null ? '' : dataClasses[node.data_class]].filter(Boolean).join(', ');

function valueOf(node: Node, member: keyof typeof graphText.compare.members): string {
  const value = node[member];
  return value === null || value === '' ? graphText.compare.nothing : displayName(value, 40);
}
