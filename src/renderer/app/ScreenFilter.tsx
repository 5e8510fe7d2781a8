import { useState, type ReactNode } from 'react';
import { displayName, frameLabels } from '../../text/index.ts';
import { focusOnOpen } from '../design/focus.ts';
import { FilterBar } from '../design/FilterBar.tsx';
import { MenuButton } from '../design/MenuButton.tsx';
import type { FilterProblem } from '../engine/errors.ts';
import { useFilters, useReview } from '../review/index.tsx';
import { useSession } from './session.ts';

/** The filter bar with the filters saved for this screen of this case. */
export function ScreenFilter(props: {
  readonly screen: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: FilterProblem | null;
  readonly summary?: string;
  readonly fields: readonly string[];
  readonly children?: ReactNode;
}): ReactNode {
  const caseId = useSession((session) => session.open?.caseId ?? '');
  const review = useReview();
  const saved = useFilters(caseId, props.screen) ?? [];
  const [naming, setNaming] = useState(false);
  const current = saved.find((row) => row.filter === props.value);
  const menu = (
    <MenuButton
      label={frameLabels.savedFilters}
      icon="bookmark"
      groups={[
        { title: frameLabels.savedFilters, entries: saved.map((row) => ({ id: row.id, label: displayName(row.name, 60), checked: row === current, onAction: () => props.onChange(row.filter) })) },
        { entries: [
          { id: 'save', label: frameLabels.saveThisFilter, disabled: props.value === '' || current !== undefined, onAction: () => setNaming(true) },
          ...(current ? [{ id: 'drop', label: frameLabels.forget(displayName(current.name, 40)), onAction: () => void review.remove('filters', current.id) }] : []),
        ] },
      ].filter((group) => group.entries.length > 0)}
    />
  );
  const save = (name: string): void => {
    setNaming(false);
    if (name.trim() === '') return;
    const id = crypto.randomUUID();
    void review.put('filters', { id, caseId, screen: props.screen, name: name.trim(), filter: props.value, createdAt: new Date().toISOString() });
  };
  return (
    <FilterBar {...props} saved={menu}>
      {naming && (
        <input
          className="field"
          aria-label={frameLabels.nameOfTheFilter}
          placeholder={frameLabels.nameItThenEnter}
          ref={focusOnOpen}
          maxLength={100}
          onBlur={(event) => save(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') setNaming(false);
          }}
        />
      )}
      {props.children}
    </FilterBar>
  );
}
