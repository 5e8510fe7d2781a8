import { useId, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** A line that opens in place. What it hides is not rendered until then. */
export function Disclosure({ open, onToggle, summary, children, className = '' }: {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  const id = useId();
  return (
    <div className={`disclosure ${className}`} data-open={open}>
      <button type="button" className="disclosure-line" aria-expanded={open} aria-controls={id} onClick={() => onToggle(!open)}>
        <Icon name="chevron" size={16} />
        {summary}
      </button>
      <div id={id} className="disclosure-body" hidden={!open}>{open && children}</div>
    </div>
  );
}
