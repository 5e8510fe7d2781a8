import { memo, type ReactNode } from 'react';
import type { EdgeStatus } from './columns.ts';
import type { GraphLayout } from './layout.ts';
import type { Line } from './lines.ts';
import { edgePath } from './paths.ts';

/** From this many lines on they are drawn lighter, or they would be one dark field. */
const MANY = 160;

/** The lines between boxes. What is near the focus stays, the rest fades. */
export const GraphLines = memo(function GraphLines({ layout, lines, shown, near }: {
  readonly layout: GraphLayout;
  readonly lines: readonly Line[];
  readonly shown: ReadonlySet<EdgeStatus>;
  /** Boxes in focus; null where nothing is. */
  readonly near: ReadonlySet<string> | null;
}): ReactNode {
  const many = lines.length > MANY && (near === null || lines[0]?.status === 'blast');
  return (
    <g className="graph-lines" aria-hidden="true" data-many={many}>
      {lines.map((line) => {
        const close = near !== null && (near.has(line.from) || near.has(line.to));
        const [from, to] = [layout.byId.get(line.from), layout.byId.get(line.to)];
        if (from === undefined || to === undefined || (!close && !shown.has(line.status))) return null;
        const d = edgePath(from, to);
        return (
          <g key={`${line.from} ${line.to} ${line.status}`} data-status={line.status} data-faded={near !== null && !close}>
            <path d={d} className="graph-line" style={line.status === 'touched' ? { strokeWidth: (many ? 0.5 : 1.4) + Math.log2(1 + line.observed) * (many ? 0.16 : 0.28) } : undefined} />
            {line.status === 'beyond' && <path d={d} className="graph-line-core" />}
          </g>
        );
      })}
    </g>
  );
});

/** The same strokes, for a legend. */
export function LineSample({ status }: { readonly status: EdgeStatus }): ReactNode {
  return (
    <svg width="34" height="12" aria-hidden="true" className="graph-lines">
      <g data-status={status}><path className="graph-line" d="M2 6h30" />{status === 'beyond' && <path className="graph-line-core" d="M2 6h30" />}</g>
    </svg>
  );
}
