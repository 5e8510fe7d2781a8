import type { ReactNode } from 'react';
import type { ControlResult, Run } from '../../contract/index.ts';
import { controlsScreen, displayName } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { ScreenFilter } from '../app/ScreenFilter.tsx';
import { Digest } from '../design/Digest.tsx';
import { Segments } from '../design/Segments.tsx';
import { EmptyState } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { OwnControls } from '../own-controls/OwnControls.tsx';
import { ownOf, type KeptControl } from '../own-controls/store.ts';
import { ReconciliationView } from '../reconciliation/ReconciliationView.tsx';
import { ControlList } from './ControlList.tsx';
import type { RowProps } from './ControlRow.tsx';
import { outcomeIn, withOutcome } from './filter.ts';
import { FrameworkList } from './FrameworkList.tsx';
import { groupsOf, type OrderBy } from './groups.ts';
import { Limits } from './Limits.tsx';
import type { WaiverRow } from '../review/types.ts';
import { WaiverFile } from './WaiverFile.tsx';
import { countOf, OUTCOMES, shownWord } from './outcomes.ts';

const words = () => controlsScreen;

export interface OverviewProps extends RowProps, Pick<ScreenProps, 'filter' | 'setFilter' | 'go' | 'engine' | 'digest' | 'select'> {
  readonly run: Run;
  readonly runId: string;
  readonly caseId: string;
  /** Of the evidence. */
  readonly name: string;
  /** Every waiver of the case. */
  readonly rows: readonly WaiverRow[];
  readonly kept: readonly KeptControl[];
  /** Those that the filter leaves. */
  readonly shown: readonly ControlResult[];
  readonly by: OrderBy;
  readonly setBy: (by: OrderBy) => void;
  readonly reference: string | null;
}

/** Every test of the run: the answer in words, then by control, framework or severity. */
export function ControlsOverview({ run, runId, caseId, name, rows, kept, shown, by, setBy, reference, filter, setFilter, waivers, open, ...screen }: OverviewProps): ReactNode {
  const { controls, inputs: { controlPack } } = run;
  if (controls.length === 0) {
    return (
      <section className="screen-empty">
        <EmptyState heading="h1" title={words().emptyTitle} sentence={run.subject.kind === 'audit-export' ? words().emptyExport : words().emptySentence} action={<button type="button" className="button" onClick={() => screen.go({ screen: 'verdict' })}>{words().toVerdict}</button>} />
      </section>
    );
  }
  const judged = controls.filter((each) => !each.advisory);
  const outcomes = [['', words().withCount(words().all, controls.length)], ...OUTCOMES.map((each) => [each, words().withCount(shownWord(each), countOf(controls, each))] as const)] as const;
  return (
    <section className="screen controls">
      <header>
        <h1>{words().headline({ fail: countOf(judged, 'fail'), indeterminate: countOf(judged, 'indeterminate'), pass: countOf(judged, 'pass'), empty: countOf(judged, 'not-applicable'), advisory: controls.length - judged.length })}</h1>
        <p className="quiet">{words().pack(displayName(controlPack.id, 60), displayName(controlPack.version, 20))} <Digest hex={controlPack.digest} /> {controls.length > judged.length && `${words().apart(controls.length - judged.length)} `}{words().notCompliance}</p>
      </header>
      <div className="control-tools">
        <Segments label={words().by} options={VIEWS.map((each) => [each, words().views[each]] as const)} value={by} onChange={setBy} />
        {by !== 'reconciliation' && <Segments label={words().outcome} options={outcomes} value={outcomes.find(([each]) => each === outcomeIn(filter))?.[0] ?? ''} onChange={(each) => setFilter(withOutcome(filter, each === '' ? null : each))} />}
      </div>
      {by === 'reconciliation' ? <ReconciliationView control={controls.find((each) => each.id === 'CT-42')} files={run.files} open={open} {...screen} /> : (
        <>
          <ScreenFilter screen="controls" value={filter} onChange={setFilter} fields={words().filterFields} summary={words().shownOf(shown.length, controls.length)} />
          {shown.length === 0 && <p>{words().noMatch} <button type="button" className="link" onClick={() => setFilter('')}>{words().showAll}</button></p>}
          {by === 'framework' ? <Frameworks run={runId} kept={kept} controls={shown} reference={reference} open={open} engine={screen.engine} /> : <ControlList groups={groupsOf(shown, by)} waivers={waivers} open={open} />}
          <OwnControls engine={screen.engine} caseId={caseId} runId={runId} kept={kept} waivers={waivers} open={open} />
          <WaiverFile engine={screen.engine} caseId={caseId} name={name} rows={rows} controls={[...controls, ...ownOf(kept).map((each) => each.result)]} />
          <Limits controls={controls} />
        </>
      )}
    </section>
  );
}

/** The frameworks, with what a person's own controls add to each. */
function Frameworks({ run, kept, engine, controls, ...list }: { readonly run: string; readonly kept: readonly KeptControl[]; readonly controls: readonly ControlResult[]; readonly reference: string | null; readonly open: (id: string) => void } & Pick<ScreenProps, 'engine'>): ReactNode {
  const own = ownOf(kept).map((each) => each.result);
  const query = useQuery(['frameworks', run, ...own.map((each) => `${each.id} ${each.outcome}`)], (signal) => (
    engine.ownControls.coverage({ runId: run, own: own.map(({ id, mappings, outcome, advisory }) => ({ id, mappings: [...mappings], outcome, advisory })) }, { signal })));
  return <FrameworkList controls={[...controls, ...own]} coverage={query.data ?? []} {...list} />;
}

const VIEWS: readonly OrderBy[] = ['control', 'framework', 'severity', 'reconciliation'];
