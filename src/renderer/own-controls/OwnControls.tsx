import { useRef, type ReactNode } from 'react';
import type { EngineClient } from '../../contract/index.ts';
import { displayName, ownControlsText, problemClause } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import { ControlRow, type RowProps } from '../controls/ControlRow.tsx';
import { errorSentence } from '../engine/errors.ts';
import './own-controls.css';
import { chooseControl, useChosen, useOwnControls, type ChosenControl } from './store.ts';

const words = () => ownControlsText;

/** A person's own controls beside the others: a file is chosen, checked and run, and its result or its refusal stands here. */
export function OwnControls({ engine, runId, ...row }: { readonly engine: EngineClient; readonly runId: string } & RowProps): ReactNode {
  const chosen = useChosen(runId);
  const change = useOwnControls(({ set }) => set);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="section own-controls" aria-labelledby="own-controls">
      <h2 id="own-controls">{words().title}</h2>
      <p className="quiet">{words().note}</p>
      {chosen.length > 0 && (
        <ul aria-live="polite">
          {chosen.map((each) => (
            <li key={each.name}>
              {each.state.kind === 'result'
                ? <ControlRow control={each.state.own.result} title={displayName(each.state.own.title, 200)} own {...row} />
                : <p className={each.state.kind === 'running' ? 'quiet' : 'problem'}>{sentence(each)}</p>}
              <button type="button" className="link" aria-label={words().remove(displayName(each.name, 60))} onClick={() => change(runId, (all) => all.filter((one) => one.name !== each.name))}>{words().removeShort}</button>
            </li>
          ))}
        </ul>
      )}
      <p><button type="button" className="button" onClick={() => input.current?.click()}>{words().load}</button></p>
      <input
        ref={input} type="file" accept=".json,application/json" multiple hidden data-testid="choose-control"
        onChange={(event) => {
          for (const file of event.target.files ?? []) void chooseControl(engine, runId, file);
          event.target.value = '';
        }}
      />
    </section>
  );
}

function sentence({ name, state }: ChosenControl): string {
  const file = displayName(name, 80);
  switch (state.kind) {
    case 'running': return words().running(file);
    case 'too-large': return words().tooLarge(file);
    case 'failed': return words().failed(file, errorSentence(state.error));
    case 'malformed': return words().malformed(file, ...problemAt(state.problem));
    case 'refused': return words().refused(state.refusal.id, words().queries[state.refusal.query], words().problems[state.refusal.problem], state.refusal.detail);
    case 'result': return '';
    default: return missingCase(state);
  }
}

/** What is wrong with a file's JSON is a word and a place; with its members, what is shown as it stands. */
function problemAt(problem: string): readonly [why: string, offset: number | null] {
  const [, word, offset] = /^([a-z-]{1,40}) at byte (\d{1,15})$/.exec(problem) ?? [];
  return word === undefined ? [displayName(problem, 200), null] : [problemClause(word), Number(offset)];
}
