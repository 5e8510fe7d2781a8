import { useRef, useState, type ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, displayName, formatInstant } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { useForget } from '../engine/index.tsx';
import { useReview } from '../review/index.tsx';
import type { WaiverRow } from '../review/types.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { WaiverForm } from './WaiverForm.tsx';
import { canBeWaived, type JudgedWaiver } from './waivers.ts';

const words = () => controlsScreen.waiver;
const instant = (text: string): string => formatInstant(text.replace(/\.\d+Z$/, 'Z'));

/** What people bear of a test, in force or not any more, and the form to say so. */
export function Waivers({ caseId, control, waivers, asOf }: {
  readonly caseId: string;
  readonly control: ControlResult;
  readonly waivers: readonly JudgedWaiver[];
  readonly asOf: string;
}): ReactNode {
  const tell = useTold();
  const say = useSession((session) => session.say);
  const [adding, setAdding] = useState(false);
  const give = (why: string, by: string, until: string): void => {
    setAdding(false);
    const over = { version: control.version, populationDigest: control.populationDigest, exceptions: control.exceptionCount };
    void tell({ id: crypto.randomUUID(), caseId, control: control.id, why, by, until, over, withdrawn: null, createdAt: new Date().toISOString() });
    say({ text: () => words().given });
  };
  return (
    <section className="section control-waivers" aria-labelledby="control-waivers">
      <h2 id="control-waivers">{words().title}</h2>
      <p className="quiet">{words().note}</p>
      {waivers.length === 0 && <p>{words().none}</p>}
      <ul>{waivers.map(({ row, state }) => <Waiver key={row.id} row={row} state={state} control={control} />)}</ul>
      {adding ? <WaiverForm label={`${words().add}: ${control.id}`} from={asOf.slice(0, 10)} onGive={give} onLeave={() => setAdding(false)} />
        : canBeWaived(control) ? <p><button type="button" className="button" onClick={() => setAdding(true)}>{words().add}</button></p> : <p className="quiet">{words().notNeeded}</p>}
    </section>
  );
}

/** Keeps a waiver, and lets go of the custody log that the window has read: the engine tells it there. */
function useTold(): (row: WaiverRow) => Promise<void> {
  const review = useReview();
  const forget = useForget();
  return async (row) => {
    await review.put('waivers', row);
    await review.sync();
    forget('custody');
  };
}

function Waiver({ row, state, control }: JudgedWaiver & { readonly control: ControlResult }): ReactNode {
  const tell = useTold();
  const say = useSession((session) => session.say);
  const [withdrawing, setWithdrawing] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  // The form takes its button away, and with it whatever had the keyboard.
  const close = (): void => {
    setWithdrawing(false);
    item.current?.focus();
  };
  const withdraw = (why: string, by: string): void => {
    close();
    void tell({ ...row, withdrawn: { at: new Date().toISOString(), by, why } });
    say({ text: () => words().undone });
  };
  return (
    <li data-state={state} ref={item} tabIndex={-1}>
      <p><span className="control-mark" data-state={state}>{words().states[state]}</span> {displayName(row.why, 2_000)}</p>
      <p className="quiet">
        {words().line(displayName(row.by, 100), instant(row.createdAt), displayName(row.until, 10))}
        {row.withdrawn === null
          ? !withdrawing && <> <button type="button" className="link" onClick={() => setWithdrawing(true)}>{words().withdraw}</button></>
          : <>. {words().withdrawnLine(displayName(row.withdrawn.by, 100), instant(row.withdrawn.at))}{row.withdrawn.why !== undefined && `: ${displayName(row.withdrawn.why, 2_000)}`}</>}
      </p>
      {withdrawing && row.withdrawn === null && (
        <ReasonForm label={`${words().withdraw}: ${control.id}`} why={words().whyBack} hint={words().whyBackHint} submit={words().withdraw} onSay={withdraw} onLeave={close} />
      )}
      {row.subject !== undefined && <p className="quiet">{words().ofSubject(displayName(row.subject, 120))}</p>}
      {state === 'outgrown' && <p>{row.subject !== undefined && !control.exceptions.some((each) => each.subject === row.subject) ? words().noSuch : words().outgrownLine(row.over.exceptions, control.exceptionCount, row.over.version === control.version)}</p>}
    </li>
  );
}
