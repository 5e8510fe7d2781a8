import type { ReactNode } from 'react';
import type { EngineClient, EventRow, RunDto } from '../../contract/index.ts';
import { actionKinds, actionOutcomes, actorKinds, counted, dataClasses, displayName, environments, eventTypeText, formatBytes, formatNumber, formatTime, inspectorLabels, layers, NOT_STATED, riskClasses, wordFor } from '../../text/index.ts';
import { findFinding } from '../app/finding-key.ts';
import { ARCHIVE, type Selection } from '../app/navigation.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { fileStatus } from '../evidence/file-tree.ts';
import { FindingItem, type Reach } from '../verdict/FindingItem.tsx';
import { EventProof } from './EventProof.tsx';

/** What the selected thing is, by its kind: what it is, its proof, its raw form. */

export interface PartProps {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly run: RunDto;
  readonly id: string;
  readonly reach: Reach;
}

export function EventPart({ engine, digest, id, run, reach }: PartProps): ReactNode {
  const query = useQuery(['event', digest, id], (signal) => engine.events.get({ digest, id }, { signal }));
  return (
    <Loaded query={query} what={inspectorLabels.theEvent}>
      {(detail) => {
        const { event } = detail;
        return (
          <>
            <Facts facts={[
              [inspectorLabels.what, eventTypeText(event.type)],
              ...(event.brief ? [[inspectorLabels.inBrief, displayName(event.brief)] as const] : []),
              [inspectorLabels.when, formatTime(event.time)],
              [inspectorLabels.who, <ActorLink key="who" event={event} select={reach.select} />],
              ...(event.actionId ? [[inspectorLabels.action, <SelectLink key="action" select={reach.select} to={{ kind: 'action', id: event.actionId }} />] as const] : []),
              ...(event.systemId ? [[inspectorLabels.system, <SelectLink key="system" select={reach.select} to={{ kind: 'node', id: event.systemId }} />] as const] : []),
              ...(event.environment ? [[inspectorLabels.environment, environments[event.environment]] as const] : []),
              ...(event.dataClass ? [[inspectorLabels.data, dataClasses[event.dataClass]] as const] : []),
              ...(event.layer === null ? [] : [[inspectorLabels.layer, layers[event.layer]] as const]),
              [inspectorLabels.log, inspectorLabels.number(displayName(event.stream), formatNumber(event.seq))],
              ...(event.sourceType === event.type ? [] : [[inspectorLabels.sourcesName, displayName(event.sourceType)] as const]),
              ...(event.known ? [] : [[inspectorLabels.type, inspectorLabels.whichThisVersionDoes(displayName(event.type))] as const]),
            ]} />
            <EventLinks title={inspectorLabels.causedBy} events={detail.causes} select={reach.select} />
            <EventLinks title={inspectorLabels.ledTo} events={detail.effects} select={reach.select} />
            {event.findings.length > 0 && (
              <section className="inspector-part"><h3>{counted.finding(event.findings.length)}</h3>
                {event.findings.slice(0, 5).map((index) => {
                  const finding = run.run.findings[index];
                  return finding && <FindingItem key={index} finding={finding} reach={reach} />;
                })}
              </section>
            )}
            <section className="inspector-part"><h3>{inspectorLabels.proof}</h3><EventProof detail={detail} /></section>
            <section className="inspector-part"><h3>{inspectorLabels.raw}</h3><RawJson label={inspectorLabels.theSelectedEvent} text={detail.raw} /></section>
          </>
        );
      }}
    </Loaded>
  );
}

function ActorLink({ event, select }: { readonly event: EventRow; readonly select: Reach['select'] }): ReactNode {
  const label = displayName(event.actorLabel || event.actorId, 60);
  return (
    <>
      <button type="button" className="link" onClick={() => select({ kind: event.actorKind === 'agent' ? 'agent' : 'person', id: event.actorId })}>{label}</button>
      <span className="quiet"> {actorKinds[event.actorKind].toLowerCase()}</span>
    </>
  );
}

