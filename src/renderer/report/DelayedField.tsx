import { useEffect, useRef, useState, type ReactNode } from 'react';

const PAUSE_MS = 400;

/** A line of text that is taken over when the person pauses or leaves it, so that nothing is made anew at every key. */
export function DelayedField({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = (next: string): void => {
    clearTimeout(timer.current);
    if (next !== value) onChange(next);
  };
  return (
    <label>{label}
      <input
        className="field" maxLength={200} spellCheck={false} autoComplete="off" value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => take(target.value), PAUSE_MS);
        }}
        onBlur={({ target }) => { take(target.value); setTyped(null); }}
      />
    </label>
  );
}
