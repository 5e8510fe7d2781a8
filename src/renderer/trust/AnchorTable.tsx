import type { ReactNode } from 'react';
import type { AnchorDto, Run } from '../../contract/index.ts';
import { displayName, formatDay, formatTime, purposeWords, trustLabels, trustScreen } from '../../text/index.ts';
import { constraintWords } from './constraints.ts';
import { NameCell } from './NameCell.tsx';
import { Proofs } from './Proofs.tsx';
import { provedByAnchor } from './standing.ts';

const t = () => trustScreen.anchors;

/** Certificate authorities that the pack believes, with what their certificates say of themselves. */
export function AnchorTable({ anchors, run, selected, onKey }: {
  readonly anchors: readonly AnchorDto[];
  readonly run: Run | null;
  readonly selected: string | null;
  readonly onKey?: ((id: string) => void) | undefined;
}): ReactNode {
  if (anchors.length === 0) return null;
  return (
    <section className="section" aria-label={t().table}>
      <h2>{t().title(anchors.length)}</h2>
      <div className="trust-table">
        <table className="plain">
          <thead><tr><th>{t().subject}</th><th>{t().for}</th><th>{t().valid}</th><th>{t().limits}</th>{run !== null && <th>{trustScreen.keys.here}</th>}</tr></thead>
          <tbody>
            {anchors.map((anchor) => (
              <tr key={anchor.fingerprint} aria-selected={selected === anchor.fingerprint || undefined}>
                <NameCell name={anchor.name} detail={anchor.certificate?.subject ?? t().unread} hex={anchor.fingerprint} onPress={onKey} />
                <td>{purposeWords(anchor.purposes)}</td>
                <td className="trust-dates">
                  {anchor.certificate !== null && <>{trustLabels.to(day(anchor.certificate.notBefore), day(anchor.certificate.notAfter))}</>}
                  {anchor.compromisedSince !== null && <div>{trustScreen.state.lost(formatDay(anchor.compromisedSince))}</div>}
                </td>
                <td>{anchor.certificate === null ? '' : displayName(constraintWords(anchor.certificate), 300)}</td>
                {run !== null && <td><Proofs proofs={provedByAnchor(run, anchor)} none={trustScreen.here.vouchesNot} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const day = (ms: number): string => formatTime(ms).slice(0, 10);
