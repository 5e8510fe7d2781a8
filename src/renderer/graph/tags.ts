import { graphText } from '../../text/index.ts';
import type { TouchedGraph } from './columns.ts';
import type { Emphasis } from './emphasis.ts';

/** What a box says beside its name, in words, and how it is drawn. `seen` is drawn as touched. */
export interface Tag {
  readonly text: string;
  readonly tone: 'beyond' | 'start' | 'reached' | 'seen' | 'outside' | 'added' | 'removed' | 'changed';
}

/** Makes the tags of boxes from their members. */
export function tagger(graph: TouchedGraph, emphasis: Emphasis): (members: readonly string[]) => Tag | null {
  if (emphasis.blast !== null) return blastTagger(emphasis.blast);
  if (graph.nodes.some((node) => node.change !== undefined)) return changeTagger(graph);
  return beyondTagger(graph, new Set(emphasis.focus));
}

/** Touches beyond permission of a system; with nodes in focus, those by or of these alone. */
function beyondTagger({ edges }: TouchedGraph, near: ReadonlySet<string>): (members: readonly string[]) => Tag | null {
  const beyond = new Map<string, number>();
  for (const edge of edges) {
    if (edge.beyond > 0 && (near.size === 0 || near.has(edge.from) || near.has(edge.to))) beyond.set(edge.to, (beyond.get(edge.to) ?? 0) + edge.beyond);
  }
  return (members) => {
    const sum = members.reduce((n, id) => n + (beyond.get(id) ?? 0), 0);
    return sum === 0 ? null : { text: graphText.tagBeyond(sum), tone: 'beyond' };
  };
}

function blastTagger({ reached, outside }: NonNullable<Emphasis['blast']>): (members: readonly string[]) => Tag | null {
  const byId = new Map(reached.map((node) => [node.id, node]));
  const apart = new Set(outside);
  return (members) => {
    const found = members.flatMap((id) => byId.get(id) ?? []);
    const [one] = found;
    if (one === undefined) return members.some((id) => apart.has(id)) ? { text: graphText.tagOutside, tone: 'outside' } : null;
    if (members.length > 1) return { text: graphText.tagReached(found.length, found.reduce((most, node) => Math.max(most, node.hops), 0)), tone: 'reached' };
    if (one.hops === 0) return { text: graphText.tagStart, tone: 'start' };
    return { text: graphText.tagHops(one.hops), tone: one.observed ? 'seen' : 'reached' };
  };
}

function changeTagger({ nodes }: TouchedGraph): (members: readonly string[]) => Tag | null {
  const changes = new Map(nodes.flatMap((node) => (node.change === undefined ? [] : [[node.id, node.change] as const])));
  return (members) => {
    const found = members.flatMap((id) => changes.get(id) ?? []);
    const [one] = found;
    if (one === undefined) return null;
    if (members.length === 1) return { text: graphText.tagChange[one], tone: one };
    const count = (change: typeof one): number => found.filter((each) => each === change).length;
    return { text: graphText.tagChanges(count('added'), count('removed'), count('changed')), tone: found.every((each) => each === one) ? one : 'changed' };
  };
}
