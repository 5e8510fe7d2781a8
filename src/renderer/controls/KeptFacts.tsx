import { useState, type ReactNode } from 'react';
import type { ControlResult, FactRow } from '../../contract/index.ts';
import { controlsScreen, ownControlsText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Segments } from '../design/Segments.tsx';
import { headOf, keptRows, MemberRows } from './MemberRows.tsx';

const words = () => controlsScreen;

/** Members of a result that stands in no index: the exceptions and undecided ones that it keeps. */
export function KeptFacts({ control, select, go }: { readonly control: ControlResult } & Pick<ScreenProps, 'select' | 'go'>): ReactNode {
  const [shown, setShown] = useState<'exception' | 'cannot-tell'>(control.exceptionCount === 0 && control.undecidedCount > 0 ? 'cannot-tell' : 'exception');
  const [current, setCurrent] = useState<FactRow | null>(null);
  const rows = keptRows(control, shown);
  const all = { exception: control.exceptionCount, 'cannot-tell': control.undecidedCount };
  const options = (['exception', 'cannot-tell'] as const).map((each) => [each, words().withCount(headOf(control, each), all[each])] as const);
  return (
    <section className="control-facts" aria-labelledby="control-members">
      <div className="control-facts-head">
        <h2 id="control-members">{words().members}</h2>
        <Segments label={words().members} options={options} value={shown} onChange={(next) => { setShown(next); setCurrent(null); }} />
      </div>
      <MemberRows control={control} shown={shown} total={rows.length} row={(index) => rows[index]} current={current} setCurrent={setCurrent} select={select} go={go} />
      <p className="quiet">{rows.length < all[shown] ? words().fromResult(rows.length, all[shown]) : ''} {ownControlsText.keptOnly}</p>
    </section>
  );
}
