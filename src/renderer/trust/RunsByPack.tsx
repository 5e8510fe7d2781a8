import type { ReactNode } from 'react';
import type { EngineClient, TrustRunDto } from '../../contract/index.ts';
import { axisText, bareInstant, displayName, formatDay, outcomeWord, shortDigest, trustLabels, trustScreen, underClock } from '../../text/index.ts';
import type { OpenCase } from '../app/session.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';

const t = () => trustScreen.runs;
const MOST = 12;

/** Which pack each run of the open case was judged by; a run never changes, so another pack needs another run. */
export function RunsByPack({ engine, open, onAgain }: { readonly engine: EngineClient; readonly open: OpenCase; readonly onAgain: () => void }): ReactNode {
  const { digest } = open.evidence;
  // Another latest run, or another pack in force, is another question.
  const query = useQuery(['trust', 'runs', digest, open.run.id], (signal) => engine.trust.runs({ digest }, { signal }));
  return (
    <section className="section" aria-label={t().title}>
      <h2>{t().title}</h2>
      <Loaded query={query} what={trustLabels.theRunsOfThis}>
        {(runs) => (
          <>
            <p>{runs[0]?.current === false ? t().behind : t().allCurrent}</p>
            {runs[0]?.current === false && <p><button type="button" className="button primary" onClick={onAgain}>{t().again}</button></p>}
            <div className="trust-table">
              <table className="plain">
                <thead><tr><th>{underClock(t().when)}</th><th>{t().pack}</th><th>{t().verdict}</th></tr></thead>
                <tbody>{runs.slice(0, MOST).map((run, at) => <RunRow key={at} run={run} />)}</tbody>
              </table>
            </div>
            {runs.length > MOST && <p className="quiet">{t().more(runs.length - MOST)}</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function RunRow({ run }: { readonly run: TrustRunDto }): ReactNode {
  return (
    <tr>
      <td className="trust-dates">{bareInstant(run.startedAt).slice(0, 19)}<div className="quiet mono">{displayName(run.runId)}</div></td>
      <td>
        {run.pack === null ? t().none : <>{trustLabels.of2(displayName(run.pack.name, 80), formatDay(run.pack.issuedAt))}<div className="quiet"><span className="mono">{shortDigest(run.pack.digest)}</span>{run.current && `, ${t().current}`}</div></>}
      </td>
      <td>
        <ul className="trust-axes">
          {run.axes.map(({ axis, outcome }) => (
            <li key={axis} title={`${axisText(axis).name}: ${outcomeWord(outcome)}`} className="outcome-word">
              <OutcomeMark outcome={outcome} size={14} label={false} />{axisText(axis).name}<span className="sr-only">: {outcomeWord(outcome)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
