import { useState, type ReactNode } from 'react';
import type { AxisVerdict, EvidenceDto } from '../../contract/index.ts';
import { axisText, casesLabels, casesText, displayList, displayName, formatBytes, formatInstant, headline, problemClause } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { focusOnOpen } from '../design/focus.ts';
import { MenuButton } from '../design/MenuButton.tsx';
import { useRun } from './open-case.tsx';
import { MAX_ENCLOSED_BYTES } from './portable-case.ts';
import { SignOffState } from '../review/SignOffState.tsx';
import type { CaseRow } from '../review/index.tsx';
import { AtOdds } from './Relation.tsx';
import { AXIS_ORDER, VerdictMarks } from './VerdictMarks.tsx';

export interface CaseActions {
  readonly open: (row: CaseRow) => void;
  readonly rename: (row: CaseRow, name: string) => void;
  readonly archive: (row: CaseRow, archived: boolean) => void;
  readonly remove: (row: CaseRow) => void;
  readonly purge: (row: CaseRow) => void;
  readonly addTo: (row: CaseRow) => void;
  readonly exportCase: (row: CaseRow, withEvidence: boolean) => void;
}

export function CaseList({ cases, evidence, actions }: {
  readonly cases: readonly CaseRow[];
  readonly evidence: readonly EvidenceDto[] | undefined;
  readonly actions: CaseActions;
}): ReactNode {
  return (
    <div className="case-list" role="table" aria-label={casesLabels.cases}>
      <div className="case-row case-head" role="row">
        <span role="columnheader">{casesLabels.case}</span>
        <span role="columnheader" className="marks marks-head">
          {AXIS_ORDER.map((axis) => <span key={axis} className="marks-cell">{axisText(axis).name}</span>)}
        </span>
        <span role="columnheader" className="case-when">{casesLabels.verified}</span>
        <span role="columnheader"><span className="sr-only">{casesLabels.more}</span></span>
      </div>
      {cases.map((row) => (
        <CaseLine key={row.id} row={row} evidence={evidence?.find((each) => each.digest === row.digest)} further={further(row, evidence)} listed={evidence !== undefined} actions={actions} />
      ))}
    </div>
  );
}

const further = (row: CaseRow, evidence: readonly EvidenceDto[] | undefined): readonly EvidenceDto[] => evidence?.filter((each) => row.also?.includes(each.digest) === true) ?? [];

