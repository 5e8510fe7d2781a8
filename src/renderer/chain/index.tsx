import { useState, type ReactNode } from 'react';
import type { EventDetail, Run, StreamSummary } from '../../contract/index.ts';
import { chainScreen as t, displayName } from '../../text/index.ts';
import { findFinding } from '../app/finding-key.ts';
import type { ScreenProps } from '../app/screen.ts';
import { EmptyState } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { Segments } from '../design/Segments.tsx';
import { chainAnswer } from './answer.ts';
import { Breaks } from './Breaks.tsx';
import { linkFindings } from './findings.ts';
import { Heads } from './Heads.tsx';
import { Inclusion } from './Inclusion.tsx';
import { Links } from './Links.tsx';
import { Whole } from './Whole.tsx';

type Part = keyof typeof t.parts;

/** Does the ledger hold together? One log at a time: whole, link by link, held by its heads, down to one event's proof. */
export function ChainScreen(props: ScreenProps): ReactNode {
  const { engine, digest, run, selection } = props;
  const { streams } = run.run;
  const eventId = selection?.kind === 'event' ? selection.id : selection?.kind === 'finding' ? findFinding(run.run, selection.id)?.finding.at.event ?? null : null;
  const event = useQuery<EventDetail>(eventId === null ? null : ['event', digest, eventId], (signal) => engine.events.get({ digest, id: eventId ?? '' }, { signal }));
  const detail = eventId !== null && event.status === 'ready' ? event.data : null;
  // An event chosen anywhere brings its own log; choosing another log here leaves the event selected.
  const [chosen, setChosen] = useState<{ readonly name: string; readonly by: string | null }>({ name: worst(run.run)?.name ?? '', by: null });
  if (detail !== null && detail.event.id !== chosen.by) setChosen({ name: detail.event.stream, by: detail.event.id });
  const stream = streams.find((each) => each.name === chosen.name) ?? streams[0];
  if (stream === undefined || run.run.subject.kind !== 'evidence-bundle') {
    return (
      <section className="screen screen-empty">
        <EmptyState
          heading="h1" title={t.noLogTitle} sentence={run.run.subject.kind === 'audit-export' ? t.noneInExport : t.none}
          action={<button type="button" className="button" onClick={() => props.go({ screen: 'verdict' })}>{t.toVerdict}</button>}
        />
      </section>
    );
  }
  return (
    <section className="screen chain">
      <header className="screen-head"><h1>{chainAnswer(run.run, stream)}</h1></header>
      {streams.length > 1 && (
        <Segments label={t.log} value={stream.name} onChange={(name) => setChosen({ name, by: eventId })} options={streams.map((each) => [each.name, t.logOf(each.name, each.count, linkFindings(run.run, each).length)] as const)} />
      )}
      <OneChain key={stream.name} {...props} stream={stream} detail={detail?.event.stream === stream.name ? detail : null} />
    </section>
  );
}

/** The first log of which something was found; a chain that holds must not stand in front of one that does not. */
const worst = (run: Run): StreamSummary | undefined => run.streams.find((stream) => linkFindings(run, stream).length > 0) ?? run.streams[0];

function OneChain(props: ScreenProps & { readonly stream: StreamSummary; readonly detail: EventDetail | null }): ReactNode {
  const { engine, digest, run, stream, detail, select, go, twin, setTwin } = props;
  const found = linkFindings(run.run, stream);
  const [part, setPart] = useState<Part>('links');
  const dtos = useQuery(['chain', digest], (signal) => engine.chain.streams({ digest }, { signal }));
  const dto = dtos.data?.find((each) => each.name === stream.name) ?? null;
  const parts: readonly Part[] = found.length > 0 ? ['links', 'heads', 'inclusion', 'breaks'] : ['links', 'heads', 'inclusion'];
  return (
    <>
      <Whole engine={engine} digest={digest} stream={stream} dto={dto} detail={detail} select={select} twin={twin} setTwin={setTwin} />
      <Segments label={t.part} value={part} onChange={setPart} options={parts.map((each) => [each, each === 'breaks' ? `${t.parts.breaks} (${found.length})` : t.parts[each]] as const)} />
      <div className="chain-part" role="region" aria-label={`${t.parts[part]}: ${displayName(stream.name, 40)}`}>
        {part === 'links' && <Links {...props} rows={dto?.rows ?? null} />}
        {part === 'heads' && <Heads run={run.run} stream={stream} dto={dto} evidence={digest} reach={{ select, go }} />}
        {part === 'inclusion' && <Inclusion engine={engine} digest={digest} detail={detail} stream={stream} />}
        {part === 'breaks' && <Breaks findings={found} reach={{ select, go }} />}
      </div>
    </>
  );
}