function EventLinks({ title, events, select }: { readonly title: string; readonly events: readonly EventRow[]; readonly select: Reach['select'] }): ReactNode {
  if (events.length === 0) return null;
  return (
    <section className="inspector-part">
      <h3>{title}</h3>
      <ul className="fact-list">
        {events.slice(0, 12).map((event) => (
          <li key={event.row}><button type="button" className="link" onClick={() => select({ kind: 'event', id: event.id })}>{eventTypeText(event.type)}</button><span className="quiet">{formatTime(event.time)}</span></li>
        ))}
        {events.length > 12 && <li className="quiet">{inspectorLabels.andMore(formatNumber(events.length - 12))}</li>}
      </ul>
    </section>
  );
}

function SelectLink({ to, select }: { readonly to: Selection; readonly select: Reach['select'] }): ReactNode {
  return <button type="button" className="link" onClick={() => select(to)}>{displayName(to.id, 60)}</button>;
}

export function ActionPart({ engine, digest, id, reach }: PartProps): ReactNode {
  const query = useQuery(['action', digest, id], (signal) => engine.actions.get({ digest, id }, { signal }));
  return (
    <Loaded query={query} what={inspectorLabels.theAction}>
      {({ action, labels, controls }) => (
        <>
          <Facts facts={[
            [inspectorLabels.what, displayName(action.descriptor.title)],
            [inspectorLabels.kind, wordFor(actionKinds, action.descriptor.kind)],
            [inspectorLabels.cameOfIt, actionOutcomes[action.outcome]],
            [inspectorLabels.requested, formatTime(action.requested.time)],
            [action.actorKind === 'agent' ? inspectorLabels.agent : actorKinds[action.actorKind], <button key="agent" type="button" className="link" onClick={() => reach.select({ kind: action.actorKind === 'agent' ? 'agent' : 'person', id: action.agentId })}>{displayName(labels[action.agentId] ?? action.agentId, 60)}</button>],
            [inspectorLabels.answersForIt, action.accountable === null ? inspectorLabels.nobodyIsNamed : <button key="who" type="button" className="link" onClick={() => reach.select({ kind: 'person', id: action.accountable ?? '' })}>{displayName(labels[action.accountable] ?? action.accountable, 60)}</button>],
            [inspectorLabels.environmentRisk, `${wordFor(environments, action.descriptor.environment)}, ${wordFor(riskClasses, action.descriptor.risk_class).toLowerCase()}`],
            [inspectorLabels.events, formatNumber(action.eventCount)],
            [inspectorLabels.digest, action.digest === null ? NOT_STATED : <Digest key="digest" hex={action.digest} />],
          ]} />
          <p>{inspectorLabels.controlExceptionsTheWhole(controls.filter(({ fact }) => fact.verdict === 'exception').length)}</p>
          <section className="inspector-part"><h3>{inspectorLabels.raw}</h3><RawJson label={inspectorLabels.theAction} value={action} /></section>
        </>
      )}
    </Loaded>
  );
}

export function FilePart({ run, id }: PartProps): ReactNode {
  const file = run.run.files.find((each) => each.name === id);
  if (file === undefined && id !== ARCHIVE) return <p>{inspectorLabels.theEvidenceHoldsNo}</p>;
  if (file === undefined) return <p>{inspectorLabels.theEvidenceFileAs(formatBytes(run.run.subject.size))}{' '}<Digest hex={run.run.subject.digest} /></p>;
  const status = fileStatus()[file.status];
  return (
    <>
      <p className="outcome-word"><OutcomeMark outcome={status.outcome} size={16} label={false} />{status.word}</p>
      <Facts facts={[
        [inspectorLabels.size, formatBytes(file.size)],
        ['SHA-256', file.sha256 === null ? inspectorLabels.notComputed : <Digest key="sha" hex={file.sha256} />],
        [inspectorLabels.listedInTheManifest, file.listed ? inspectorLabels.yes : inspectorLabels.no],
      ]} />
      <RawJson label={inspectorLabels.theFilesEntryIn} value={file} />
    </>
  );
}

