import { useState, type ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { eventTypeText, formatNumber, formatTime } from '../../text/index.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { visibleLine } from '../design/Lines.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { EventProof } from '../inspector/EventProof.tsx';

/** Longer lines than this are within the format's limits, and no person reads them here. */
const MAX_HASHED = 200_000;
const TABS = ['Line', 'What is hashed', 'Proof'] as const;

/** The selected event's line, the part of it the hash covers, and its proof, below the table. */
export function EventPane({ engine, digest, id }: { readonly engine: EngineClient; readonly digest: string; readonly id: string }): ReactNode {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Line');
  const query = useQuery(['event', digest, id], (signal) => engine.events.get({ digest, id }, { signal }));
  return (
    <section className="event-pane" aria-label="Selected event">
      <Loaded query={query} what="The event">
        {(detail) => (
          <>
            <header className="view-head">
              <div className="view-title">
                <h3>Event {formatNumber(detail.event.seq)}, {eventTypeText(detail.event.type)}</h3>
                <p className="quiet">{formatTime(detail.event.time)}</p>
              </div>
              <div className="segments" role="radiogroup" aria-label="Show">
                {TABS.filter((each) => detail.sealed || each !== 'What is hashed').map((each) => <button key={each} type="button" role="radio" aria-checked={each === tab} onClick={() => setTab(each)}>{each}</button>)}
              </div>
            </header>
            {tab === 'Line' && <RawJson label="The line as it stands" text={detail.raw} />}
            {tab === 'What is hashed' && detail.sealed && (
              <>
                <p className="view-note">SHA-256 over exactly this text gives {detail.recordedHash === detail.computedHash ? 'the recorded hash' : 'another hash than the recorded one'}. It is the line without hash and open.</p>
                <div className="raw" tabIndex={0} role="region" aria-label="Hashed text"><CopyButton text={detail.hashed} label="Copy the hashed text" /><pre className="wrap">{visibleLine(detail.hashed, MAX_HASHED)}</pre></div>
              </>
            )}
            {tab === 'Proof' && <EventProof detail={detail} />}
          </>
        )}
      </Loaded>
    </section>
  );
}
