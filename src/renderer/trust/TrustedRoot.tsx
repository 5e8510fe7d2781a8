import type { ReactNode } from 'react';
import type { TrustedRootDto } from '../../contract/index.ts';
import { displayName, formatTime, partWords, problemClause, trustLabels, trustScreen } from '../../text/index.ts';

const t = () => trustScreen.root;
/** Ends of validity beyond this year mean "none stated". */
const FAR = Date.UTC(9000, 0, 1);

/** Whom Sigstore bundles are verified against, and whose signatures are wanted. */
export function TrustedRoot({ root }: { readonly root: TrustedRootDto }): ReactNode {
  return (
    <section className="section" aria-label={t().table}>
      <h2>{t().title}</h2>
      {root.problems.length > 0 && <p className="problem">{t().unread}: {root.problems.map(({ place, problem }) => [displayName(place, 120), problemClause(problem)].filter((part) => part !== '').join(': ')).join('; ')}</p>}
      {root.identities.length > 0 && <p>{t().identities}: {root.identities.map(({ san, issuer }) => `${displayName(san)}${t().by}${displayName(issuer)}`).join('; ')}</p>}
      {root.parts.length > 0 && (
        <div className="trust-table">
          <table className="plain">
            <thead><tr><th>{t().part}</th><th>{t().name}</th><th>{t().valid}</th></tr></thead>
            <tbody>
              {root.parts.map((part, at) => (
                <tr key={at}>
                  <td>{partWords[part.kind]}</td>
                  <td>{displayName(part.name, 160)}</td>
                  <td className="trust-dates">{part.to < FAR ? trustLabels.fromTo(day(part.from), day(part.to)) : trustLabels.from(day(part.from))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const day = (ms: number): string => formatTime(ms).slice(0, 10);
