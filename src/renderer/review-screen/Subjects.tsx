import { useState, type ReactNode } from 'react';
import { displayName, formatNumber, reviewLabels, reviewText } from '../../text/index.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import type { ScreenProps } from '../app/screen.ts';
import { kindWords } from '../app/selection-label.ts';
import type { DispositionRow } from '../review/types.ts';
import { DispositionForm } from './DispositionForm.tsx';
import { answeredBy, matches, type Subject } from './subjects.ts';

const STEP = 50;

/** Every finding and exception with what people say of it; those without a word come first. */
export function Subjects({ caseId, subjects, dispositions, screen }: {
  readonly caseId: string;
  readonly subjects: readonly Subject[];
  readonly dispositions: readonly DispositionRow[];
  readonly screen: Pick<ScreenProps, 'filter' | 'setFilter' | 'select'>;
}): ReactNode {
  const [shown, setShown] = useState(STEP);
  const listed = subjects
    .map((subject) => ({ subject, row: answeredBy(subject, dispositions) }))
    .filter(({ subject, row }) => matches(screen.filter, {
      kind: subject.control === null ? 'finding' : 'exception', text: `${subject.label} ${subject.control ?? ''} ${subject.place}`, says: row?.says ?? 'none', by: row?.by ?? '', why: row?.why ?? '',
    }));
  return (
    <>
      <ScreenFilter screen="review" value={screen.filter} onChange={screen.setFilter} fields={reviewText.filterFields} summary={reviewLabels.of(formatNumber(listed.length), formatNumber(subjects.length))} />
      {listed.length === 0 && subjects.length > 0 && <p className="quiet">{reviewText.nothing}</p>}
      <ul className="review-list">
        {listed.slice(0, shown).map(({ subject, row }) => (
          <li key={`${subject.target}/${subject.control ?? ''}`}>
            <div>
              <button type="button" className="link" onClick={() => screen.select(subject.selection)}>{displayName(subject.label, 160)}</button>
              <p className="quiet">{[subject.control === null ? kindWords()[subject.selection.kind] : reviewText.exception(subject.control), subject.place].filter((part) => part !== '').join(' · ')}</p>
            </div>
            <DispositionForm caseId={caseId} target={subject.target} control={subject.control} label={subject.label} row={row} />
          </li>
        ))}
      </ul>
      {listed.length > shown && <button type="button" className="button" onClick={() => setShown(shown + STEP)}>{reviewLabels.showMore(formatNumber(Math.min(STEP, listed.length - shown)))}</button>}
    </>
  );
}
