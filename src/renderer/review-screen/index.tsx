import { useState, type ReactNode } from 'react';
import { reviewLabels, reviewText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useSession } from '../app/session.ts';
import { useRows } from '../review/index.tsx';
import { Segments } from '../design/Segments.tsx';
import { Marks } from './Marks.tsx';
import { reviewPart, showReviewPart, type ReviewPart } from './part.ts';
import { Samples } from './Samples.tsx';
import { SignOff } from './SignOff.tsx';
import { Subjects } from './Subjects.tsx';
import { answeredBy, subjectsOf } from './subjects.ts';
import { Workpapers } from './Workpapers.tsx';
import './review.css';

const parts = (): readonly (readonly [ReviewPart, string])[] => [
  ['subjects', reviewText.parts.subjects], ['samples', reviewText.parts.samples], ['workpapers', reviewText.parts.workpapers],
  ['marks', reviewText.parts.marks], ['signoff', reviewText.parts.signoff],
];

/** What people say of the evidence, and who stands for it. */
export function ReviewScreen(props: ScreenProps): ReactNode {
  const caseId = useSession((session) => session.open?.caseId ?? '');
  const [part, setPart] = useState<ReviewPart>(reviewPart);
  const dispositions = useRows(caseId, 'dispositions') ?? [];
  const subjects = subjectsOf(props.run);
  const open = subjects.filter((subject) => answeredBy(subject, dispositions) === undefined).length;
  const show = (next: ReviewPart): void => {
    showReviewPart(next);
    setPart(next);
  };
  return (
    <section className="screen review">
      <header><h1>{reviewText.headline(open, subjects.length)}</h1></header>
      <Segments label={reviewLabels.partOfTheReview} options={parts()} value={part} onChange={show} />
      {part === 'subjects' && <Subjects caseId={caseId} subjects={subjects} dispositions={dispositions} screen={props} />}
      {part === 'samples' && <Samples caseId={caseId} screen={props} />}
      {part === 'workpapers' && <Workpapers caseId={caseId} screen={props} />}
      {part === 'marks' && <Marks caseId={caseId} screen={props} />}
      {part === 'signoff' && <SignOff caseId={caseId} screen={props} />}
    </section>
  );
}
