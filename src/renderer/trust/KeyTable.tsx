import type { ReactNode } from 'react';
import type { Run, SignedDocumentsDto, TrustKeyDto } from '../../contract/index.ts';
import { formatDay, logWords, purposeWords, trustLabels, trustScreen } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { NameCell } from './NameCell.tsx';
import { Proofs } from './Proofs.tsx';
import { provedByKey, standing } from './standing.ts';

const t = () => trustScreen.keys;

/** Keys that the pack holds itself, and what each proved in the open case. */
export function KeyTable({ keys, run, documents, asOf, selected, onKey }: {
  readonly keys: readonly TrustKeyDto[];
  readonly run: Run | null;
  /** Null while, or where, nobody looked into them. */
  readonly documents: SignedDocumentsDto | null;
  readonly asOf: string;
  readonly selected: string | null;
  readonly onKey?: ((id: string) => void) | undefined;
}): ReactNode {
  return (
    <section className="section" aria-label={t().table}>
      <h2>{t().title(keys.length)}</h2>
      {keys.length === 0 ? <p className="quiet">{t().none}</p> : (
        <div className="trust-table">
          <table className="plain">
            <thead><tr><th>{t().name}</th><th>{t().for}</th><th>{t().valid}</th><th>{t().state}</th>{run !== null && <th>{t().here}</th>}</tr></thead>
            <tbody>
              {keys.map((key) => {
                const state = standing(key, asOf);
                return (
                  <tr key={key.keyid} aria-selected={selected === key.keyid || undefined}>
                    <NameCell name={key.name} detail={key.holder} hex={key.keyid} onPress={onKey} />
                    <td>{purposeWords(key.purposes)}{key.logs.length > 0 && <div className="quiet">{logWords(key.logs)}</div>}</td>
                    <td className="trust-dates">{trustLabels.to(formatDay(key.notBefore), formatDay(key.notAfter))}</td>
                    <td className="trust-dates"><span className="outcome-word"><OutcomeMark outcome={state.outcome} size={16} label={false} />{state.word}</span></td>
                    {run !== null && <td><Proofs proofs={provedByKey(run, key, documents?.documents ?? [])} none={documents === null ? t().notLooked : trustScreen.here.nothing} /></td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
          {run !== null && <p className="quiet">{t().note}{documents !== null && documents.unread > 0 && ` ${t().unread(documents.unread)}`}</p>}
        </div>
      )}
    </section>
  );
}
