import { useId, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** A line that opens in place. What it hides is not rendered until then. */
export function Disclosure({ open, onToggle, summary, children, className = '', heading }: {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Its level, where the line heads a part of the page. */
  readonly heading?: 2 | 3;
}): ReactNode {
  const id = useId();
  const line = (
    <button type="button" className="disclosure-line" aria-expanded={open} aria-controls={id} onClick={() => onToggle(!open)}>
      <Icon name="chevron" size={16} />
      {summary}
    </button>
  );
  return (
    <div className={`disclosure ${className}`} data-open={open}>
      {heading === undefined ? line : <div role="heading" aria-level={heading}>{line}</div>}
      <div id={id} className="disclosure-body" hidden={!open}>{open && children}</div>
    </div>
  );
}
