import { useState, type ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { eventTypeText, evidenceLabels, formatNumber, formatTime } from '../../text/index.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { visibleLine } from '../design/Lines.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Segments } from '../design/Segments.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { EventProof } from '../inspector/EventProof.tsx';

/** Longer lines than this are within the format's limits, and no person reads them here. */
const MAX_HASHED = 200_000;
type Tab = 'line' | 'hashed' | 'proof';
const tabs = (): readonly (readonly [Tab, string])[] => [['line', evidenceLabels.line], ['hashed', evidenceLabels.whatIsHashed], ['proof', evidenceLabels.proof]];

/** The selected event's line, the part of it the hash covers, and its proof, below the table. */
export function EventPane({ engine, digest, id }: { readonly engine: EngineClient; readonly digest: string; readonly id: string }): ReactNode {
  const [tab, setTab] = useState<Tab>('line');
  const query = useQuery(['event', digest, id], (signal) => engine.events.get({ digest, id }, { signal }));
  return (
    <section className="event-pane" tabIndex={-1} data-part aria-label={evidenceLabels.selectedEvent}>
      <Loaded query={query} what={evidenceLabels.theEvent}>
        {(detail) => (
          <>
            <header className="view-head">
              <div className="view-title">
                <h3>{evidenceLabels.event(formatNumber(detail.event.seq), eventTypeText(detail.event.type))}</h3>
                <p className="quiet">{formatTime(detail.event.time)}</p>
              </div>
              <Segments label={evidenceLabels.show} value={tab} onChange={setTab} options={tabs().filter(([id]) => detail.sealed || id !== 'hashed')} />
            </header>
            {tab === 'line' && <RawJson label={evidenceLabels.theLineAsIt} text={detail.raw} />}
            {tab === 'hashed' && detail.sealed && (
              <>
                <p className="view-note">{evidenceLabels.hashOfText(detail.recordedHash === detail.computedHash)}</p>
                <div className="raw" tabIndex={0} role="region" aria-label={evidenceLabels.hashedText}><CopyButton text={detail.hashed} label={evidenceLabels.copyTheHashedText} /><pre className="wrap">{visibleLine(detail.hashed, MAX_HASHED)}</pre></div>
              </>
            )}
            {tab === 'proof' && <EventProof detail={detail} />}
          </>
        )}
      </Loaded>
    </section>
  );
}
