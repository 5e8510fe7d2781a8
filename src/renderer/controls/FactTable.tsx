import { useState, type ReactNode } from 'react';
import type { ControlResult, EngineClient, Fact, FactRow } from '../../contract/index.ts';
import { controlsScreen, factText, formatNumber } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { Segments } from '../design/Segments.tsx';
import { errorSentence } from '../engine/errors.ts';
import { usePages } from '../engine/use-pages.ts';
import { bytesAddress } from '../verdict/links.ts';
import { FactCard } from './FactCard.tsx';
import { selectionOf } from './fact-links.ts';
import { shownFact } from './outcomes.ts';
import { ShownMark } from './ShownMark.tsx';

const words = () => controlsScreen;
type Shown = keyof typeof controlsScreen.verdicts;
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
/** Rows that are seen without scrolling inside the table. */
const VISIBLE = 9;

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
  const choose = (each: FactRow, how: 'push' | 'replace'): void => {
    setCurrent(each);
    const selection = selectionOf(each.fact);
    if (selection !== null) select(selection, how);
  };
  return (
    <>
      {failed && <p className="problem" role="alert">{words().fromRun(errorSentence(pages.error))}</p>}
      <div className="control-table" style={{ height: `calc(${Math.min(VISIBLE, Math.max(total ?? 1, 1)) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={headOf(control, shown)} columns={columns(control, shown)} count={total ?? 0} row={row} rowKey={(each) => String(each.n)} onRange={pages.onRange}
          selected={current === null ? null : String(current.n)} onSelect={choose}
          onOpen={({ fact }) => { const at = bytesAddress(fact.at); if (at !== null) go(at); }}
          empty={total === null ? words().reading : shown === 'exception' && control.advisory ? words().noIndication : words().noneOf[shown]}
        />
      </div>
      {!failed && (shown === 'exception' || shown === 'cannot-tell') && kept.length < all && <p className="quiet">{words().keptOnly(kept.length, all)}</p>}
      {current === null ? (total ?? 0) > 0 && <p className="quiet">{words().pressOne}</p> : <FactCard control={control} row={current} select={select} go={go} />}
    </>
  );
}

/** What an advisory test takes exception to are indications, here as everywhere. */
const headOf = ({ advisory }: ControlResult, shown: Shown): string => (advisory && shown === 'exception' ? words().advisory : words().verdicts[shown]);

const columns = (control: ControlResult, shown: Shown): readonly Column<FactRow>[] => [
  { id: 'place', header: words().columns.place, width: '64px', align: 'end', cell: (row) => formatNumber(row.n + 1) },
  ...(shown === 'all' ? [{ id: 'said', header: words().columns.said, width: '116px', cell: ({ fact }: FactRow) => <span className="outcome-word"><ShownMark outcome={shownFact(fact, control)} size={14} />{control.advisory && fact.verdict === 'exception' ? words().indication : words().verdict[fact.verdict]}</span> } satisfies Column<FactRow>] : []),
  { id: 'subject', header: words().columns.subject, width: 'minmax(120px, 200px)', cell: ({ fact }) => <Name max={48}>{fact.subject}</Name> },
  { id: 'fact', header: words().columns.fact, width: 'minmax(240px, 1fr)', cell: ({ fact }) => factText(control.id, fact) },
];

/** What the run itself keeps, in the shape of the index's rows. */
function keptRows(control: ControlResult, shown: Shown): readonly FactRow[] {
  const facts = shown === 'exception' ? control.exceptions : shown === 'cannot-tell' ? control.undecided : shown === 'all' ? [...control.exceptions, ...control.undecided] : [];
  return facts.map((fact, n) => ({ n, fact, label: null }));
}

