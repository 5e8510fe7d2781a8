import { useState, type ReactNode } from 'react';
import { controlsScreen } from '../../text/index.ts';
import { focusOnOpen } from '../design/focus.ts';
import { usePerson } from '../review/index.tsx';

const words = () => controlsScreen.waiver;

/** Who, why and until when: a waiver lacks none of them. `from` is the first day that can be named, `YYYY-MM-DD`. */
export function WaiverForm({ label, from, onGive, onLeave }: {
  readonly label: string;
  readonly from: string;
  readonly onGive: (why: string, by: string, until: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const [person, keepPerson] = usePerson();
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const by = (typed ?? person).trim();
  const complete = why.trim() !== '' && by !== '' && /^\d{4}-\d\d-\d\d$/.test(until) && until >= from;
  return (
    <form className="control-waiver-form" aria-label={label} onSubmit={(event) => {
      event.preventDefault();
      if (!complete) return;
      keepPerson(by);
      onGive(why.trim(), by, until);
    }}>
      <label className="wide">{words().why}<textarea className="field" ref={focusOnOpen} rows={2} required maxLength={2_000} placeholder={words().whyHint} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
      <label>{words().by}<input className="field" required maxLength={100} title={words().nameIsNote} value={typed ?? person} onChange={(event) => setTyped(event.target.value)} /></label>
      <label>{words().until}<input className="field" type="date" required min={from} value={until} onChange={(event) => setUntil(event.target.value)} /></label>
      <p className="control-links"><button type="submit" className="button primary" disabled={!complete}>{words().give}</button><button type="button" className="button" onClick={onLeave}>{words().cancel}</button></p>
    </form>
  );
}
