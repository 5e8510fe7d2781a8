import { useState, type ReactNode } from 'react';
import { controlsScreen } from '../../text/index.ts';
import { focusOnOpen, showWhole } from '../design/focus.ts';
import { usePerson } from '../review/index.tsx';

const words = () => controlsScreen.waiver;

/** Why, and who says so: neither is left out. `children` is what else has to be said, and `ready` whether that is. */
export function ReasonForm({ label, why: asked, hint, submit, ready = true, onSay, onLeave, children }: {
  readonly label: string;
  readonly why: string;
  readonly hint: string;
  readonly submit: string;
  readonly ready?: boolean;
  readonly onSay: (why: string, by: string) => void;
  readonly onLeave: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const [person, keepPerson] = usePerson();
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const by = (typed ?? person).trim();
  const complete = why.trim() !== '' && by !== '' && ready;
  return (
    <form ref={showWhole} className="control-waiver-form" aria-label={label} onSubmit={(event) => {
      event.preventDefault();
      if (!complete) return;
      keepPerson(by);
      onSay(why.trim(), by);
    }}>
      <label className="wide">{asked}<textarea className="field" ref={focusOnOpen} rows={2} required maxLength={2_000} placeholder={hint} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
      <label>{words().by}<input className="field" required maxLength={100} title={words().nameIsNote} value={typed ?? person} onChange={(event) => setTyped(event.target.value)} /></label>
      {children}
      <p className="control-links"><button type="submit" className="button primary" disabled={!complete}>{submit}</button><button type="button" className="button" onClick={onLeave}>{words().cancel}</button></p>
    </form>
  );
}
