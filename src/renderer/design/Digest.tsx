import { useState, type ReactNode } from 'react';
import { designLabels, groupDigest, shortDigest } from '../../text/index.ts';
import { CopyButton } from './CopyButton.tsx';

/** A digest by its ends; a press shows the whole. Ends are for recognising, never for comparing. */
export function Digest({ hex, whole = false, copy = true }: {
  readonly hex: string;
  readonly whole?: boolean;
  readonly copy?: boolean;
}): ReactNode {
  const [open, setOpen] = useState(whole);
  return (
    <span className="digest">
      <button
        type="button"
        className="digest-text"
        aria-expanded={open}
        title={open ? designLabels.showTheEndsOnly : designLabels.showTheWholeDigest}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!open);
        }}
      >
        {open ? groupDigest(hex) : shortDigest(hex)}
      </button>
      {copy && <CopyButton text={hex} label={designLabels.copyTheDigest} />}
    </span>
  );
}
