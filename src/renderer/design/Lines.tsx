import { useEffect, type ReactNode } from 'react';
import { displayName } from '../../text/index.ts';
import { useVirtualRows } from './virtual.ts';

const LINE = 20;
/** Longest line shown whole; the hex view has every byte. */
const MAX_POINTS = 2_000;

/** A text by the line, numbered, as text and nothing else. Only what is in view exists. */
export function Lines({ label, lines, lineClass, reveal }: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly lineClass?: (line: string, index: number) => string | undefined;
  readonly reveal?: number | null;
}): ReactNode {
  const { ref, first, end, offset, height, reveal: show } = useVirtualRows(lines.length, LINE);
  useEffect(() => {
    if (reveal !== undefined && reveal !== null) show(reveal);
  }, [reveal, show]);
  return (
    <div className="lines" role="region" aria-label={label} tabIndex={0} ref={ref}>
      <div style={{ height }}>
        <div style={{ transform: `translateY(${offset}px)` }}>
          {lines.slice(first, end).map((line, index) => (
            <div key={first + index} className={`line ${lineClass?.(line, first + index) ?? ''}`}>
              <span className="line-number" aria-hidden="true">{first + index + 1}</span>
              <span className="line-text">{visibleLine(line)}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Tabs stay tabs; every other invisible character is written out. */
export function visibleLine(line: string, max = MAX_POINTS): string {
  return line.split('\t').map((part) => displayName(part, max)).join('\t');
}
