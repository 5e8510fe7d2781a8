import { useState, type ReactNode } from 'react';
import { formatInstant, inspectorLabels } from '../../text/index.ts';
import type { Selection } from '../app/navigation.ts';
import { useSession } from '../app/session.ts';
import { focusOnOpen } from '../design/focus.ts';
import { useNotes, useReview, type NoteRow } from '../review/index.tsx';
import { targetOf } from '../review/types.ts';

/** People's words about the selected thing, beside the evidence and never in it. */
export function Notes({ caseId, selection }: { readonly caseId: string; readonly selection: Selection }): ReactNode {
  const notes = useNotes(caseId, selection) ?? [];
  const review = useReview();
  const [draft, setDraft] = useState('');
  const add = (): void => {
    const text = draft.trim();
    if (text === '') return;
    setDraft('');
    void review.put('notes', { id: crypto.randomUUID(), caseId, target: targetOf(selection.kind, selection.id), text, createdAt: new Date().toISOString(), editedAt: null });
  };
  return (
    <section className="inspector-part" aria-label={inspectorLabels.notes}>
      <h3>{inspectorLabels.notes}</h3>
      {notes.map((note) => <NoteItem key={note.id} note={note} />)}
      <textarea
        className="field"
        aria-label={inspectorLabels.aNewNote}
        placeholder={inspectorLabels.whatYouSeeWhat}
        rows={3}
        maxLength={20_000}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
        }}
      />
    </section>
  );
}

function NoteItem({ note }: { readonly note: NoteRow }): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const [editing, setEditing] = useState(false);
  const save = (text: string): void => {
    setEditing(false);
    if (text.trim() !== '' && text !== note.text) void review.put('notes', { ...note, text: text.trim(), editedAt: new Date().toISOString() });
  };
  return (
    <article className="note">
      {editing
        ? <textarea className="field" aria-label={inspectorLabels.theNote} ref={focusOnOpen} rows={4} defaultValue={note.text} onBlur={(event) => save(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && setEditing(false)} />
        : <p>{note.text}</p>}
      <footer className="quiet">
        {formatInstant(note.createdAt.replace(/\.\d+Z$/, 'Z'))}{note.editedAt !== null && inspectorLabels.andEdited}
        <button type="button" className="link" onClick={() => setEditing(true)}>{inspectorLabels.edit}</button>
        <button
          type="button"
          className="link"
          onClick={() => {
            void review.remove('notes', note.id);
            say({ text: () => inspectorLabels.noteDeleted, undo: () => void review.put('notes', note) });
          }}
        >
          {inspectorLabels.delete}
        </button>
      </footer>
    </article>
  );
}
