import type { KeyboardEvent, ReactNode } from 'react';

/** A choice of one among few, as a row of buttons; arrow keys move the choice. */
export function Segments<T extends string>({ label, options, value, onChange }: {
  readonly label: string;
  readonly options: readonly (readonly [value: T, word: string, title?: string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = options.findIndex(([each]) => each === value);
    const next = options[(at + step + options.length) % options.length];
    if (next === undefined) return;
    onChange(next[0]);
    event.currentTarget.querySelectorAll('button')[options.indexOf(next)]?.focus();
  };
  return (
    <div className="segments" role="radiogroup" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {options.map(([each, word, title]) => (
        // A press chooses at once; a hidden radio input would add a second focus target and nothing else.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <button key={each} type="button" role="radio" title={title} aria-checked={each === value} tabIndex={each === value ? 0 : -1} onClick={() => onChange(each)}>{word}</button>
      ))}
    </div>
  );
}
