import type { KeyboardEvent, ReactNode } from 'react';
import { ControlRow, type RowProps } from './ControlRow.tsx';
import type { ControlGroup } from './groups.ts';

/** The tests by group. Arrows, Home and End go from one to the next across groups. */
export function ControlList({ groups, ...row }: RowProps & { readonly groups: readonly ControlGroup[] }): ReactNode {
  return (
    // Keys of the buttons inside, which bubble to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="control-groups" onKeyDown={stepThrough}>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`controls-${group.id}`}>
          <h2 id={`controls-${group.id}`}>{group.title} <span className="quiet">{group.controls.length}</span></h2>
          {group.note !== null && <p className="quiet">{group.note}</p>}
          <ul>{group.controls.map((control) => <li key={control.id}><ControlRow control={control} {...row} /></li>)}</ul>
        </section>
      ))}
    </div>
  );
}

/** Moves the focus among the rows of whatever list the key was pressed in. */
export function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-control]')];
  const at = rows.findIndex((row) => row === event.target);
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const to = steps[event.key];
  if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
}
