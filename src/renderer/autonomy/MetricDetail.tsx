import type { ReactNode } from 'react';
import type { Metric, MetricMembers } from '../../contract/index.ts';
import { autonomyScreen, displayName, environments, figureWords, formatNumber, metrics as texts, riskClasses, wordFor } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Facts } from '../design/Facts.tsx';
import { Icon } from '../design/Icon.tsx';
import { bytesAddress, eventSelection } from '../verdict/links.ts';

const words = () => autonomyScreen;
type Reach = Pick<ScreenProps, 'select' | 'go'>;

/** What one figure is of, where it ends, by environment and risk class, and the rows it is made of. */
export function MetricDetail({ metric, parts, onClose, ...reach }: Reach & {
  readonly metric: Metric;
  /** The same figure by environment and risk class; empty where it cannot be told apart. */
  readonly parts: readonly Metric[];
  readonly onClose: () => void;
}): ReactNode {
  const text = texts[metric.id];
  return (
    <section className="autonomy-detail" aria-labelledby="autonomy-detail">
      <header>
        <h2 id="autonomy-detail">{text.name}: {figureWords(metric, metric.unit)}</h2>
        <button type="button" className="icon-button small" aria-label={words().close} title={words().close} onClick={onClose}><Icon name="close" size={16} /></button>
      </header>
      <Facts facts={[[words().definition, text.definition], [words().limits, text.limits]]} />
      {parts.length > 0 && <Parts parts={parts} {...reach} />}
      {metric.series.length > 0 && (
        <details>
          <summary>{words().byMonth}</summary>
          <Facts facts={metric.series.map((each) => [each.month, figureWords(each, metric.unit)] as const)} />
          {metric.seriesLeftOut > 0 && <p className="quiet">{words().monthsLeftOut(metric.seriesLeftOut)}</p>}
        </details>
      )}
      <h3>{words().rows}</h3>
      <div className="autonomy-sides">{SIDES.map((side) => <Side key={side} side={side} members={metric.members[side]} {...reach} />)}</div>
    </section>
  );
}

const SIDES = ['counted', 'others', 'leftOut'] as const satisfies readonly (keyof Metric['members'])[];

function Parts({ parts, go }: Reach & { readonly parts: readonly Metric[] }): ReactNode {
  return (
    <table className="plain">
      <caption>{words().by}</caption>
      <thead><tr><th scope="col">{words().environment}</th><th scope="col">{words().risk}</th><th scope="col">{words().figure}</th><th scope="col"><span className="sr-only">{words().inActions}</span></th></tr></thead>
      <tbody>
        {parts.map(({ by, unit, ...figure }) => {
          const filter = [term('env', by?.environment ?? null), term('risk', by?.riskClass ?? null)].join(' ');
          return (
            <tr key={filter}>
              <td>{wordFor(environments, by?.environment ?? null)}</td><td>{wordFor(riskClasses, by?.riskClass ?? null)}</td><td>{figureWords(figure, unit)}</td>
              <td><button type="button" className="link" onClick={() => go({ screen: 'action', selection: null, filter })}>{words().inActions}</button></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const term = (field: string, value: string | null): string => (value === null ? `-${field}:*` : `${field}:${JSON.stringify(value)}`);

function Side({ side, members, select, go }: Reach & { readonly side: (typeof SIDES)[number]; readonly members: MetricMembers }): ReactNode {
  const more = words().firstOf(members.first.length, members.count);
  return (
    <section aria-label={words().sides[side]}>
      <h4>{words().sides[side]} <span className="quiet">{formatNumber(members.count)}</span></h4>
      <p className="quiet">{words().sideNotes[side]}</p>
      {members.count === 0 && <p>{words().noRows}</p>}
      <ul>
        {members.first.map(({ subject, at }, index) => {
          const [event, bytes] = [eventSelection(at), bytesAddress(at)];
          return (
            <li key={`${subject}/${index}`}>
              {event === null && bytes === null ? displayName(subject, 60)
                : <button type="button" className="link" onClick={() => (event !== null ? select(event) : bytes !== null && go(bytes))}>{displayName(subject, 60)}</button>}
            </li>
          );
        })}
      </ul>
      {more !== '' && <p className="quiet">{more}</p>}
    </section>
  );
}
