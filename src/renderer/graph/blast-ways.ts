import type { BlastDto } from '../../contract/index.ts';
import { graphText } from '../../text/index.ts';
import type { BlastMarks } from './emphasis.ts';

export type Reached = BlastDto['reached'][number];
export interface BlastRow extends Reached { readonly seen: { readonly event: string; readonly time: number } | null }

/** Reached nodes with what the record shows of each: potential and observed, side by side and never one for the other. */
export function blastRows({ reached, observed }: BlastDto): readonly BlastRow[] {
  const seen = new Map(observed.map((each) => [each.id, each]));
  return reached.map((node) => ({ ...node, seen: seen.get(node.id) ?? null }));
}

/** Systems that what followed names, and that no way over the chosen edges leads to. */
export function outsideOf({ reached, observed }: BlastDto): BlastDto['observed'] {
  const inside = new Set(reached.map((node) => node.id));
  return observed.filter((each) => !inside.has(each.id));
}

export function marksOf(blast: BlastDto): BlastMarks {
  return {
    reached: blastRows(blast).map(({ id, hops, via, seen }) => ({ id, hops, via: via?.from ?? null, observed: seen !== null })),
    outside: outsideOf(blast).map((each) => each.id),
  };
}

/** The answer in a sentence: how far a change could reach, and how much of that the record shows. */
export function blastHeadline(blast: BlastDto, name: string): string {
  if (blast.snapshot === null) return graphText.blast.noSnapshot;
  const others = blastRows(blast).filter((row) => row.hops > 0);
  return graphText.blast.headline(name, others.length, others.at(-1)?.hops ?? 0, blast.from === 'node' ? null : others.filter((row) => row.seen !== null).length);
}

/** Longest way shown whole. */
const WAY_MOST = 8;

/** Ids on the way to a node, from its start; a long way loses its middle, as null. */
export function wayTo(byId: ReadonlyMap<string, Reached>, id: string): readonly (string | null)[] {
  const way: string[] = [];
  for (let at = byId.get(id); at !== undefined && way.length <= byId.size; at = at.via === null ? undefined : byId.get(at.via.from)) way.push(at.id);
  way.reverse();
  return way.length <= WAY_MOST ? way : [...way.slice(0, 3), null, ...way.slice(-4)];
}
