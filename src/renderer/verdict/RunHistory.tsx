import type { ReactNode } from 'react';
import type { Finding, Outcome, RunDto } from '../../contract/index.ts';
import { axisText, controlText, displayName, factLabel, findingText, formatInstant, outcomeWord, verdictLabels, verdictText } from '../../text/index.ts';
import { findingKey } from '../app/finding-key.ts';
import { Compare } from '../design/Compare.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { compareRuns, type RunComparison } from './compare-runs.ts';

/** Drawn of a list of differing findings; the runs have them all. */
const SHOWN = 20;

export interface EarlierRun { readonly id: string; readonly startedAt: string }

/** Runs made before of the same evidence, and one of them beside the one on screen. */
export function RunHistory({ runs, current, chosen, choose, earlier }: {
  readonly runs: readonly EarlierRun[];
  readonly current: RunDto;
  readonly chosen: string | null;
  readonly choose: (runId: string | null) => void;
  /** The chosen run, once it is read. */
  readonly earlier: RunDto | undefined;
}): ReactNode {
  // A verification that has just ended is in the list before it is on screen: it is no earlier one, and is not to be set beside itself.
  const place = runs.findLastIndex((run) => run.id === current.id);
  const before = place < 0 ? runs : runs.slice(0, place);
  // One run may have been arrived at several times: each run once, by when it was last made.
  const others = [...new Map(before.filter((run) => run.id !== current.id).map((run) => [run.id, run])).values()].toReversed();
  return (
    <section className="section" aria-labelledby="earlier-runs">
      <h2 id="earlier-runs">{verdictText.compareTitle}</h2>
      {others.length === 0 ? <p className="quiet">{verdictText.compareNone}</p> : (
        <label className="choose">
          {verdictText.compareWith}{' '}
          <select className="field" value={chosen ?? ''} onChange={(event) => choose(event.target.value === '' ? null : event.target.value)}>
            <option value="">{verdictText.noComparison}</option>
            {others.map((run) => <option key={run.id} value={run.id}>{verdictLabels.run(formatInstant(run.startedAt), run.id)}</option>)}
          </select>
        </label>
      )}
      {earlier && earlier.id === chosen && earlier.id !== current.id && <Differences comparison={compareRuns(earlier.run, current.run)} />}
    </section>
  );
}

function Differences({ comparison }: { readonly comparison: RunComparison }): ReactNode {
  const { axes, controls, appeared, gone, inputs } = comparison;
  const differing = axes.filter((each) => each.before !== each.now);
  const count = differing.length + controls.length;
  return (
    <div className="run-differences">
      <p><strong>{count === 0 ? verdictText.sameAnswers : verdictText.answersDiffer(count)}</strong></p>
      <table className="plain">
        <thead><tr><th>{verdictLabels.answer}</th><th>{verdictText.before}</th><th>{verdictText.now}</th></tr></thead>
        <tbody>
          {axes.map(({ axis, before, now }) => <Row key={axis} name={axisText(axis).name} before={before} now={now} />)}
          {controls.map(({ id, before, now }) => <Row key={id} name={`${id} ${controlText(id).title}`} before={before} now={now} />)}
        </tbody>
      </table>
      <FindingNames title={verdictText.appeared(appeared.length)} findings={appeared} />
      <FindingNames title={verdictText.gone(gone.length)} findings={gone} />
      {inputs.length === 0 ? <p className="quiet">{verdictText.inputsSame}</p> : inputs.map(({ key, before, now }) => (
        <div key={key} className="run-input">
          <h3>{factLabel(key)}</h3>
          <Compare left={{ label: verdictText.before, value: before || '—' }} right={{ label: verdictText.now, value: now || '—' }} />
        </div>
      ))}
    </div>
  );
}

function Row({ name, before, now }: { readonly name: string; readonly before: Outcome | null; readonly now: Outcome | null }): ReactNode {
  return (
    <tr data-differs={before !== now}>
      <td>{before === now ? name : <strong>{name}</strong>}</td>
      <td><Word outcome={before} /></td>
      <td><Word outcome={now} /></td>
    </tr>
  );
}

function Word({ outcome }: { readonly outcome: Outcome | null }): ReactNode {
  if (outcome === null) return <span className="quiet">{verdictLabels.notTested}</span>;
  return <span className="outcome-word"><OutcomeMark outcome={outcome} size={16} label={false} />{outcomeWord(outcome)}</span>;
}

function FindingNames({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }): ReactNode {
  if (findings.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="finding-names">
        {findings.slice(0, SHOWN).map((finding, index) => (
          <li key={`${findingKey(finding)}/${index}`}>{findingText(finding).title} <code className="quiet">{finding.code}</code>{finding.at.file === undefined ? '' : `, ${displayName(finding.at.file, 60)}`}</li>
        ))}
        {findings.length > SHOWN && <li className="quiet">{verdictLabels.andMore(findings.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}
