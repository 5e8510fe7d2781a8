import { useEffect, type ReactNode } from 'react';
import type { StatusDto } from '../../contract/index.ts';
import { clockName, counted, displayName, formatDay, formatInstant, frameLabels } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { describeProgress } from '../design/Progress.tsx';
import { useEngine, useForget, useQuery } from '../engine/index.tsx';
import { useEnded } from './EndedBanner.tsx';
import { useSession } from './session.ts';

const REFRESH_MS = 10_000;

/** What is certain about the workstation itself: offline, whom it trusts, as of when, how much, what runs. */
export function StatusBar(): ReactNode {
  const engine = useEngine();
  const forget = useForget();
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const custody = useQuery(['custody'], (signal) => engine.custody.list(undefined, { signal }));
  const { address, open: last, jobs, go, reviewSaved, clock, setWords } = useSession();
  const open = address.caseId !== null && address.caseId === last?.caseId ? last : null;
  useEffect(() => {
    const timer = setInterval(() => forget('status'), REFRESH_MS);
    return () => clearInterval(timer);
  }, [forget]);
  // What could not be written is the first sign that nobody answers.
  useEffect(() => {
    if (!reviewSaved) forget('status');
  }, [reviewSaved, forget]);
  const ended = useEnded();
  const job = jobs.find((each) => each.problem === null);
  return (
    <footer className="frame-status" tabIndex={-1} data-part aria-label={frameLabels.status}>
      {ended && <span className="status-item" title={frameLabels.theWorkstationHasEnded}><OutcomeMark outcome="fail" size={14} label={false} />{frameLabels.ended}</span>}
      {!ended && status.data && <Offline refused={status.data.refusedRequests} />}
      {!ended && status.data && <TrustItem status={status.data} onPress={() => go({ screen: 'trust' })} />}
      {open && <span className="status-item" title={frameLabels.keysWindowsAndExpiry}>{frameLabels.asOf(formatInstant(open.run.run.inputs.asOf))}</span>}
      {open && <EventCount events={open.run.run.counts.events} onPress={() => go({ screen: 'timeline', filter: '' })} />}
      <span className="status-space" />
      {!ended && !reviewSaved && <span className="status-item" role="status">{frameLabels.notesAreNotYet}</span>}
      {job && (
        <span className="status-item status-job" role="status">
          {displayName(job.label(), 40)}{job.progress ? frameLabels.jobPhase(job.progress.phase(), describeProgress(job.progress)) : ''}
        </span>
      )}
      <button type="button" className="status-item" title={frameLabels.clockHint} onClick={() => setWords({ clock: clock === 'utc' ? 'local' : 'utc' })}>{frameLabels.clock(clockName())}</button>
      {!ended && custody.data && (
        <button type="button" className="status-item" onClick={() => go({ screen: 'custody' })}>
          {!custody.data.intact && <OutcomeMark outcome="fail" size={14} label={false} />}
          {frameLabels.custodyLog(custody.data.entries.length, custody.data.intact)}
        </button>
      )}
      {status.data && <span className="status-item status-version">{frameLabels.proofroom(status.data.version)}</span>}
    </footer>
  );
}

/** The number counts the whole record, so it leads past any filter. */
function EventCount({ events, onPress }: { readonly events: number; readonly onPress: () => void }): ReactNode {
  if (events === 0) return <span className="status-item">{counted.event(events)}</span>;
  return <button type="button" className="status-item" title={frameLabels.everyEvent} onClick={onPress}>{counted.event(events)}</button>;
}

function Offline({ refused }: { readonly refused: number }): ReactNode {
  return (
    <span className="status-item" title={frameLabels.nothingThisWindowAsks}>
      {frameLabels.offline(refused)}
    </span>
  );
}

function TrustItem({ status, onPress }: { readonly status: StatusDto; readonly onPress: () => void }): ReactNode {
  const pack = status.trustPack;
  return (
    <button type="button" className="status-item" onClick={onPress}>
      {(pack === null || pack.stale) && <OutcomeMark outcome="indeterminate" size={14} label={false} />}
      {pack === null
        ? frameLabels.noTrustPackNo
        : frameLabels.trustPackOf(formatDay(pack.issuedAt), pack.ageDays, pack.stale)}
    </button>
  );
}
