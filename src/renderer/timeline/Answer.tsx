import type { ReactNode } from 'react';
import { FLAG, type LaneKey } from '../../contract/index.ts';
import { timelineLabels, timelineText } from '../../text/index.ts';
import { Sentence } from '../design/Sentence.tsx';
import type { TimelineData } from './scene.ts';
import { headlineOf, type Counts } from './summary.ts';

/** The first lines of the screen: how much happened, and the numbers that lead to what may not be overlooked. */
export function Answer({ data, by, counts, onNext }: {
  readonly data: TimelineData | null;
  readonly by: LaneKey;
  readonly counts: Counts | null;
  /** Goes to the next event with a flag. */
  readonly onNext: (flag: number) => void;
}): ReactNode {
  if (data === null || counts === null) return <header><h1>{timelineLabels.whatHappenedAndWhen}</h1></header>;
  return (
    <header>
      <h1><Sentence text={headlineOf(data, by)} /></h1>
      <p className="timeline-counts">
        <Count n={counts.failures} words={timelineText.failures} onNext={() => onNext(FLAG.failure)} />
        <Count n={counts.denials} words={timelineText.refusals} onNext={() => onNext(FLAG.denied)} />
        <Count n={counts.findings} words={timelineText.withFindings} onNext={() => onNext(FLAG.finding)} />
        <span>{gapWords(data)}</span>
      </p>
    </header>
  );
}

function Count({ n, words, onNext }: {
  readonly n: number;
  readonly words: (n: number) => string;
  readonly onNext: () => void;
}): ReactNode {
  if (n === 0) return <span>{words(0)}</span>;
  return <button type="button" className="link" onClick={onNext} title={timelineLabels.goToTheNext}>{words(n)}</button>;
}

function gapWords({ lanes: { gaps, unnumbered } }: TimelineData): string {
  if (unnumbered === true) return timelineLabels.gapsLeaveNoTrace;
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return gaps.length === 0 ? timelineLabels.noGapsInThe : timelineLabels.gapsInTheLogs(gaps.length, missing);
}
