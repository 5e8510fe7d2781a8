import type { ReactNode } from 'react';
import type { RevocationListDto } from '../../contract/index.ts';
import { displayList, formatNumber, formatTime, trustScreen } from '../../text/index.ts';
import { NameCell } from './NameCell.tsx';

const t = () => trustScreen.lists;

/** Certificate revocation lists of the pack: whose, of when, and how many they withdraw. */
export function ListTable({ lists, selected, onKey }: {
  readonly lists: readonly RevocationListDto[];
  readonly selected: string | null;
  readonly onKey?: ((id: string) => void) | undefined;
}): ReactNode {
  if (lists.length === 0) return null;
  return (
    <section className="section" aria-label={t().table}>
      <h2>{t().title(lists.length)}</h2>
      <div className="trust-table">
        <table className="plain">
          <thead><tr><th>{t().issuer}</th><th>{t().from}</th><th>{t().next}</th><th>{t().count}</th></tr></thead>
          <tbody>
            {lists.map(({ sha256, list }) => (
              <tr key={sha256} aria-selected={selected === sha256 || undefined}>
                <NameCell name={list?.issuer ?? t().unread} detail={list === null || list.defects.length === 0 ? '' : `${t().defects}: ${displayList(list.defects)}`} hex={sha256} onPress={onKey} />
                <td className="trust-dates">{list === null ? '' : formatTime(list.thisUpdate)}</td>
                <td className="trust-dates">{list === null ? '' : list.nextUpdate === null ? t().never : formatTime(list.nextUpdate)}</td>
                <td>{list === null ? '' : formatNumber(list.revoked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
