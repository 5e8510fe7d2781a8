import type { ReactNode } from 'react';
import type { MetricId, Outcome, ReportedComparison } from '../../contract/index.ts';
import { autonomyScreen, capital, comparisonWords, displayName, figureWords, formatNumber, metrics as texts } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';

const OUTCOMES: Readonly<Record<ReportedComparison['outcome'], Outcome>> = {
  agrees: 'pass', differs: 'fail', 'no-figure': 'indeterminate', incomplete: 'indeterminate', 'outside-record': 'indeterminate', 'unknown-metric': 'not-checked', 'not-examined': 'not-checked',
};
const words = () => autonomyScreen;
const isKnown = (id: string): id is MetricId => Object.hasOwn(texts, id);

/** What somebody reported beside what the record comes to. */
export function Reported({ reported }: { readonly reported: readonly ReportedComparison[] }): ReactNode {
  return (
    <section className="section" aria-labelledby="autonomy-reported">
      <h2 id="autonomy-reported">{words().reported}</h2>
      {reported.length === 0 ? <p className="quiet">{words().reportedNone}</p> : (
        <table className="plain">
          <thead><tr><th scope="col">{words().figure}</th><th scope="col">{words().reportedAs}</th><th scope="col">{words().here}</th><th scope="col">{words().said}</th></tr></thead>
          <tbody>
            {reported.map(({ reported: said, recomputed, outcome }, index) => (
              <tr key={index}>
                <td>{isKnown(said.metric) ? texts[said.metric].name : displayName(said.metric, 60)} <span className="quiet">{[said.environment, said.riskClass].filter((each) => each !== null).map((each) => displayName(each, 40)).join(', ')}</span></td>
                <td>{words().of(formatNumber(said.numerator), formatNumber(said.denominator))}</td>
                <td>{recomputed === null ? words().noFigure : figureWords(recomputed)}</td>
                <td><span className="outcome-word"><OutcomeMark outcome={OUTCOMES[outcome]} size={16} label={false} />{capital(comparisonWords[outcome])}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
