import { useState, type ReactNode } from 'react';
import type { ControlResult, Fact, Run } from '../../contract/index.ts';
import { controlsScreen, controlText, counted, displayName, factText, formatNumber, mappingText, verdictLabels } from '../../text/index.ts';
import { selectionOf } from '../controls/fact-links.ts';
import { byUrgency, said } from '../controls/outcomes.ts';
import { Digest } from '../design/Digest.tsx';
import { Disclosure } from '../design/Disclosure.tsx';
import { Facts } from '../design/Facts.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Sentence } from '../design/Sentence.tsx';
import { Severity } from '../design/Severity.tsx';
import type { Reach } from './FindingItem.tsx';
import { eventSelection } from './links.ts';
import { ResultMark } from '../controls/ResultMark.tsx';

/** Control tests with population and exceptions, what was not kept first. */
export function ControlTable({ run, reach }: { readonly run: Run; readonly reach: Reach }): ReactNode {
  const controls = run.controls.toSorted(byUrgency);
  return (
    <section className="section" aria-labelledby="controls">
      <h2 id="controls">{controls.length === 0 ? verdictLabels.noControlWasTested : counted.controlTest(controls.length)}</h2>
      {controls.map((control) => <ControlLine key={control.id} control={control} reach={reach} />)}
    </section>
  );
}

function ControlLine({ control, reach }: { readonly control: ControlResult; readonly reach: Reach }): ReactNode {
  const [open, setOpen] = useState(false);
  const [raw, setRaw] = useState(false);
  const text = controlText(control.id);
  return (
    <Disclosure
      className="control"
      open={open}
      onToggle={setOpen}
      summary={
        <>
          <ResultMark control={control} size={16} />
          <span className="control-id">{control.id}</span>
          <span className="control-title">{text.title}</span>
          <Severity severity={control.severity} />
          <span className="control-said">{said(control)}</span>
        </>
      }
    >
      <p>{text.rationale}</p>
      <Facts facts={[
        [verdictLabels.population, `${formatNumber(control.population)}. ${text.population}`],
        [verdictLabels.populationDigest, <Digest key="digest" hex={control.populationDigest} />],
        [verdictLabels.evidenceRelevantTo, control.mappings.map(mappingText).join(' · ')],
      ]} />
      {control.unreliable && <p className="problem">{verdictLabels.theIntegrityOfThe}</p>}
      <FactList title={control.advisory ? controlsScreen.advisory : verdictLabels.exceptions} controlId={control.id} facts={control.exceptions} count={control.exceptionCount} reach={reach} />
      <FactList title={verdictLabels.couldNotBeTold} controlId={control.id} facts={control.undecided} count={control.undecidedCount} reach={reach} />
      <button type="button" className="link" onClick={() => reach.go({ screen: 'controls', selection: { kind: 'control', id: control.id } })}>{controlsScreen.actions.openHere}</button>
      <button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>{verdictLabels.raw}</button>
      {raw && <RawJson label={text.title} value={control} />}
    </Disclosure>
  );
}

const STEP = 50;

function FactList({ title, controlId, facts, count, reach }: {
  readonly title: string;
  readonly controlId: string;
  readonly facts: readonly Fact[];
  /** All of them; a run lists the first. */
  readonly count: number;
  readonly reach: Reach;
}): ReactNode {
  const [shown, setShown] = useState(STEP);
  if (facts.length === 0) return null;
  return (
    <>
      <h4>{title}: {formatNumber(count)}{count > facts.length && verdictLabels.firstListed(formatNumber(facts.length))}</h4>
      <ul className="fact-list">
        {facts.slice(0, shown).map((fact) => <FactLine key={`${fact.subject}/${fact.reason}/${fact.at.event ?? fact.at.file ?? ''}`} controlId={controlId} fact={fact} select={reach.select} />)}
      </ul>
      {facts.length > shown && <button type="button" className="button" onClick={() => setShown(shown + STEP)}>{verdictLabels.showMore(Math.min(STEP, facts.length - shown))}</button>}
    </>
  );
}

function FactLine({ controlId, fact, select }: { readonly controlId: string; readonly fact: Fact; readonly select: Reach['select'] }): ReactNode {
  const [selection, event] = [selectionOf(fact), eventSelection(fact.at)];
  const name = displayName(fact.subject, 60);
  return (
    <li>
      {selection === null ? <span>{name}</span> : <button type="button" className="link" onClick={() => select(selection)}>{name}</button>}
      <span><Sentence text={factText(controlId, fact)} /></span>
      {event !== null && selection?.kind !== 'event' && <button type="button" className="link" onClick={() => select(event)}>{verdictLabels.itsEvent}</button>}
    </li>
  );
}
