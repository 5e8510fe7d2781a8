import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MOST_FILTER } from '../../contract/dto.ts';
import { designLabels, filterText } from '../../text/index.ts';
import { Icon } from './Icon.tsx';

/**
 * The filter as text, the same grammar on every screen: what it says is what is shown and what is exported.
 * Applied half a second after the last key, or at once with Enter.
 */
export function FilterBar(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** From the engine, about `value` as it stands. */
  readonly problem?: { readonly at: number; readonly problem: string } | null;
  /** "1,204 of 12,345 events". */
  readonly summary?: string;
  /** Fields that help to begin with, most useful first. */
  readonly fields: readonly string[];
  readonly saved?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { value, onChange } = props;
  const [draft, setDraft] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [applied, setApplied] = useState(value);
  if (value !== applied) {
    setApplied(value);
    setDraft(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const input = useRef<HTMLInputElement>(null);
  const apply = (next: string): void => {
    clearTimeout(timer.current);
    if (next !== value) onChange(next);
  };
  const problem = props.problem && draft === value ? props.problem : null;
  return (
    <div className="filter" role="search">
      <div className="filter-line">
        <label className="filter-field">
          <span className="filter-word">{designLabels.filter}</span>
          <input
            ref={input}
            type="text"
            spellCheck={false}
            autoComplete="off"
            maxLength={MOST_FILTER}
            value={draft}
            placeholder={designLabels.orAnyText(props.fields.slice(0, 3).map((field) => `${field}:`).join(' '))}
            aria-invalid={problem !== null}
            aria-describedby={problem ? 'filter-problem' : undefined}
            onChange={(event) => {
              const next = event.target.value;
              setDraft(next);
              clearTimeout(timer.current);
              timer.current = setTimeout(() => apply(next), 500);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') apply(draft);
              if (event.key === 'Escape') setDraft(value);
            }}
          />
          {draft !== '' && (
            <button type="button" className="icon-button small" aria-label={designLabels.clearTheFilter} onClick={() => { setDraft(''); apply(''); input.current?.focus(); }}>
              <Icon name="close" size={14} />
            </button>
          )}
        </label>
        {props.saved}
        {props.children}
        {props.summary !== undefined && <span className="filter-summary" role="status">{props.summary}</span>}
      </div>
      {problem && (
        <p className="filter-problem" id="filter-problem" role="alert">
          {designLabels.filterNotApplied(filterText.problem(problem.problem, problem.at))}{' '}
          <code>{draft.slice(problem.at, problem.at + 24) || designLabels.theEnd}</code>
        </p>
      )}
    </div>
  );
}
