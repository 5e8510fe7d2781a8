import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useSession } from '../app/session.ts';
import { useQuery } from '../engine/index.tsx';
import { useRows } from '../review/index.tsx';
import type { WaiverRow } from '../review/types.ts';
import { ControlPage } from './ControlPage.tsx';
import './controls.css';
import { ControlsOverview } from './ControlsOverview.tsx';
import { isShown } from './filter.ts';
import { groupsOf, type OrderBy } from './groups.ts';
import { OwnControlPage } from '../own-controls/OwnControlPage.tsx';
import { useKept } from '../own-controls/use-kept.ts';
import { waiversOf, type JudgedWaiver } from './waivers.ts';

interface Asked { readonly by: OrderBy; readonly reference: string | null; readonly control: string | null }
const FIRST: Asked = { by: 'control', reference: null, control: null };
/** What was looked at last, by evidence: going to an action and back keeps the place. */
const left = new Map<string, Asked>();
const NONE: readonly WaiverRow[] = [];

/** Was what the record holds allowed, and by whom? The test on screen is the selected one; while one of its members is selected, it stays. */
export function ControlsScreen({ engine, digest, evidence, run: { id: runId, run }, selection, select, filter, setFilter, go }: ScreenProps): ReactNode {
  const caseId = useSession((session) => session.open?.caseId ?? '');
  const status = useQuery(['status'], (signal) => engine.session.status(undefined, { signal }));
  const rows = useRows(caseId, 'waivers') ?? NONE;
  const kept = useKept(caseId, runId);
  const [asked, setAsked] = useState(() => left.get(digest) ?? FIRST);
  useEffect(() => void left.set(digest, asked), [digest, asked]);
  const asOf = status.data?.asOf ?? run.inputs.asOf;
  const waivers = (control: ControlResult): readonly JudgedWaiver[] => waiversOf(rows, control, asOf);
  const named = selection?.kind === 'control' ? selection.id : selection === null ? null : asked.control;
  if (named !== asked.control) setAsked({ ...asked, control: named });
  const open = useCallback((id: string): void => select({ kind: 'control', id }), [select]);
  const control = run.controls.find((each) => each.id === named);
  const own = kept.find(({ state }) => state.kind === 'result' && state.own.result.id === named);
  const shown = run.controls.filter((each) => isShown(filter, each, waivers(each)));
  if (control === undefined && own?.state.kind === 'result') {
    return <OwnControlPage key={own.row.id} own={own.state.own} row={own.row} runId={runId} waivers={waivers(own.state.own.result)} caseId={caseId} asOf={asOf} close={() => select(null)} select={select} go={go} />;
  }
  if (control !== undefined) {
    const among = asked.by === 'framework' || asked.by === 'reconciliation' ? shown : groupsOf(shown, asked.by).flatMap((group) => group.controls);
    return (
      <ControlPage
        key={digest} engine={engine} digest={digest} select={select} go={go} control={control} among={among} waivers={waivers(control)} caseId={caseId} asOf={asOf}
        open={open} close={() => select(null)}
        showReference={(reference) => { setAsked({ by: 'framework', reference, control: null }); go({ selection: null, filter: '' }); }}
      />
    );
  }
  return (
    <ControlsOverview
      run={run} runId={runId} caseId={caseId} name={evidence.name} rows={rows} kept={kept} shown={shown} by={asked.by} setBy={(by) => setAsked({ ...asked, by, reference: null })} reference={asked.reference}
      filter={filter} setFilter={setFilter} go={go} engine={engine} digest={digest} select={select} waivers={waivers} open={open}
    />
  );
}
