import { useState, type ReactNode } from 'react';
import { REDACTABLES } from '../../contract/index.ts';
import { displayName, reportScreen } from '../../text/index.ts';
import { focusOnOpen } from '../design/focus.ts';
import { Icon } from '../design/Icon.tsx';
import { usePerson } from '../review/index.tsx';
import type { Withheld } from './draft.ts';

/** What is kept from the reader, by whom and why: none of the three may be missing. */
export function Redactions({ redactions, onRedactions }: { readonly redactions: readonly Withheld[]; readonly onRedactions: (redactions: readonly Withheld[]) => void }): ReactNode {
  const [adding, setAdding] = useState(false);
  const free = REDACTABLES.filter((each) => redactions.every(({ what }) => what !== each));
  const names = reportScreen.redactables;
  return (
    <>
      {redactions.length === 0 && !adding && <p className="quiet">{reportScreen.noRedactions}</p>}
      {redactions.length > 0 && (
        <ul className="report-withheld">
          {redactions.map((each) => (
            <li key={each.what}>
              <span>{reportScreen.withheldLine(names[each.what], displayName(each.by, 80))}<br /><span className="quiet">{displayName(each.reason, 300)}</span></span>
              <button type="button" className="icon-button small" aria-label={reportScreen.stopWithholding(names[each.what])} onClick={() => onRedactions(redactions.filter((other) => other !== each))}><Icon name="close" size={14} /></button>
            </li>
          ))}
        </ul>
      )}
      {adding
        ? <RedactionForm free={free} onLeave={() => setAdding(false)} onAdd={(added) => { onRedactions([...redactions, added]); setAdding(false); }} />
        : free.length > 0
          ? <p><button type="button" className="button small" onClick={() => setAdding(true)}>{reportScreen.withhold}</button></p>
          : <p className="quiet">{reportScreen.allWithheld}</p>}
    </>
  );
}

function RedactionForm({ free, onAdd, onLeave }: { readonly free: readonly Withheld['what'][]; readonly onAdd: (added: Withheld) => void; readonly onLeave: () => void }): ReactNode {
  const [person, keepPerson] = usePerson();
  const [what, setWhat] = useState<Withheld['what'] | undefined>(free[0]);
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const by = (typed ?? person).trim();
  const complete = what !== undefined && by !== '' && reason.trim() !== '';
  return (
    <form className="report-fields" aria-label={reportScreen.withhold} onSubmit={(event) => {
      event.preventDefault();
      if (!complete) return;
      keepPerson(by);
      onAdd({ what, by, reason: reason.trim() });
    }}>
      <label>{reportScreen.redactWhat}
        <select className="field" ref={focusOnOpen} value={what} onChange={(event) => setWhat(free.find((each) => each === event.target.value))}>
          {free.map((each) => <option key={each} value={each}>{reportScreen.redactables[each]}</option>)}
        </select>
      </label>
      <label>{reportScreen.redactBy}<input className="field" required maxLength={200} value={typed ?? person} onChange={(event) => setTyped(event.target.value)} /></label>
      <label>{reportScreen.redactWhy}<textarea className="field" rows={2} required maxLength={1_000} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      <p className="quiet">{reportScreen.redactNote}</p>
      <p className="report-line"><button type="submit" className="button primary small" disabled={!complete}>{reportScreen.redactAdd}</button><button type="button" className="button small" onClick={onLeave}>{reportScreen.leave}</button></p>
    </form>
  );
}
