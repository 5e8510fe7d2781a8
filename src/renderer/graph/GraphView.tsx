import { useMemo, useState, type ReactNode } from 'react';
import type { GraphDto } from '../../contract/index.ts';
import { displayName, formatInstant, formatSecond, graphLabels, graphText } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import type { ScreenProps } from '../app/screen.ts';
import { blastHeadline, marksOf } from './blast-ways.ts';
import type { EdgeStatus, GraphNodeDto, TouchedGraph } from './columns.ts';
import { compareHeadline } from './Compare.tsx';
import type { Emphasis } from './emphasis.ts';
import type { GroupBy } from './groups.ts';
import { Legend } from './Legend.tsx';
import { drawnGraph } from './layout-job.ts';
import type { Placed } from './layout.ts';
import { Panel, Twin, type Around } from './Panels.tsx';
import { GraphPicture } from './Picture.tsx';
import { extentOf, isJudged } from './reach.ts';
import { TimeSlider } from './TimeSlider.tsx';
import { Tools } from './Tools.tsx';
import { useGraphFocus } from './use-focus.ts';
import type { GraphData, Setters, Wanted } from './use-graph.ts';
import { useLayout } from './use-layout.ts';

/** At rest the shape of the systems is left out: it is context, and a thousand lines of context hide the touches. */
const SHOWN: ReadonlySet<EdgeStatus> = new Set(['touched', 'permitted', 'beyond', 'lapsed', 'untold', 'added', 'removed', 'changed', 'blast']);
const NONE: readonly string[] = [];

