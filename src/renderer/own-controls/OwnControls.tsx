import { useRef, useState, type ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { displayName, formatInstant, misfitClause, ownControlsText } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import { currentSession } from '../app/session.ts';
import { ControlRow, type RowProps } from '../controls/ControlRow.tsx';
import { useFocusAfterRemoval } from '../design/focus.ts';
import { errorSentence } from '../engine/errors.ts';
import { useForget } from '../engine/index.tsx';
import { usePerson, useReview } from '../review/index.tsx';
import './own-controls.css';
import { keepControl, useAttempts, useOwnControls, type Attempt, type KeptControl } from './store.ts';

const words = () => ownControlsText;

/** A person's own controls beside the others: a file is chosen, checked, run and kept; its result or its refusal stands here. */
export function OwnControls({ engine, caseId, runId, kept, ...row }: {
  readonly engine: EngineClient;
  readonly caseId: string;
  readonly runId: string;
  readonly kept: readonly KeptControl[];
} & RowProps): ReactNode {
  const attempts = useAttempts(runId);
  const setAttempts = useOwnControls((state) => state.setAttempts);
  const review = useReview();
  const forget = useForget();
  const [person, keepPerson] = usePerson();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const removing = useFocusAfterRemoval(list, heading, kept.length + attempts.length);
  const by = (typed ?? person).trim();
  const keep = async (files: readonly File[]): Promise<void> => {
    keepPerson(by);
    const done = await Promise.all(files.map((file) => keepControl(engine, { caseId, runId, by }, file)));
    if (!done.includes(true)) return;
    forget('custody');
    await review.sync();
  };
  const putAway = async ({ row: { id } }: KeptControl, nth: number): Promise<void> => {
    removing(nth);
    await engine.ownControls.putAway({ caseId, id, by });
    forget('custody');
    await review.sync();
  };
  const failed = (error: unknown): void => {
    removing(-1);
    currentSession().say({ text: () => `${words().notPutAway} ${errorSentence(error)}` });
  };
  return (
    <section className="section own-controls" aria-labelledby="own-controls">
      <h2 id="own-controls" ref={heading} tabIndex={-1}>{words().title}</h2>
      <p className="quiet">{words().note}</p>
      {kept.length + attempts.length > 0 && (
        <ul aria-live="polite" ref={list}>
          {kept.map((each, nth) => (
            <li key={each.row.id}>
              <div>
                {each.state.kind === 'result'
                  ? <ControlRow control={each.state.own.result} title={displayName(each.state.own.title, 200)} own {...row} />
                  : <p className={each.state.kind === 'running' ? 'quiet' : 'problem'}>{sentence({ name: each.row.name, state: each.state })}</p>}
                <p className="quiet own-control-kept">{words().kept(displayName(each.row.name, 80), displayName(each.row.by, 100), formatInstant(each.row.createdAt.replace(/\.\d+Z$/, 'Z')))}</p>
              </div>
              <button type="button" className="link" disabled={by === ''} aria-label={words().putAway(displayName(each.row.name, 60))} onClick={() => void putAway(each, nth).catch(failed)}>{words().putAwayShort}</button>
            </li>
          ))}
          {attempts.map((each, nth) => (
            <li key={each.name}>
              <p className={each.state.kind === 'running' ? 'quiet' : 'problem'}>{sentence(each)}</p>
              <button type="button" className="link" aria-label={words().dismiss(displayName(each.name, 60))} onClick={() => { removing(kept.length + nth); setAttempts(runId, (all) => all.filter((one) => one.name !== each.name)); }}>{words().dismissShort}</button>
            </li>
          ))}
        </ul>
      )}
      <p className="own-control-add">
        <label>{words().by}<input className="field" maxLength={100} title={words().nameIsNote} value={typed ?? person} onChange={(event) => setTyped(event.target.value)} /></label>
        <button type="button" className="button" disabled={by === ''} onClick={() => input.current?.click()}>{words().load}</button>
      </p>
      <input
        ref={input} type="file" accept=".json,application/json" multiple hidden disabled={by === ''} data-testid="choose-control"
        onChange={(event) => {
          void keep([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </section>
  );
}

function sentence({ name, state }: { readonly name: string; readonly state: Attempt['state'] | KeptControl['state'] }): string {
  const file = displayName(name, 80);
  switch (state.kind) {
    case 'running': return words().running(file);
    case 'too-large': return words().tooLarge(file);
    case 'failed': return words().failed(file, errorSentence(state.error));
    case 'malformed': return words().malformed(file, misfitClause(state));
    case 'refused': return words().refused(state.refusal.id, words().queries[state.refusal.query], words().problems[state.refusal.problem], state.refusal.detail);
    case 'result': return '';
    default: return missingCase(state);
  }
}
