import { Fragment, useState, type ReactNode } from 'react';
import type { AutonomyDto } from '../../contract/index.ts';
import { autonomyScreen } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Sentence } from '../design/Sentence.tsx';
import { EmptyState } from '../design/State.tsx';
import { MetricCard } from './MetricCard.tsx';
import { MetricDetail } from './MetricDetail.tsx';
import { MetricTable } from './MetricTable.tsx';
import { Reported } from './Reported.tsx';

const words = () => autonomyScreen;

export interface AutonomyProps extends AutonomyDto, Pick<ScreenProps, 'select' | 'go' | 'twin'> {
  /** Whether the record is an audit export, of which no figure is made. */
  readonly ofExport: boolean;
  /** How many ran at once, where the window asks for it itself. */
  readonly concurrency: ReactNode;
  readonly showMatrix: (kind: 'system' | 'boundary') => void;
}

/** How much agents did alone: figures as small multiples over the same months, each with both its numbers and the rows behind it. */
export function AutonomyView({ metrics, reported, ofExport, twin, concurrency, showMatrix, select, go }: AutonomyProps): ReactNode {
  const [opened, setOpened] = useState<string | null>(null);
  const whole = metrics.filter((each) => each.by === null);
  if (whole.length === 0) {
    return (
      <section className="screen-empty">
        <EmptyState heading="h1" title={words().emptyTitle} sentence={ofExport ? words().emptyExport : words().emptySentence} action={<button type="button" className="button" onClick={() => go({ screen: 'verdict' })}>{words().toVerdict}</button>} />
      </section>
    );
  }
  const months = [...new Set(whole.flatMap((each) => each.series.map(({ month }) => month)))].toSorted();
  const alone = whole.find((each) => each.id === 'autonomous-action-rate');
  const shown = whole.find((each) => each.id === opened);
  const detail = shown !== undefined && <MetricDetail key={shown.id} metric={shown} parts={metrics.filter((each) => each.id === shown.id && each.by !== null)} select={select} go={go} onClose={() => setOpened(null)} />;
  return (
    <section className="screen autonomy">
      <header>
        <h1>{alone === undefined || alone.denominator === 0 ? words().headlineNone : words().headline(alone.denominator, alone.numerator, alone.leftOut)}</h1>
        <p className="quiet">{words().recomputed} {months.length > 0 && <Sentence text={words().months(months[0] ?? '', months.at(-1) ?? '')} />}</p>
        <p className="control-links">
          <span className="quiet">{words().matrices}</span>
          <button type="button" className="button small" onClick={() => showMatrix('system')}>{words().agentSystem}</button>
          <button type="button" className="button small" onClick={() => showMatrix('boundary')}>{words().environmentRisk}</button>
        </p>
      </header>
      {twin ? <><MetricTable metrics={whole} opened={opened} onOpen={(metric) => setOpened(metric.id)} />{detail}</> : (
        <ul className="autonomy-cards" aria-label={words().figures}>
          {whole.map((metric) => (
            <Fragment key={metric.id}>
              <MetricCard metric={metric} months={months} opened={metric.id === opened} onOpen={() => setOpened(metric.id === opened ? null : metric.id)} />
              {metric.id === opened && <li className="wide">{detail}</li>}
            </Fragment>
          ))}
        </ul>
      )}
      <section className="section concurrency" aria-labelledby="autonomy-concurrency">
        <h2 id="autonomy-concurrency">{words().concurrency.heading}</h2>
        {concurrency}
      </section>
      <Reported reported={reported} />
    </section>
  );
}