export function GraphView({ engine, digest, run, selection, select, filter, twin, setTwin, graph, data, wanted, set, origin }: ScreenProps & {
  readonly graph: GraphDto;
  readonly data: GraphData;
  readonly wanted: Wanted;
  readonly set: Setters;
  /** What a blast radius starts from. */
  readonly origin: Selection | null;
}): ReactNode {
  const { mode } = wanted;
  const [by, setBy] = useState<GroupBy>('kind');
  const [expanded, setExpanded] = useState(NONE);
  const [shown, setShown] = useState(SHOWN);
  const [search, setSearch] = useState('');
  const focused = useGraphFocus(engine, digest, selection);
  const drawn = useMemo(() => drawnGraph(graph, data.over), [graph, data.over]);
  const nodes = useMemo(() => new Map(drawn.nodes.map((node) => [node.id, node])), [drawn]);
  const matches = useMemo(() => find(drawn, search), [drawn, search]);
  const blast = data.blast?.status === 'ready' ? data.blast.data : null;
  const marks = useMemo(() => (blast === null ? null : marksOf(blast)), [blast]);
  const focusIds = matches ?? (mode === 'blast' ? NONE : focused);
  const emphasis = useMemo((): Emphasis => ({ by, expanded, focus: focusIds, blast: mode === 'blast' ? marks : null }), [by, expanded, focusIds, mode, marks]);
  const drawing = useLayout(graph, data.over, emphasis);
  const focus = useMemo(() => new Set(matches ?? (mode === 'blast' && marks !== null ? [...marks.reached.map((node) => node.id), ...marks.outside] : focused)), [matches, mode, marks, focused]);

  const choose = (node: GraphNodeDto, how: 'push' | 'replace' = 'push'): void => {
    if (origin !== null) set.origin(origin);
    select({ kind: node.kind === 'agent' ? 'agent' : 'node', id: node.id }, how);
  };
  const press = ({ item }: Placed): void => {
    if (item.node === null) {
      if (item.cluster !== null) setExpanded([...(drawing?.picture.expanded ?? expanded).filter((key) => key !== item.cluster), item.cluster]);
    } else if (focused.length === 1 && focused[0] === item.node.id) select(null);
    else choose(item.node);
  };
  const around: Around = {
    mode, drawn, nodes, data, blast, kinds: wanted.kinds, focused: focused[0] ?? null, name: origin === null ? '' : displayName(nodes.get(origin.id)?.name ?? origin.id, 60),
    choose, onKinds: set.kinds,
    onEvent: (id) => {
      if (origin !== null) set.origin(origin);
      select({ kind: 'event', id });
    },
    restart: selection === null || selection.id === origin?.id || !nodes.has(selection.id) ? null : { name: displayName(nodes.get(selection.id)?.name ?? '', 40), go: () => set.origin(selection) },
  };
  const headline = headlineOf(drawn, data, wanted, around, run.run.counts.events);
  const closed = expanded.length - (drawing?.picture.expanded.length ?? expanded.length);
  return (
    <>
      <header className="graph-head">
        <h1>{headline}</h1>
        <Tools graph={graph} data={data} wanted={wanted} set={set} by={by} onBy={setBy} search={search} onSearch={setSearch} twin={twin} setTwin={setTwin} onClose={expanded.length > 0 ? () => setExpanded(NONE) : null} />
      </header>
      {mode === 'touched' && data.moments !== null && <TimeSlider moments={data.moments} snapshots={graph.snapshots} until={wanted.until} onUntil={set.until} />}
      {twin ? <Twin around={around} /> : (
        <>
          {drawing === null ? <p className="waiting graph-stage" role="status">{graphText.layingOut}</p> : (
            <GraphPicture picture={drawing.picture} layout={drawing.layout} focus={focus} selected={matches === null && !(mode === 'blast' && selection?.kind === 'action') ? (focused[0] ?? null) : null} shown={shown} onPress={press} label={`${headline} ${graphText.pictureHelp}`} describedBy="graph-text" />
          )}
          <p id="graph-text" className="sr-only">
            {drawing?.layout.columns.map((column) => graphText.summaryColumn(column.heading.join(' '), column.count, drawing.layout.placed.filter((each) => each.item.column === column.id).length)).join('; ')}
          </p>
          <Legend graph={drawn} mode={mode} shown={shown} onShown={setShown} />
          <Panel around={around} />
        </>
      )}
      <p className="graph-scope">
        <span>{graphLabels.wholeRecord}{filter === '' ? '' : graphLabels.theFilterDoesNot}</span>
        {mode === 'touched' && isJudged(drawn) && <span>{graphLabels.permissionsCounted}</span>}
        {matches !== null && <output>{graphLabels.nodesFound(matches.length)}</output>}
        {closed > 0 && <output>{graphText.closedGroups(closed)}</output>}
        {drawing !== null && !twin && drawing.picture.linesLeftOut > 0 && <span>{graphText.linesLeftOut(drawing.picture.linesLeftOut)}</span>}
        <span>{graphLabels.asOf(formatInstant(run.run.inputs.asOf))}</span>
      </p>
    </>
  );
}

function headlineOf(drawn: TouchedGraph, data: GraphData, wanted: Wanted, { blast, name }: Around, events: number): string {
  if (wanted.mode === 'compare') {
    if (data.pair === null) return graphText.compare.one;
    return data.comparison?.data === undefined ? graphText.compare.waiting : compareHeadline(data.comparison.data);
  }
  if (wanted.mode === 'blast' && data.blast === null) return graphText.blast.none;
  if (wanted.mode === 'blast') return blast === null ? graphText.blast.waiting : blastHeadline(blast, name);
  const { agents, actors, systems, permitted, touched, beyond } = extentOf(drawn);
  if (events === 0) return graphText.unread(agents, permitted, systems);
  if (!isJudged(drawn)) return graphLabels.actorsTouchedSystemsThe(actors, touched);
  const words = graphText.headline(agents, permitted, systems, touched, beyond.length);
  return wanted.until === null ? words : `${graphText.until(formatSecond(wanted.until))}${words}`;
}

function find({ nodes }: TouchedGraph, search: string): readonly string[] | null {
  const text = search.trim().toLowerCase();
  if (text === '') return null;
  return nodes.filter((node) => node.name.toLowerCase().includes(text) || node.id.toLowerCase().includes(text)).map((node) => node.id);
}
