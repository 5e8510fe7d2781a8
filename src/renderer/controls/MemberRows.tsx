import type { ReactNode } from 'react';
import type { ControlResult, FactRow } from '../../contract/index.ts';
import { controlsScreen, factText, formatNumber } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { DataTable, type Column } from '../design/DataTable.tsx';
import { Name } from '../design/Name.tsx';
import { bytesAddress } from '../verdict/links.ts';
import { FactCard } from './FactCard.tsx';
import { selectionOf } from './fact-links.ts';
import { shownFact } from './outcomes.ts';
import { ShownMark } from './ShownMark.tsx';

const words = () => controlsScreen;
export type Shown = keyof typeof controlsScreen.verdicts;
/** Rows that are seen without scrolling inside the table. */
const VISIBLE = 9;

/** Members of a population in a table, and the chosen one whole below it. */
export function MemberRows({ control, shown, total, row, onRange, current, setCurrent, note = null, select, go }: {
  readonly control: ControlResult;
  readonly shown: Shown;
  /** Null until it is known. */
  readonly total: number | null;
  readonly row: (index: number) => FactRow | undefined;
  readonly onRange?: (first: number, end: number) => void;
  readonly current: FactRow | null;
  readonly setCurrent: (row: FactRow) => void;
  readonly note?: string | null;
} & Pick<ScreenProps, 'select' | 'go'>): ReactNode {
  const choose = (each: FactRow, how: 'push' | 'replace'): void => {
    setCurrent(each);
    const selection = selectionOf(each.fact);
    if (selection !== null) select(selection, how);
  };
  return (
    <>
      <div className="control-table" style={{ height: `calc(${Math.min(VISIBLE, Math.max(total ?? 1, 1)) + 1} * var(--row) + 3px)` }}>
        <DataTable
          label={headOf(control, shown)} columns={columns(control, shown)} count={total ?? 0} row={row} rowKey={(each) => String(each.n)} {...(onRange === undefined ? {} : { onRange })}
          selected={current === null ? null : String(current.n)} onSelect={choose}
          onOpen={({ fact }) => { const at = bytesAddress(fact.at); if (at !== null) go(at); }}
          empty={total === null ? words().reading : shown === 'exception' && control.advisory ? words().noIndication : words().noneOf[shown]}
        />
      </div>
      {note !== null && <p className="quiet">{note}</p>}
      {current === null ? (total ?? 0) > 0 && <p className="quiet">{words().pressOne}</p> : <FactCard control={control} row={current} select={select} go={go} />}
    </>
  );
}

/** What an advisory test takes exception to are indications, here as everywhere. */
export const headOf = ({ advisory }: ControlResult, shown: Shown): string => (advisory && shown === 'exception' ? words().advisory : words().verdicts[shown]);

const columns = (control: ControlResult, shown: Shown): readonly Column<FactRow>[] => [
  { id: 'place', header: words().columns.place, width: '64px', align: 'end', cell: (row) => formatNumber(row.n + 1) },
  ...(shown === 'all' ? [{ id: 'said', header: words().columns.said, width: '116px', cell: ({ fact }: FactRow) => <span className="outcome-word"><ShownMark outcome={shownFact(fact, control)} size={14} />{control.advisory && fact.verdict === 'exception' ? words().indication : words().verdict[fact.verdict]}</span> } satisfies Column<FactRow>] : []),
  { id: 'subject', header: words().columns.subject, width: 'minmax(120px, 200px)', cell: ({ fact }) => <Name max={48}>{fact.subject}</Name> },
  { id: 'fact', header: words().columns.fact, width: 'minmax(240px, 1fr)', cell: ({ fact }) => factText(control.id, fact) },
];

/** What a result itself keeps, in the shape of the index's rows. */
export function keptRows(control: ControlResult, shown: Shown): readonly FactRow[] {
  const facts = shown === 'exception' ? control.exceptions : shown === 'cannot-tell' ? control.undecided : shown === 'all' ? [...control.exceptions, ...control.undecided] : [];
  return facts.map((fact, n) => ({ n, fact, label: null }));
}
