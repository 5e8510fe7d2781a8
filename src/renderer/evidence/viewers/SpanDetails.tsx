import { useState, type ReactNode } from 'react';
import type { LeftOut, OtlpAttribute, SpanDetail } from '../../../contract/index.ts';
import { counted, displayName, evidenceLabels, formatDuration, formatTime, traceText as t } from '../../../text/index.ts';
import { Disclosure } from '../../design/Disclosure.tsx';
import { Facts } from '../../design/Facts.tsx';
import { Loaded } from '../../design/State.tsx';
import { useEngine, useQuery } from '../../engine/index.tsx';
import type { Span, SpanRow } from '../trace-tree.ts';

/** Where the trace stands: a file of evidence, or with no name the evidence file itself. */
export interface TracePlace {
  readonly digest: string;
  readonly name: string;
}

/** One span, whole: what the row said, and what only the file has. */
export function SpanDetails({ row, from, place }: { readonly row: SpanRow; readonly from: number; readonly place: TracePlace }): ReactNode {
  const engine = useEngine();
  const { at } = row.span;
  const query = useQuery(['span', place.digest, place.name, at], (signal) => engine.evidence.span({ ...place, at }, { signal }));
  return (
    <section className="view-detail view-facts span-details" aria-label={evidenceLabels.chosenSpan}>
      <Loaded query={query} what={t.theSpan}>{(detail) => <SpanFacts row={row} from={from} detail={detail} />}</Loaded>
    </section>
  );
}

function SpanFacts({ row: { span, below }, from, detail }: { readonly row: SpanRow; readonly from: number; readonly detail: SpanDetail }): ReactNode {
  const { scope, leftOut } = detail;
  const nothing = leftOut.attributes.byWriter === 0 && leftOut.events.byWriter === 0 && leftOut.links.byWriter === 0;
  return (
    <>
      <Facts facts={[
        [evidenceLabels.span, span.name === '' ? t.unnamed : displayName(span.name, 400)],
        [t.kind, t.kinds[span.kind]],
        [evidenceLabels.service, span.service === '' ? t.notStated : displayName(span.service)],
        [evidenceLabels.status, detail.statusMessage === '' ? t.statuses[span.status] : t.statusSaying(t.statuses[span.status], displayName(detail.statusMessage, 400))],
        [evidenceLabels.began, evidenceLabels.afterTrace(formatTime(span.start), formatDuration(span.start - from))],
        [evidenceLabels.took, spanDuration(span)],
      ]} />
      <Part name={t.attributes(detail.attributes.length)} leftOut={leftOut.attributes}>{detail.attributes.length > 0 && <Attributes label={t.attributesOf} list={detail.attributes} />}</Part>
      <Part name={t.events(detail.events.length)} leftOut={leftOut.events}>
        {detail.events.map((event, at) => (
          <div key={at} className="span-part">
            <p><strong>{displayName(event.name, 200)}</strong> <span className="quiet">{event.time === null ? t.noTime : (event.time < span.start ? t.eventBefore : t.eventAt)(formatTime(event.time), formatDuration(event.time - span.start))}</span></p>
            {event.attributes.length > 0 && <Attributes label={t.attributesOfEvent(displayName(event.name, 80))} list={event.attributes} />}
            <More attributes={event.more} />
          </div>
        ))}
      </Part>
      <Part name={t.links(detail.links.length)} leftOut={leftOut.links}>
        {detail.links.map((link, at) => (
          <div key={at} className="span-part">
            <p>{t.linkTo} <code>{displayName(link.span, 80)}</code> {t.ofTrace} <code>{displayName(link.trace, 80)}</code></p>
            {link.attributes.length > 0 && <Attributes label={t.attributesOfLink} list={link.attributes} />}
            <More attributes={link.more} />
          </div>
        ))}
      </Part>
      <Part name={t.place} leftOut={null}>
        <Facts facts={[
          [evidenceLabels.ended, span.end < span.start ? evidenceLabels.beforeItBegan(formatTime(span.end)) : formatTime(span.end)],
          [evidenceLabels.belowIt, counted.span(below)],
          [evidenceLabels.id, <code key="id">{displayName(span.id, 80)}</code>],
          [evidenceLabels.startedBy, span.parent === null ? evidenceLabels.nothingItIsA : <code key="parent">{displayName(span.parent, 80)}</code>],
          [evidenceLabels.trace, detail.trace === '' ? t.notStated : <code key="trace">{displayName(detail.trace, 80)}</code>],
          ...(scope.name === '' ? [] : [[t.scope, displayName(scope.version === '' ? scope.name : `${scope.name} ${scope.version}`, 200)] as const]),
        ]} />
      </Part>
      {detail.resource.length > 0 && <Resource list={detail.resource} more={leftOut.resource.here} />}
      {!nothing && <p className="quiet">{t.dropped(leftOut.attributes.byWriter, leftOut.events.byWriter, leftOut.links.byWriter)}</p>}
    </>
  );
}

function Part({ name, leftOut, children }: { readonly name: string; readonly leftOut: LeftOut | null; readonly children: ReactNode }): ReactNode {
  return (
    <section className="span-parts">
      <h3>{name}</h3>
      {children}
      {leftOut !== null && leftOut.here > 0 && <p className="quiet">{t.moreHere(leftOut.here)}</p>}
    </section>
  );
}

const More = ({ attributes }: { readonly attributes: number }): ReactNode => attributes > 0 && <p className="quiet">{t.moreAttributes(attributes)}</p>;

/** What the process that ran it says of itself is the same for many spans: folded away. */
function Resource({ list, more }: { readonly list: readonly OtlpAttribute[]; readonly more: number }): ReactNode {
  const [open, setOpen] = useState(false);
  return <Disclosure open={open} onToggle={setOpen} summary={t.resource(list.length)}><Attributes label={t.attributesOfResource} list={list} /><More attributes={more} /></Disclosure>;
}

function Attributes({ label, list }: { readonly label: string; readonly list: readonly OtlpAttribute[] }): ReactNode {
  return (
    <table className="plain span-attributes" aria-label={label}>
      <thead><tr><th>{t.key}</th><th>{t.value}</th><th>{t.type}</th></tr></thead>
      <tbody>
        {list.map(({ key, value, type, more }, at) => (
          <tr key={at}>
            <th scope="row"><code>{displayName(key, 200)}</code></th>
            <td>{type === 'empty' || value === '' ? <span className="quiet">{t.empty}</span> : displayName(value, 2_000)}{more > 0 && <span className="quiet"> {t.moreCharacters(more)}</span>}</td>
            <td className="quiet">{t.types[type]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const spanDuration = ({ start, end }: Span): string => formatDuration(Math.round((end - start) * 1_000) / 1_000);
