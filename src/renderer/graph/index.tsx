import { useMemo, useState, type ReactNode } from 'react';
import type { GraphDto } from '../../contract/index.ts';
import { capital, countWord, formatDay, formatInstant, formatNumber, plural } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Icon } from '../design/Icon.tsx';
import { EmptyState, Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { statusOf, type EdgeStatus, type GraphNodeDto } from './columns.ts';
import './graph.css';
import { GraphTable } from './GraphTable.tsx';
import { layoutGraph, type Placed } from './layout.ts';
import { pictureOf } from './model.ts';
import { GraphPicture } from './Picture.tsx';
import { Reach } from './Reach.tsx';
import { extentOf } from './reach.ts';
import { useGraphFocus } from './use-focus.ts';

/** What could the agents touch, and what did they? */
export function GraphScreen(props: ScreenProps): ReactNode {
  const { engine, digest } = props;
  const [snapshot, setSnapshot] = useState<string | null>(null);
  const query = useQuery(['graph', digest, snapshot], (signal) => engine.graph.get({ digest, snapshot }, { signal }));
  return (
    <section className="graph">
      <Loaded query={query} what="The system graph">
        {(graph) => (graph.nodes.length === 0
          ? <EmptyState title="No system graph" sentence="This evidence holds no snapshot of the system graph, and no record of anything that was touched." />
          : <Graph {...props} graph={graph} onSnapshot={setSnapshot} />)}
      </Loaded>
    </section>
  );
}

const EDGE_WORDS: readonly (readonly [status: EdgeStatus, word: string])[] = [
  ['touched', 'Used permission'], ['permitted', 'Unused permission'], ['beyond', 'Beyond permission'], ['seen', 'Touched; what is permitted is not known'], ['structure', 'Structure'],
];
/** At rest the shape of the systems is left out: it is context, and a thousand lines of context hide the touches. */
const AT_REST: ReadonlySet<EdgeStatus> = new Set(['touched', 'permitted', 'beyond', 'seen']);

function Graph({ engine, digest, run, selection, select, filter, twin, setTwin, graph, onSnapshot }: ScreenProps & {
  readonly graph: GraphDto;
  readonly onSnapshot: (id: string) => void;
}): ReactNode {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(AT_REST);
  const [search, setSearch] = useState('');
  const focused = useGraphFocus(engine, digest, selection);
  const matches = useMemo(() => find(graph, search), [graph, search]);
  const focus = useMemo(() => new Set(focused), [focused]);
  const picture = useMemo(() => pictureOf(graph, { expanded, focus: matches ?? focus }), [graph, expanded, focus, matches]);
  const layout = useMemo(() => layoutGraph(picture, matches ?? focus), [picture, focus, matches]);
  const choose = (node: GraphNodeDto, how: 'push' | 'replace' = 'push'): void => select({ kind: node.kind === 'agent' ? 'agent' : 'node', id: node.id }, how);
  const press = ({ item }: Placed): void => {
    if (item.node !== null) {
      const again = focus.has(item.node.id) && focus.size === 1;
      if (again) select(null);
      else choose(item.node);
    } else if (item.cluster !== null) setExpanded(new Set([...expanded, item.cluster]));
  };
  return (
    <>
      <header className="graph-head">
        <h1>{headline(graph)}</h1>
        <div className="graph-tools">
          {graph.snapshots.length > 1 && (
            <label className="graph-field">Snapshot
              <select value={graph.snapshot ?? ''} onChange={(event) => onSnapshot(event.target.value)}>
                {graph.snapshots.map((each) => <option key={each.id} value={each.id}>valid from {formatDay(new Date(each.validFrom).toISOString())}</option>)}
              </select>
            </label>
          )}
          {!twin && (
            <label className="graph-field">Find
              <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} placeholder="a name" />
            </label>
          )}
          {expanded.size > 0 && !twin && <button type="button" className="button quiet" onClick={() => setExpanded(new Set())}>Close groups</button>}
          <button type="button" className="button quiet" aria-pressed={twin} title="The same as a table (T)" onClick={() => setTwin(!twin)}>
            <Icon name={twin ? 'graph' : 'table'} size={16} /> {twin ? 'Picture' : 'Table'}
          </button>
        </div>
      </header>
      {twin ? <GraphTable graph={graph} selected={focused[0] ?? null} onSelect={choose} /> : (
        <>
          <GraphPicture picture={picture} layout={layout} focus={focus} matches={matches} shown={shown} onPress={press} label={`${headline(graph)} Arrow keys move between boxes, Enter selects. T shows the table.`} />
          <div className="graph-legend">
            {EDGE_WORDS.filter(([status]) => (status === 'seen') === (graph.snapshots.length === 0)).map(([status, word]) => (
              <label key={status}>
                <input type="checkbox" checked={shown.has(status)} onChange={() => setShown(toggled(shown, status))} />
                <svg width="34" height="12" aria-hidden="true" className="graph-lines"><g data-status={status}><path className="graph-line" d="M2 6h30" />{status === 'beyond' && <path className="graph-line-core" d="M2 6h30" />}</g></svg>
                {word} <span className="quiet">{formatNumber(graph.edges.filter((edge) => statusOf(edge) === status).length)}</span>
              </label>
            ))}
            <span className="graph-key"><b>P I C R</b> public, internal, confidential, restricted</span>
            <span className="graph-key"><i /> touched</span>
          </div>
        </>
      )}
      <Reach graph={graph} nodeId={focused[0] ?? null} onSelect={choose} />
      <p className="graph-scope">
        <span>The whole of the record{filter === '' ? '' : '; the filter does not apply to the graph'}</span>
        {matches !== null && <output>{plural(matches.size, 'node')} found</output>}
        <span>As of {formatInstant(run.run.inputs.asOf)}</span>
      </p>
    </>
  );
}

function headline(graph: GraphDto): string {
  const { agents, systems, permitted, touched, beyond } = extentOf(graph);
  if (graph.snapshots.length === 0) return `${plural(agents, 'actor')} touched ${plural(touched, 'system')}. The evidence holds no snapshot, so what was permitted is not known.`;
  const out = beyond.length === 0 ? 'Nothing was touched beyond permission.' : `${capital(countWord(beyond.length))} ${beyond.length === 1 ? 'touch' : 'kinds of touch'} went beyond permission.`;
  return `${plural(agents, 'agent')} could touch ${formatNumber(permitted)} of ${plural(systems, 'system')}, and touched ${touched === 0 ? 'none' : formatNumber(touched)}. ${out}`;
}

function find(graph: GraphDto, search: string): ReadonlySet<string> | null {
  const text = search.trim().toLowerCase();
  if (text === '') return null;
  return new Set(graph.nodes.filter((node) => node.name.toLowerCase().includes(text) || node.id.toLowerCase().includes(text)).map((node) => node.id));
}

function toggled(set: ReadonlySet<EdgeStatus>, status: EdgeStatus): ReadonlySet<EdgeStatus> {
  const next = new Set(set);
  if (!next.delete(status)) next.add(status);
  return next;
}
