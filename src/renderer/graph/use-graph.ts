import { useEffect, useMemo, useState } from 'react';
import type { BlastDto, EdgeKind, EngineClient, GraphComparison, GraphDto, TouchCount, TouchMoments } from '../../contract/index.ts';
import type { Selection } from '../app/navigation.ts';
import { useQuery, type Query } from '../engine/index.tsx';
import type { Overlay } from './layout-job.ts';

export type Mode = 'touched' | 'blast' | 'compare';
export interface Wanted {
  readonly mode: Mode;
  readonly until: number | null;
  /** A snapshot chosen by hand; null for the one valid at the time of the slider. */
  readonly snapshot: string | null;
  readonly kinds: readonly EdgeKind[] | null;
  readonly pair: { readonly before: string; readonly after: string } | null;
}

/** What a person may change of it. */
export interface Setters {
  readonly mode: (mode: Mode) => void;
  readonly until: (until: number | null) => void;
  readonly snapshot: (snapshot: string) => void;
  readonly kinds: (kinds: readonly EdgeKind[] | null) => void;
  readonly pair: (pair: NonNullable<Wanted['pair']>) => void;
  readonly origin: (origin: Selection) => void;
}

export interface GraphData {
  readonly graph: Query<GraphDto>;
  readonly moments: TouchMoments | null;
  readonly touches: readonly TouchCount[] | null;
  readonly blast: Query<BlastDto> | null;
  readonly comparison: Query<GraphComparison> | null;
  readonly pair: { readonly before: string; readonly after: string } | null;
  readonly over: Overlay;
}

const NOTHING: Overlay = { kind: 'touches', touches: [] };

/** Asks the engine for what the screen shows. What is not shown is not asked for. */
export function useGraphData(engine: EngineClient, digest: string, origin: Selection | null, wanted: Wanted): GraphData {
  const { mode, kinds } = wanted;
  const until = useSettled(wanted.until);
  const newest = useQuery(['graph', digest, null], (signal) => engine.graph.get({ digest, snapshot: null }, { signal }));
  const snapshots = newest.data?.snapshots ?? [];
  const pair = pairOf(snapshots, wanted.pair);
  const shown = wanted.snapshot ?? (until === null ? null : (snapshots.findLast((each) => each.validFrom <= until) ?? snapshots[0])?.id ?? null);
  const node = (origin?.kind === 'node' || origin?.kind === 'agent') && mode === 'blast' ? origin.id : null;
  const action = origin?.kind === 'action' && mode === 'blast' ? origin.id : null;
  const of = action !== null ? { kind: 'action' as const, id: action } : node !== null && newest.data?.snapshot ? { kind: 'node' as const, id: node, snapshot: shown ?? newest.data.snapshot } : null;
  const blast = useQuery(of === null ? null : ['blast', digest, of.kind, of.id, 'snapshot' in of ? of.snapshot : '', kinds === null ? '' : `=${kinds.join()}`], (signal) =>
    engine.graph.blast({ digest, of: of!, kinds: kinds === null ? null : [...kinds] }, { signal }));
  const comparison = useQuery(mode === 'compare' && pair !== null ? ['compare', digest, pair.before, pair.after] : null, (signal) => engine.graph.compare({ digest, ...pair! }, { signal }));
  const moments = useQuery(['moments', digest], (signal) => engine.graph.moments({ digest }, { signal }));
  const touches = useQuery(['touches', digest, until], (signal) => engine.graph.touches({ digest, until }, { signal }));

  const snapshot = mode === 'compare' ? (pair?.after ?? null) : mode === 'blast' && blast.status === 'ready' && action !== null ? (blast.data.snapshot ?? shown) : shown;
  const named = useQuery(snapshot === null || snapshot === newest.data?.snapshot ? null : ['graph', digest, snapshot], (signal) => engine.graph.get({ digest, snapshot }, { signal }));
  const graph = snapshot === null || snapshot === newest.data?.snapshot ? newest : named;
  const compared = comparison.data;
  const counted = touches.data;
  const over = useMemo((): Overlay => {
    if (mode === 'compare') return compared === undefined ? NOTHING : { kind: 'comparison', comparison: compared };
    return mode === 'blast' || counted === undefined ? NOTHING : { kind: 'touches', touches: counted };
  }, [mode, compared, counted]);
  return {
    graph, moments: moments.data ?? null, touches: counted ?? null, blast: of === null ? null : blast, comparison: mode === 'compare' && pair !== null ? comparison : null, pair, over,
  };
}

function pairOf(snapshots: GraphDto['snapshots'], wanted: Wanted['pair']): Wanted['pair'] {
  const [before, after] = [snapshots.at(-2), snapshots.at(-1)];
  return wanted ?? (before === undefined || after === undefined ? null : { before: before.id, after: after.id });
}

const SETTLED_MS = 70;

/** A value once it has come to rest: a slider asks where it stops, not at each step. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
