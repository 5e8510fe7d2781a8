import { useMemo, type ReactNode } from 'react';
import type { BlastDto, EdgeKind } from '../../contract/index.ts';
import { displayName, formatNumber, formatTime, graphText } from '../../text/index.ts';
import { blastRows, outsideOf, wayTo } from './blast-ways.ts';
import type { GraphNodeDto } from './columns.ts';

const KINDS = ['depends-on', 'deploys-to', 'builds', 'reads', 'writes', 'governs', 'can-read', 'can-write'] as const satisfies readonly EdgeKind[];
/** The table has all of them. */
const LISTED = 60;

/** What a change could reach, by how many steps, with the way; and what the record shows of it. */
export function BlastPanel({ blast, nodes, kinds, onKinds, onNode, onEvent, restart }: {
  readonly blast: BlastDto;
  readonly nodes: ReadonlyMap<string, GraphNodeDto>;
  readonly kinds: readonly EdgeKind[] | null;
  readonly onKinds: (kinds: readonly EdgeKind[] | null) => void;
  readonly onNode: (node: GraphNodeDto) => void;
  readonly onEvent: (id: string) => void;
  readonly restart: { readonly name: string; readonly go: () => void } | null;
}): ReactNode {
  const rows = useMemo(() => blastRows(blast), [blast]);
  const byId = useMemo(() => new Map(blast.reached.map((node) => [node.id, node])), [blast]);
  const outside = outsideOf(blast);
  const chosen = new Set<EdgeKind>(kinds ?? blast.kinds);
  const nameOf = (id: string): ReactNode => {
    const node = nodes.get(id);
    const shown = <bdi>{displayName(node?.name ?? id, 40)}</bdi>;
    return node === undefined ? shown : <button type="button" className="link" onClick={() => onNode(node)}>{shown}</button>;
  };
  const seenIn = (event: string, time: number): ReactNode => (
    <button type="button" className="link" title={formatTime(time)} onClick={() => onEvent(event)}>{graphText.blast.seenIn} {displayName(event, 24)}</button>
  );
  const others = rows.filter((row) => row.hops > 0);
  return (
    <section className="graph-reach" tabIndex={-1} data-part aria-label={graphText.modes.blast}>
      <h2>{graphText.blast.title} <span className="quiet">{graphText.blast.from[blast.from]}{blast.at === null ? '' : `, ${formatTime(blast.at)}`}</span>{restart !== null && <> <button type="button" className="button small" onClick={restart.go}>{graphText.blast.restart(restart.name)}</button></>}</h2>
      {blast.truncated && <p className="problem" role="status">{graphText.blast.truncated(rows.length)}</p>}
      {blast.unknownStarts.length > 0 && blast.snapshot !== null && <p className="quiet">{graphText.blast.unknown(blast.unknownStarts.length)}: {blast.unknownStarts.slice(0, 5).map((id) => displayName(id, 40)).join(', ')}</p>}
      {!blast.followedAll && <p className="quiet">{graphText.blast.notFollowed}</p>}
      <div className="graph-blast">
        <fieldset>
          <legend>{graphText.blast.kinds}{kinds !== null && <> · <button type="button" className="link" onClick={() => onKinds(null)}>{graphText.blast.reset}</button></>}</legend>
          {KINDS.map((kind) => (
            <label key={kind} title={graphText.spread[kind]}>
              <input type="checkbox" checked={chosen.has(kind)} onChange={() => onKinds(KINDS.filter((each) => (each === kind ? !chosen.has(each) : chosen.has(each))))} />
              {kind} <span className="quiet">{graphText.spread[kind]}</span>
            </label>
          ))}
        </fieldset>
        <div>
          <h3>{graphText.blast.reached} <span className="quiet">{formatNumber(others.length)}</span></h3>
          {others.length === 0 ? <p className="quiet">{graphText.blast.empty}</p> : (
            <ul>
              {others.slice(0, LISTED).map((row) => (
                <li key={row.id} data-seen={row.seen !== null}>
                  <span className="graph-hops">{graphText.tagHops(row.hops)}</span> {nameOf(row.id)}
                  <span className="quiet">{wayTo(byId, row.id).slice(0, -1).map((id) => (id === null ? '…' : displayName(nodes.get(id)?.name ?? id, 24))).join(' → ')} → {row.via?.kind}</span>
                  {row.seen === null ? blast.from !== 'node' && <span className="quiet">{graphText.blast.notSeen}</span> : <strong>{seenIn(row.seen.event, row.seen.time)}</strong>}
                </li>
              ))}
            </ul>
          )}
          {outside.length > 0 && (
            <>
              <h3>{graphText.blast.outside} <span className="quiet">{formatNumber(outside.length)}</span></h3>
              <ul className="graph-outside">{outside.slice(0, LISTED).map((each) => <li key={each.id}>{nameOf(each.id)} {seenIn(each.event, each.time)}</li>)}</ul>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
