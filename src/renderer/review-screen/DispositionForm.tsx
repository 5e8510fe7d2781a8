import { useState, type ReactNode } from 'react';
import { displayName, formatInstant, reviewText } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { usePerson, useReview } from '../review/index.tsx';
import { DISPOSITIONS, type Disposition, type DispositionRow } from '../review/types.ts';

/** What a person says of one thing, or the form to say it. */
export function DispositionForm({ caseId, target, control, label, row }: {
  readonly caseId: string;
  readonly target: string;
  readonly control: string | null;
  readonly label: string;
  readonly row: DispositionRow | undefined;
}): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const [editing, setEditing] = useState(false);
  if (row !== undefined && !editing) {
    return (
      <div className="disposition">
        <p><strong>{reviewText.short[row.says]}</strong>{row.why !== '' && <>: {displayName(row.why, 2_000)}</>}</p>
        <p className="quiet">{row.by !== '' && <>{displayName(row.by, 100)}, </>}{formatInstant(row.createdAt.replace(/\.\d+Z$/, 'Z'))}
          {' '}<button type="button" className="link" onClick={() => setEditing(true)}>{reviewText.change}</button>
          {' '}<button type="button" className="link" onClick={() => {
            void review.remove('dispositions', row.id);
            say({ text: () => reviewText.undone.disposition, undo: () => void review.put('dispositions', row) });
          }}>{reviewText.remove}</button>
        </p>
      </div>
    );
  }
  const keep = (says: Disposition, why: string, by: string): void => {
    setEditing(false);
    const id = row?.id ?? crypto.randomUUID();
    void review.put('dispositions', { id, caseId, target, control, says, why, by, label, createdAt: new Date().toISOString() });
  };
  return <Fields label={label} row={row} onKeep={keep} />;
}

function Fields({ label, row, onKeep }: {
  readonly label: string;
  readonly row: DispositionRow | undefined;
  readonly onKeep: (says: Disposition, why: string, by: string) => void;
}): ReactNode {
  const [person, keepPerson] = usePerson();
  const [says, setSays] = useState<Disposition | ''>(row?.says ?? '');
  const [why, setWhy] = useState(row?.why ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const by = typed ?? person;
  return (
    <form className="disposition" aria-label={`${reviewText.disposition}: ${displayName(label, 80)}`} onSubmit={(event) => {
      event.preventDefault();
      if (says === '') return;
      keepPerson(by.trim());
      onKeep(says, why.trim(), by.trim());
    }}>
      <select className="field" aria-label={reviewText.disposition} value={says} onChange={(event) => setSays(DISPOSITIONS.find((each) => each === event.target.value) ?? '')}>
        <option value="">{reviewText.none}</option>
        {DISPOSITIONS.map((each) => <option key={each} value={each}>{reviewText.dispositions[each]}</option>)}
      </select>
      {says !== '' && (
        <>
          <textarea className="field" aria-label={reviewText.why} placeholder={reviewText.whyHint} rows={2} maxLength={20_000} value={why} onChange={(event) => setWhy(event.target.value)} />
          <div className="review-line">
            <input className="field" aria-label={reviewText.by} placeholder={reviewText.by} title={reviewText.nameIsNote} maxLength={100} value={by} onChange={(event) => setTyped(event.target.value)} />
            <button type="submit" className="button">{reviewText.keep}</button>
          </div>
        </>
      )}
    </form>
  );
}
