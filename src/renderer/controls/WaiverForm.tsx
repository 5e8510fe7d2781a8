import { useState, type ReactNode } from 'react';
import { controlsScreen } from '../../text/index.ts';
import { ReasonForm } from './ReasonForm.tsx';

const words = () => controlsScreen.waiver;

/** Who, why and until when: a waiver lacks none of them. `from` is the first day that can be named, `YYYY-MM-DD`. */
export function WaiverForm({ label, from, onGive, onLeave }: {
  readonly label: string;
  readonly from: string;
  readonly onGive: (why: string, by: string, until: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const [until, setUntil] = useState('');
  return (
    <ReasonForm label={label} why={words().why} hint={words().whyHint} submit={words().give} ready={/^\d{4}-\d\d-\d\d$/.test(until) && until >= from} onSay={(why, by) => onGive(why, by, until)} onLeave={onLeave}>
      <label>{words().until}<input className="field" type="date" required min={from} value={until} onChange={(event) => setUntil(event.target.value)} /></label>
    </ReasonForm>
  );
}
