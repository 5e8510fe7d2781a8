import { memo, type ReactNode } from 'react';
import type { CellMark, CellView } from './shown.ts';

/** One cell. What is beyond permission has a shape and a word of its own; what cannot be told has others. */
export const Cell = memo(function Cell({ id, row, column, view, at, opened, left, width, height }: {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly view: CellView | null;
  readonly at: boolean;
  readonly opened: boolean;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const long = view?.word.includes('\n') === true;
  return (
    <div
      id={id} role="gridcell" aria-colindex={column + 2} aria-selected={opened} aria-label={view?.say} className="matrix-cell" data-row={row} data-column={column}
      data-mark={view?.mark} data-at={at} title={view?.say} style={{ left, width, height }}
    >
      {view !== null && (
        <>
          <span className="matrix-figure">{long && <MarkShape mark={view.mark} />} {view.figure}</span>
          {view.word !== '' && <span className="matrix-word">{!long && <MarkShape mark={view.mark} />}{view.word.split('\n').map((line, i) => <span key={i}>{line}</span>)}</span>}
        </>
      )}
    </div>
  );
});

/** A bar across a raised edge for beyond, a diamond for cannot tell: the shapes of no outcome of a check. */
export function MarkShape({ mark }: { readonly mark: CellMark }): ReactNode {
  if (mark !== 'beyond' && mark !== 'untold') return null;
  return (
    <svg className="matrix-mark" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {mark === 'beyond' ? <path d="M0 9.5h10M5 8V0.5M1.8 3.7 5 0.5l3.2 3.2" /> : <path d="M5 0.7 9.3 5 5 9.3 0.7 5Z" />}
    </svg>
  );
}
