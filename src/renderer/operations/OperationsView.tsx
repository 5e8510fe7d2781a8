import type { ReactNode } from 'react';
import { TEST_RESULTS, WORK_PARTS, type OperationsDto } from '../../contract/index.ts';
import { formatTime, operationsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { EmptyState } from '../design/State.tsx';
import { FleetWork } from './FleetWork.tsx';
import { sumOf, type Reach } from './reach.ts';
import { TestRuns } from './TestRuns.tsx';

const words = () => operationsText;

/** The posture on one surface: the answer in words, then tests, then work. */
export function OperationsView({ until, tests, work, ofExport, twin, ...reach }: OperationsDto & Reach & Pick<ScreenProps, 'twin'> & {
  /** Whether the record is an audit export, which tells of neither. */
  readonly ofExport: boolean;
}): ReactNode {
  if (ofExport) {
    return (
      <section className="screen-empty">
        <EmptyState heading="h1" title={words().emptyTitle} sentence={words().emptyExport} action={<button type="button" className="button" onClick={() => reach.go({ screen: 'verdict' })}>{words().toVerdict}</button>} />
      </section>
    );
  }
  return (
    <section className="screen operations">
      <header>
        <h1>{words().headline(sumOf(TEST_RESULTS, tests.suites), tests.suites.passed, sumOf(WORK_PARTS, work.all), work.all.overdue)}</h1>
        {until !== null && <p className="quiet">{words().until(formatTime(until))}</p>}
        <p>{words().noPlan}</p>
        <p className="control-links">
          <span className="quiet">{words().next}</span>
          <button type="button" className="button small" onClick={() => reach.go({ screen: 'verdict' })}>{words().toVerdict}</button>
          <button type="button" className="button small" onClick={() => reach.go({ screen: 'controls' })}>{words().toControls}</button>
        </p>
      </header>
      <TestRuns tests={tests} twin={twin} {...reach} />
      <FleetWork work={work} {...reach} />
    </section>
  );
}
