import type { ReactNode } from 'react';
import type { EngineClient, TrustHistoryEntry } from '../../contract/index.ts';
import { bareInstant, displayName, formatDay, trustLabels, trustScreen, underClock } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';

const t = () => trustScreen.history;

/** Every pack that was set here: runs name the pack they were judged by, so none is thrown away. */
export function History({ engine, onExport }: { readonly engine: EngineClient; readonly onExport: (digest: string) => void }): ReactNode {
  const query = useQuery(['trust', 'history'], (signal) => engine.trust.history(undefined, { signal }));
  return (
    <section className="section" aria-label={t().table}>
      <h2>{t().title}</h2>
      <Loaded query={query} what={trustLabels.thePacksSetBefore}>
        {(packs) => packs.every((pack) => pack.current)
          ? <p className="quiet">{t().none}</p>
          : (
            <div className="trust-table">
              <table className="plain">
                <thead><tr><th>{t().name}</th><th>{t().issued}</th><th>{underClock(t().set)}</th><th>{t().digest}</th><th><span className="sr-only">{trustScreen.exportThis}</span></th></tr></thead>
                <tbody>{packs.map((pack) => <PackRow key={pack.digest} pack={pack} onExport={onExport} />)}</tbody>
              </table>
            </div>
          )}
      </Loaded>
    </section>
  );
}

function PackRow({ pack, onExport }: { readonly pack: TrustHistoryEntry; readonly onExport: (digest: string) => void }): ReactNode {
  const last = pack.setAt.at(-1);
  return (
    <tr>
      <td>{displayName(pack.name, 80)}{pack.current && <div className="quiet">{t().inForce}</div>}{!pack.held && <div className="quiet">{t().gone}</div>}</td>
      <td className="trust-dates">{formatDay(pack.issuedAt)}</td>
      <td className="trust-dates">{last !== undefined && bareInstant(last).slice(0, 19)}<div className="quiet">{t().times(pack.setAt.length)}</div></td>
      <td><Digest hex={pack.digest} /></td>
      <td>{pack.held && <button type="button" className="button small" aria-label={trustLabels.of(trustScreen.exportThis, displayName(pack.name, 60), formatDay(pack.issuedAt))} onClick={() => onExport(pack.digest)}>{trustScreen.exportThis}</button>}</td>
    </tr>
  );
}
