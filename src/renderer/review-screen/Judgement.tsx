import { useMemo, type ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { displayName, reviewText } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { selectionLabel } from '../app/selection-label.ts';
import { useSession, type OpenCase } from '../app/session.ts';
import { Icon } from '../design/Icon.tsx';
import { useReview, useRows } from '../review/index.tsx';
import { targetOf, type TagRow } from '../review/types.ts';
import { DispositionForm } from './DispositionForm.tsx';
import { answeredBy, subjectsOf } from './subjects.ts';
import './review.css';

/** In the inspector: what people say of the selected thing, and the words they file it under. */
export function Judgement({ open, selection }: { readonly engine: EngineClient; readonly open: OpenCase; readonly selection: Selection }): ReactNode {
  const { caseId } = open;
  const target = targetOf(selection.kind, selection.id);
  const label = selectionLabel(selection, open.run);
  const rows = useRows(caseId, 'dispositions') ?? [];
  const exceptions = useMemo(() => subjectsOf(open.run).filter((each) => each.control !== null), [open.run]);
  return (
    <section className="inspector-part" aria-label={reviewText.disposition}>
      <h3>{reviewText.disposition}</h3>
      {exceptions.filter((each) => each.target === target).map((each) => (
        <div key={each.control}>
          <h4>{reviewText.exception(each.control ?? '')}</h4>
          <DispositionForm caseId={caseId} target={target} control={each.control} label={label} row={answeredBy(each, rows)} />
        </div>
      ))}
      <DispositionForm caseId={caseId} target={target} control={null} label={label} row={answeredBy({ target, control: null, formerly: null }, rows)} />
      <Tags caseId={caseId} target={target} label={label} />
    </section>
  );
}

function Tags({ caseId, target, label }: { readonly caseId: string; readonly target: string; readonly label: string }): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const tags = (useRows(caseId, 'tags') ?? []).filter((row) => row.target === target);
  const add = (tag: string): void => {
    if (tag === '' || tags.some((row) => row.tag === tag)) return;
    void review.put('tags', newTag(caseId, target, tag, label));
  };
  return (
    <div className="review-line">
      {tags.map((row) => (
        <span key={row.id} className="tag">{displayName(row.tag, 40)}
          <button type="button" className="icon-button small" aria-label={`${reviewText.remove}: ${displayName(row.tag, 40)}`} onClick={() => {
            void review.remove('tags', row.id);
            say({ text: () => reviewText.undone.tag, undo: () => void review.put('tags', row) });
          }}><Icon name="close" size={12} /></button>
        </span>
      ))}
      <input className="field" aria-label={reviewText.tags} placeholder={reviewText.tagHint} maxLength={40} onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        add(event.currentTarget.value.trim());
        event.currentTarget.value = '';
      }} />
    </div>
  );
}

const newTag = (caseId: string, target: string, tag: string, label: string): TagRow => ({ id: crypto.randomUUID(), caseId, target, tag, label, createdAt: new Date().toISOString() });