function CaseLine({ row, evidence, further: others, listed, actions }: {
  readonly row: CaseRow;
  readonly evidence: EvidenceDto | undefined;
  readonly further: readonly EvidenceDto[];
  readonly listed: boolean;
  readonly actions: CaseActions;
}): ReactNode {
  const [renaming, setRenaming] = useState(false);
  const run = useRun(evidence?.latestRunId ?? null).data;
  const subject = run?.run.subject;
  return (
    <div className="case-row" role="row" data-archived={row.archived}>
      <div role="cell" className="case-name">
        {renaming
          ? <RenameField name={row.name} onDone={(name) => { setRenaming(false); if (name !== null) actions.rename(row, name); }} />
          : <button type="button" className="case-open" onClick={() => actions.open(row)}>{displayName(row.name)}</button>}
        <span className="quiet">
          {others.length > 0 && casesText.bundlesOf(others.length + 1)}{displayName(row.evidenceName, 80)}{evidence ? `, ${formatBytes(evidence.size)}` : ''}{row.archived ? casesLabels.andArchived : ''}
        </span>
        {evidence?.hashed.same === false && <span className="case-changed"><OutcomeMark outcome="fail" size={14} label={false} /> {casesText.copyChanged}</span>}
        <SignOffState caseId={row.id} digest={row.digest} runId={run?.id ?? null} onOpen={null} />
        {run && <span className="case-headline">{headline(run.run)}</span>}
        {(evidence === undefined ? others : [evidence, ...others]).map((each) => others.length > 0 && <BundleAtOdds key={each.digest} evidence={each} />)}
      </div>
      <div role="cell">
        {run && subject?.kind !== 'unreadable' && <VerdictMarks axes={run.run.verdict.axes} />}
        {others.map((each) => <FurtherMarks key={each.digest} evidence={each} />)}
        {subject?.kind === 'unreadable' && <span>{casesLabels.unreadableBecause(problemClause(subject.because))}</span>}
        {listed && !evidence && <span>{casesLabels.notHere(row.sender !== undefined && row.sender !== null)}</span>}
        {run && row.sender && <SenderDiffers own={run.run.verdict.axes} sender={row.sender.axes} />}
        {!evidence && row.sender && <VerdictMarks axes={row.sender.axes} />}
        {evidence && !run && <span className="quiet">{casesLabels.reading}</span>}
      </div>
      <span role="cell" className="case-when quiet">{run ? formatInstant(run.receipt.startedAt.replace(/\.\d+Z$/, 'Z')) : ''}</span>
      <span role="cell">
        <MenuButton
          label={casesLabels.moreFor(displayName(row.name))}
          icon="more"
          groups={[
            { entries: [
              { id: 'rename', label: casesLabels.rename, onAction: () => setRenaming(true) },
              { id: 'add', label: casesText.addEvidence, onAction: () => actions.addTo(row) },
              { id: 'archive', label: row.archived ? casesLabels.bringBackFromThe : casesLabels.archive, onAction: () => actions.archive(row, !row.archived) },
            ] },
            { title: casesLabels.handOver, entries: [
              { id: 'export', label: casesLabels.exportReviewWorkAnd, onAction: () => actions.exportCase(row, false) },
              { id: 'export-all', label: casesLabels.exportWithTheEvidence, disabled: !evidence || evidence.size > MAX_ENCLOSED_BYTES, onAction: () => actions.exportCase(row, true) },
            ] },
            { entries: [
              { id: 'delete', label: casesLabels.deleteTheCase, onAction: () => actions.remove(row) },
              { id: 'purge', label: casesText.purge, disabled: !listed, onAction: () => actions.purge(row) },
            ] },
          ]}
        />
      </span>
    </div>
  );
}

/** Each bundle has its own first sentence; that two of them contradict each other is news of the case. */
function BundleAtOdds({ evidence }: { readonly evidence: EvidenceDto }): ReactNode {
  const run = useRun(evidence.latestRunId).data;
  return run === undefined ? null : <AtOdds name={evidence.name} run={run.run} />;
}

/** A further bundle of the case, under the first one's marks. */
function FurtherMarks({ evidence }: { readonly evidence: EvidenceDto }): ReactNode {
  const run = useRun(evidence.latestRunId).data;
  if (run === undefined) return null;
  return <div className="further" title={displayName(evidence.name, 120)}><VerdictMarks axes={run.run.verdict.axes} /><span className="sr-only">{displayName(evidence.name, 80)}</span></div>;
}

/** A case handed over brings its sender's answers; where this workstation's differ, somebody should ask why. */
function SenderDiffers({ own, sender }: { readonly own: Axes; readonly sender: Axes }): ReactNode {
  const differing = AXIS_ORDER.filter((axis) => own.find((each) => each.axis === axis)?.outcome !== sender.find((each) => each.axis === axis)?.outcome);
  if (differing.length === 0) return <span className="quiet">{casesLabels.theSendersRunSaid}</span>;
  return <span>{casesLabels.senderDiffers(displayList(differing.map((axis) => axisText(axis).name), 6))}</span>;
}

type Axes = readonly Pick<AxisVerdict, 'axis' | 'outcome'>[];

function RenameField({ name, onDone }: { readonly name: string; readonly onDone: (name: string | null) => void }): ReactNode {
  const [draft, setDraft] = useState(name);
  return (
    <input
      className="field"
      aria-label={casesLabels.nameOfTheCase}
      ref={focusOnOpen}
      maxLength={200}
      value={draft}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => onDone(draft.trim() === '' || draft === name ? null : draft.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}
