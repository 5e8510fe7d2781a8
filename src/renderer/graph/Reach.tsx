import type { ReactNode } from 'react';
import { displayName, formatNumber, graphLabels } from '../../text/index.ts';
import { columnName, columnOf, kindWord, statusOf, type GraphNodeDto, type TouchedGraph } from './columns.ts';
import { extentOf, isJudged, touchesOf, type Touch } from './reach.ts';

/** The selected thing in words: what it could touch against what it did; or, with nothing selected, what stands out. */
export function Reach({ graph, nodeId, onSelect }: {
  readonly graph: TouchedGraph;
  readonly nodeId: string | null;
  readonly onSelect: (node: GraphNodeDto) => void;
}): ReactNode {
  const node = nodeId === null ? undefined : graph.nodes.find((each) => each.id === nodeId);
  return node === undefined ? <AtRest graph={graph} onSelect={onSelect} /> : <OfNode graph={graph} node={node} onSelect={onSelect} />;
}

function OfNode({ graph, node, onSelect }: { readonly graph: TouchedGraph; readonly node: GraphNodeDto; readonly onSelect: (node: GraphNodeDto) => void }): ReactNode {
  const touches = touchesOf(graph, node.id);
  const could = touches.filter((touch) => touch.mayRead || touch.mayWrite);
  const did = touches.filter((touch) => touch.reads + touch.writes > 0);
  const beyond = did.filter((touch) => touch.beyond > 0);
  const agent = node.kind === 'agent';
  if (node.kind === 'control') return <Governs graph={graph} node={node} onSelect={onSelect} />;
  return (
    <section className="graph-reach" aria-label={graphLabels.whatCouldAndDid(displayName(node.name))}>
      <h2>
        {!isJudged(graph)
          ? (agent ? graphLabels.touchedSystems(displayName(node.name, 60), did.length) : graphLabels.actorsTouched(did.length, displayName(node.name, 60)))
          : agent
          ? graphLabels.agentCouldTouch(displayName(node.name, 60), could.length, did.length)
          : graphLabels.couldTouchAndDid(could.length, displayName(node.name, 60), did.length)}
        {beyond.length > 0 ? graphLabels.beyondItsPermission(beyond.length, agent) : graphLabels.stop}
      </h2>
      <div className="graph-lists">
        <List title={agent ? graphLabels.didTouch : graphLabels.didTouchIt} touches={did} render={didWords} onSelect={onSelect} none={graphLabels.nothingInThisRecord} />
        {isJudged(graph) && <List title={agent ? graphLabels.couldTouchAndDidNot : graphLabels.couldTouchItAnd} touches={could.filter((touch) => touch.reads + touch.writes === 0)} render={couldWords} onSelect={onSelect} none={graphLabels.everyPermissionWasUsed} />}
      </div>
    </section>
  );
}

const didWords = (touch: Touch): string => [
  touch.reads > 0 ? graphLabels.read(formatNumber(touch.reads)) : '',
  touch.writes > 0 ? graphLabels.written(formatNumber(touch.writes)) : '',
].filter(Boolean).join(', ');
const couldWords = (touch: Touch): string => graphLabels.mayDo(touch.mayRead, touch.mayWrite);

function List({ title, touches, render, onSelect, none }: {
  readonly title: string;
  readonly touches: readonly Touch[];
  readonly render: (touch: Touch) => string;
  readonly onSelect: (node: GraphNodeDto) => void;
  readonly none: string;
}): ReactNode {
  return (
    <div>
      <h3>{title} <span className="quiet">{formatNumber(touches.length)}</span></h3>
      {touches.length === 0 ? <p className="quiet">{none}</p> : (
        <ul>
          {touches.map((touch) => (
            <li key={touch.node.id}>
              <button type="button" className="link" onClick={() => onSelect(touch.node)}><bdi>{displayName(touch.node.name, 48)}</bdi></button>
              <span className="quiet">{kindWord(touch.node.kind)}, {columnName(columnOf(touch.node))}</span>
              <span>{render(touch)}</span>
              {touch.beyond > 0 && <strong className="graph-beyond">{graphLabels.beyondPermission}</strong>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Governs({ graph, node, onSelect }: { readonly graph: TouchedGraph; readonly node: GraphNodeDto; readonly onSelect: (node: GraphNodeDto) => void }): ReactNode {
  const edges = graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  return (
    <section className="graph-reach">
      <h2>{graphLabels.hasEdgesInThis(displayName(node.name, 60), edges.length)}</h2>
      <ul className="graph-edges">
        {edges.map((edge, i) => {
          const other = graph.nodes.find((each) => each.id === (edge.from === node.id ? edge.to : edge.from));
          return (
            <li key={i}>
              <span className="quiet">{edge.from === node.id ? edge.kind : graphLabels.edgeFrom(edge.kind)}</span>
              {other ? <button type="button" className="link" onClick={() => onSelect(other)}><bdi>{displayName(other.name, 48)}</bdi></button> : <span>{graphLabels.aNodeThatIs}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function AtRest({ graph, onSelect }: { readonly graph: TouchedGraph; readonly onSelect: (node: GraphNodeDto) => void }): ReactNode {
  const { beyond, permissions, unused } = extentOf(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const idle = graph.nodes.filter((node) => node.kind === 'agent' && node.known)
    .map((node) => ({ node, unused: graph.edges.filter((edge) => edge.from === node.id && statusOf(edge) === 'permitted').length }))
    .filter((each) => each.unused > 0).sort((a, b) => b.unused - a.unused).slice(0, 8);
  const name = (id: string): ReactNode => {
    const node = nodes.get(id);
    return node ? <button type="button" className="link" onClick={() => onSelect(node)}><bdi>{displayName(node.name, 48)}</bdi></button> : <bdi>{displayName(id)}</bdi>;
  };
  const place = (id: string): string => {
    const node = nodes.get(id);
    return node === undefined ? '' : columnName(columnOf(node));
  };
  if (!isJudged(graph)) {
    return (
      <section className="graph-reach" aria-label={graphLabels.whatStandsOut}>
        <h2>{graphLabels.selectAnActorOr}</h2>
        <p className="quiet">{graphLabels.withoutASnapshotOf}</p>
      </section>
    );
  }
  return (
    <section className="graph-reach" aria-label={graphLabels.whatStandsOut}>
      <h2>{graphLabels.selectAnAgentTo}</h2>
      <div className="graph-lists">
        <div>
          <h3>{graphLabels.beyondPermission2}{' '}<span className="quiet">{formatNumber(beyond.length)}</span></h3>
          {beyond.length === 0 ? <p className="quiet">{graphLabels.everyTouchInThis}</p> : (
            <ul>{beyond.map((edge, i) => <li key={i}>{name(edge.from)} <span>{edge.kind} {formatNumber(edge.beyond)}×</span> {name(edge.to)} <span className="quiet">{place(edge.to)}</span></li>)}</ul>
          )}
        </div>
        <div>
          <h3>{graphLabels.permissionsNeverUsed}{' '}<span className="quiet">{graphLabels.of(formatNumber(unused), formatNumber(permissions))}</span></h3>
          <ul>{idle.map(({ node, unused: count }) => <li key={node.id}>{name(node.id)} <span>{graphLabels.permissionsUnused(count)}</span></li>)}</ul>
        </div>
      </div>
    </section>
  );
}