export function NodePart({ engine, digest, id, reach: { go } }: PartProps): ReactNode {
  const query = useQuery(['graph', digest, null], (signal) => engine.graph.get({ digest, snapshot: null }, { signal }));
  const filter = `system:${JSON.stringify(id)}`;
  const touches = useQuery(['touches-of', digest, id], (signal) => engine.matrix.touches({ digest, filter, offset: 0, limit: 1 }, { signal }));
  return (
    <Loaded query={query} what={inspectorLabels.theSystem}>
      {(graph) => {
        const node = graph.nodes.find((each) => each.id === id);
        const edges = graph.edges.filter((edge) => edge.from === id || edge.to === id);
        return (
          <>
            <Facts facts={[
              [inspectorLabels.name, displayName(node?.name ?? id)],
              [inspectorLabels.touched, touches.data ? <button key="touched" type="button" className="link" onClick={() => go({ screen: 'matrix', filter })}>{counted.time(touches.data.total)}</button> : '…'],
              [inspectorLabels.permitted, edges.some((edge) => edge.to === id && (edge.kind === 'can-read' || edge.kind === 'can-write')) ? inspectorLabels.yes : inspectorLabels.no],
              [inspectorLabels.inTheGraph, node === undefined ? inspectorLabels.noTheNewestSnapshot : inspectorLabels.yes],
              [inspectorLabels.edges, formatNumber(edges.length)],
            ]} />
            {node !== undefined && <RawJson label={inspectorLabels.theNode} value={node} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** Agents and people: who it is, and how much of the record is theirs, each number leading to its rows. */
export const AgentPart = (props: PartProps): ReactNode => <ActorPart {...props} kind="agent" />;
export const PersonPart = (props: PartProps): ReactNode => <ActorPart {...props} kind="person" />;

function ActorPart({ engine, digest, id, kind, reach: { go } }: PartProps & { readonly kind: 'agent' | 'person' }): ReactNode {
  const filter = `${kind === 'agent' ? 'agent' : 'actor'}:${JSON.stringify(id)}`;
  const actionFilter = `${kind === 'agent' ? 'agent' : 'accountable'}:${JSON.stringify(id)}`;
  const name = useQuery(['search', digest, id], (signal) => engine.record.search({ digest, text: id.slice(0, 200) }, { signal }));
  const events = useQuery(['count', digest, filter], (signal) => engine.events.page({ digest, filter, offset: 0, limit: 1, order: 'row', descending: false }, { signal }));
  const actions = useQuery(['count-actions', digest, actionFilter], (signal) => engine.actions.page({ digest, filter: actionFilter, offset: 0, limit: 1 }, { signal }));
  const hit = name.data?.find((each) => each.kind === kind && each.id === id);
  return (
    <Facts facts={[
      [inspectorLabels.name, hit ? displayName(hit.label) : name.status === 'ready' ? inspectorLabels.notInTheRegistry : '…'],
      ...(hit?.detail ? [[kind === 'agent' ? inspectorLabels.fleet : inspectorLabels.kind, displayName(hit.detail)] as const] : []),
      [inspectorLabels.id, <code key="id">{displayName(id)}</code>],
      [inspectorLabels.events, events.data ? <button key="events" type="button" className="link" onClick={() => go({ screen: 'timeline', filter })}>{formatNumber(events.data.total)}</button> : '…'],
      [kind === 'agent' ? inspectorLabels.actions : inspectorLabels.answersFor, actions.data ? <button key="actions" type="button" className="link" onClick={() => go({ screen: 'action', filter: actionFilter })}>{counted.action(actions.data.total)}</button> : '…'],
    ]} />
  );
}

export function FindingPart({ run, id, reach }: PartProps): ReactNode {
  const found = findFinding(run.run, id);
  return found ? <FindingItem finding={found.finding} reach={reach} level="raw" /> : <p>{inspectorLabels.thisRunHasNo}</p>;
}
