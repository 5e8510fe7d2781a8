import type { ReactNode } from 'react';
import type { ActionDetail, EventRow } from '../../contract/index.ts';
import { actionLabels, formatDuration, formatTime } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Digest } from '../design/Digest.tsx';
import { Facts } from '../design/Facts.tsx';
import { ControlLine } from './ControlLine.tsx';
import { Differs } from './Differs.tsx';
import { Proof } from './Proof.tsx';
import type { Entry, Step } from './steps.ts';

/** One station of the path. An exception stands before everything the record says about itself. */
export function StepView({ step, detail, rows, selected, select, go, children }: {
  readonly step: Step;
  readonly detail: ActionDetail;
  readonly rows: ReadonlyMap<string, EventRow>;
  readonly selected: string | null;
  readonly select: ScreenProps['select'];
  readonly go: ScreenProps['go'];
  readonly children?: ReactNode;
}): ReactNode {
  const wrong = step.controls.some(({ fact }) => fact.verdict === 'exception') || step.entries.some((entry) => entry.differs.length > 0 || (entry.remarks ?? []).length > 0) || step.missing?.expected === true;
  return (
    <li className="action-step" data-state={step.missing === null ? 'stated' : step.missing.expected ? 'lacking' : 'absent'} data-wrong={wrong}>
      <h3>{step.title}</h3>
      {step.controls.filter(({ fact }) => fact.verdict !== 'held').map((control) => <ControlLine key={control.id} brief control={control} labels={detail.labels} select={select} />)}
      {step.missing && <p className="action-missing">{step.missing.sentence}</p>}
      {step.entries.map((entry, i) => (
        <EntryView key={`${entry.at.event ?? ''}${i}`} entry={entry} before={i === 0 ? step.before : (step.entries[i - 1]?.time ?? null)} rows={rows} selected={selected} select={select} go={go} />
      ))}
      {children}
      {step.controls.filter(({ fact }) => fact.verdict === 'held').map((control) => <ControlLine key={control.id} control={control} labels={detail.labels} select={select} />)}
    </li>
  );
}

function EntryView({ entry, before, rows, selected, select, go }: {
  readonly entry: Entry;
  readonly before: number | null;
  readonly rows: ReadonlyMap<string, EventRow>;
  readonly selected: string | null;
  readonly select: ScreenProps['select'];
  readonly go: ScreenProps['go'];
}): ReactNode {
  return (
    <div className="action-entry" data-selected={entry.at.event !== undefined && entry.at.event === selected}>
      <p className="action-when">
        <span>{formatTime(entry.time)}</span>
        {before !== null && <Distance ms={entry.time - before} />}
      </p>
      <p className="action-says"><strong>{entry.who}</strong> {entry.states.charAt(0).toLowerCase()}{entry.states.slice(1)}{/[.”?!]$/.test(entry.states) ? '' : '.'}</p>
      {entry.remarks?.map((remark) => <p key={remark} className="action-remark">{remark}</p>)}
      <Differs differs={entry.differs} />
      {entry.facts.length > 0 && <Facts facts={entry.facts.map(([label, value]) => [label, /^[0-9a-f]{40,}$/.test(value) ? <Digest key={label} hex={value} /> : value] as const)} />}
      <Proof at={entry.at} row={rows.get(entry.at.event ?? '')} file={entry.file} signature={entry.signature} select={select} go={go} />
    </div>
  );
}

/** How long after the statement before it; a step earlier than the one before says so in words. */
export function Distance({ ms }: { readonly ms: number }): ReactNode {
  if (ms < 0) return <strong className="action-early">{actionLabels.beforeWhatStandsAbove(formatDuration(ms))}</strong>;
  return <span className="quiet">{ms === 0 ? actionLabels.sameTime : actionLabels.later(formatDuration(ms))}</span>;
}
