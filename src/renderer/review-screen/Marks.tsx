import type { ReactNode } from 'react';
import { displayName, formatInstant, formatNumber, reviewLabels, reviewText } from '../../text/index.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import type { ScreenProps } from '../app/screen.ts';
import { kindWords, selectionLabel } from '../app/selection-label.ts';
import { useRows } from '../review/index.tsx';
import { parseTarget } from '../review/types.ts';
import { matches } from './subjects.ts';

/** Notes, tags and bookmarks of the case, newest first, each one press from what it is about. */
export function Marks({ caseId, screen }: { readonly caseId: string; readonly screen: ScreenProps }): ReactNode {
  const notes = useRows(caseId, 'notes') ?? [];
  const tags = useRows(caseId, 'tags') ?? [];
  const bookmarks = useRows(caseId, 'bookmarks') ?? [];
  const all = [
    ...notes.map((row) => ({ ...row, kind: 'note', text: row.text, tag: '' })),
    ...tags.map((row) => ({ ...row, kind: 'tag', text: row.tag, tag: row.tag })),
    ...bookmarks.map((row) => ({ ...row, kind: 'bookmark', text: '', tag: '' })),
  ].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  if (all.length === 0) return <p className="quiet">{reviewText.marksEmpty}</p>;
  const listed = all.filter(({ kind, text, tag, target }) => matches(screen.filter, { kind, text, tag, target }));
  return (
    <>
      <ScreenFilter screen="review" value={screen.filter} onChange={screen.setFilter} fields={reviewText.filterFields} summary={reviewLabels.of(formatNumber(listed.length), formatNumber(all.length))} />
      <ul className="review-list">
        {listed.slice(0, 500).map((row) => {
          const target = parseTarget(row.target);
          return (
            <li key={row.id} className="whole">
              <div>
                {target && <button type="button" className="link" onClick={() => screen.select(target)}>{selectionLabel(target, screen.run)}</button>}
                {row.text !== '' && <p>{displayName(row.text, 2_000)}</p>}
                <p className="quiet">{row.kind === 'note' ? reviewLabels.note : row.kind === 'tag' ? reviewLabels.tag : reviewLabels.bookmark}{target && reviewLabels.on(kindWords()[target.kind])}, {formatInstant(row.createdAt.replace(/\.\d+Z$/, 'Z'))}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
