import { useState, type ReactNode } from 'react';
import type { ControlResult, EngineClient, Fact, FactRow } from '../../contract/index.ts';
import { controlsScreen } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { Segments } from '../design/Segments.tsx';
import { errorSentence } from '../engine/errors.ts';
import { usePages } from '../engine/use-pages.ts';
import { headOf, keptRows, MemberRows, type Shown } from './MemberRows.tsx';

const words = () => controlsScreen;
const verdictOf = (shown: Shown): Fact['verdict'] | null => (shown === 'all' ? null : shown);

/** Members of the population by what the test said of them, from the record's index: every one, not the first few. */
export function FactTable({ control, engine, digest, select, go }: { readonly control: ControlResult } & Pick<ScreenProps, 'engine' | 'digest' | 'select' | 'go'>): ReactNode {
  const [shown, setShown] = useState<Shown>(control.exceptionCount > 0 ? 'exception' : control.undecidedCount > 0 ? 'cannot-tell' : 'all');
  const counts: Readonly<Record<Shown, number>> = {
    exception: control.exceptionCount, 'cannot-tell': control.undecidedCount, held: control.population - control.exceptionCount - control.undecidedCount, all: control.population,
  };
  const options = SHOWN.map((each) => [each, words().withCount(headOf(control, each), counts[each])] as const);
  return (
    <section className="control-facts" aria-labelledby="control-members">
      <div className="control-facts-head">
        <h2 id="control-members">{words().members}</h2>
        <Segments label={words().members} options={options} value={shown} onChange={setShown} />
      </div>
      <Members key={`${control.id}/${shown}`} control={control} shown={shown} engine={engine} digest={digest} select={select} go={go} />
    </section>
  );
}

const SHOWN: readonly Shown[] = ['exception', 'cannot-tell', 'held', 'all'];
function Members({ control, shown, engine, digest, select, go }: {
  readonly control: ControlResult;
  readonly shown: Shown;
  readonly engine: EngineClient;
} & Pick<ScreenProps, 'digest' | 'select' | 'go'>): ReactNode {
  const [current, setCurrent] = useState<FactRow | null>(null);
  const pages = usePages(['control-facts', digest, control.id, shown], (offset, limit, signal) =>
    engine.controls.facts({ digest, control: control.id, verdict: verdictOf(shown), offset, limit }, { signal }));
  const failed = pages.error !== null;
  const kept = keptRows(control, shown);
  const [row, total] = failed ? [(index: number) => kept[index], kept.length] : [pages.row, pages.total];
  const all = shown === 'exception' ? control.exceptionCount : control.undecidedCount;
  return (
    <>
      {failed && <p className="problem" role="alert">{words().fromRun(errorSentence(pages.error))}</p>}
      <MemberRows
        control={control} shown={shown} total={total} row={row} onRange={pages.onRange} current={current} setCurrent={setCurrent} select={select} go={go}
        note={!failed && (shown === 'exception' || shown === 'cannot-tell') && kept.length < all ? words().keptOnly(kept.length, all) : null}
      />
    </>
  );
}
