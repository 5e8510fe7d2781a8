import type { Outcome } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { axisAnswer, axisText, outcomeWord, reportText } from '../../text/index.ts';
import { muted, plain, strong, type Section } from '../blocks.ts';

/** Six answers, never one: each axis with its mark, its word and the sentence that says why. */
export function verdictSection(run: Run): Section {
  const { about, columns, capped } = reportText.verdict;
  return {
    id: 'verdict',
    title: reportText.sectionTitles.verdict,
    blocks: [
      {
        kind: 'table',
        about,
        columns: [{ title: columns.result, share: 18 }, { title: columns.question, share: 31 }, { title: columns.answer, share: 51 }],
        rows: run.verdict.axes.map((axis) => {
          const text = axisText(axis.axis);
          return [
            { mark: axis.outcome, texts: [strong(outcomeWord(axis.outcome))] },
            { texts: [strong(text.name), muted(text.question)] },
            { texts: [plain(axisAnswer(axis, run)), ...(axis.capped ? [muted(capped)] : [])] },
          ];
        }),
      },
    ],
  };
}

/** The outcome that decides how the first page is marked: the worst of the six. */
export function worstOutcome(run: Run): Outcome {
  const order: readonly Outcome[] = ['fail', 'indeterminate', 'not-checked', 'pass'];
  return order.find((outcome) => run.verdict.axes.some((axis) => axis.outcome === outcome)) ?? 'not-checked';
}
