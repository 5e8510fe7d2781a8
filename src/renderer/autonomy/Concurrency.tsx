import { Fragment, useState, type ReactNode } from 'react';
import type { ConcurrencyCrowd, ConcurrencyDto } from '../../contract/index.ts';
import { autonomyScreen, formatDuration } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { keyOf, nameOf, pointWords, runningFilter, timeOf, type Chosen } from './concurrency.ts';
import { ConcurrencyChart, crowdParts, SEPARATOR } from './ConcurrencyChart.tsx';
import { ConcurrencyTable } from './ConcurrencyTable.tsx';

const words = () => autonomyScreen.concurrency;
const GROUPS = ['fleet', 'environment', 'agent'] as const satisfies readonly ConcurrencyCrowd['what'][];
/** More pictures of nothing out of the ordinary than this are folded away, so that those which are stay in sight. */
const FEW = 8;
const LEGEND = ['running', 'limit', 'over', 'unlimited'] as const;

/** How many actions ran at once under each limit of the record, over its time. */
export function Concurrency({ figure, twin, go }: { readonly figure: ConcurrencyDto } & Pick<ScreenProps, 'twin' | 'go'>): ReactNode {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { crowds, crowdsLeftOut, limitsWhole, step } = figure;
  if (crowds.length === 0) return <p className="quiet">{words().none}</p>;
  const crowd = crowds.find((each) => keyOf(each) === chosen?.crowd);
  const picked = crowd === undefined || chosen === null ? null : <Picked figure={figure} crowd={crowd} index={chosen.index} go={go} />;
  const card = (each: ConcurrencyCrowd): ReactNode => (
    <li key={keyOf(each)}>
      <span className="autonomy-name">{nameOf(each)}</span>
      <span className="quiet">
        {crowdParts(each).map(({ words: part, beyond }, index) => <Fragment key={part}>{index > 0 && SEPARATOR}{beyond === true ? <strong className="concurrency-over">{part}</strong> : part}</Fragment>)}
      </span>
      <ConcurrencyChart axis={figure} crowd={each} chosen={chosen?.crowd === keyOf(each) ? chosen.index : null} onChoose={(index) => setChosen({ crowd: keyOf(each), index })} />
    </li>
  );
  return (
    <>
      <p className="quiet">{words().note} {words().step(formatDuration(step))}</p>
      {!limitsWhole && <p>{words().limitsPartly}</p>}
      <section className="concurrency-picked" aria-label={words().chosen} aria-live="polite">{picked ?? <p className="quiet">{words().choose}</p>}</section>
      {twin ? <ConcurrencyTable figure={figure} chosen={chosen} onChoose={setChosen} /> : (
        <>
          <ul className="concurrency-legend">{LEGEND.map((each) => <li key={each}><i className={each} aria-hidden="true" />{words().legend[each]}</li>)}</ul>
          {GROUPS.map((what) => {
            const group = crowds.filter((each) => each.what === what);
            const calm = group.filter((each) => each.over === 0 && each.firstUnlimited === null);
            const folded = calm.length > FEW ? calm : [];
            const shown = group.filter((each) => !folded.includes(each));
            return group.length > 0 && (
              <section key={what} className="concurrency-group" aria-label={words().groups[what]}>
                <h3>{words().groups[what]}</h3>
                {shown.length > 0 && <ul className="concurrency-cards">{shown.map(card)}</ul>}
                {folded.length > 0 && <details><summary>{words().calm(folded.length, shown.length > 0)}</summary><ul className="concurrency-cards">{folded.map(card)}</ul></details>}
              </section>
            );
          })}
        </>
      )}
      {crowdsLeftOut > 0 && <p className="quiet">{words().leftOut(crowdsLeftOut)}</p>}
    </>
  );
}

function Picked({ figure, crowd, index, go }: { readonly figure: ConcurrencyDto; readonly crowd: ConcurrencyCrowd; readonly index: number } & Pick<ScreenProps, 'go'>): ReactNode {
  const bucket = crowd.buckets.find((each) => each.index === index);
  return (
    <p>
      <strong>{nameOf(crowd)}</strong> {bucket !== undefined && pointWords(figure, bucket)}{' '}
      <button type="button" className="link" onClick={() => go({ screen: 'action', selection: null, filter: runningFilter(figure, crowd, index) })}>{words().during(timeOf(figure, index))}</button>
    </p>
  );
}
