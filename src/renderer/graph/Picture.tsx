import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { counted, graphLabels } from '../../text/index.ts';
import { Icon } from '../design/Icon.tsx';
import { columnIndex, CONTROL_COLUMNS, type EdgeStatus } from './columns.ts';
import { neighbourOf, type GraphLayout, type Placed } from './layout.ts';
import { GraphLines } from './Lines.tsx';
import type { Picture } from './model.ts';
import { NodeShape } from './NodeShape.tsx';
import { usePanZoom } from './pan-zoom.ts';

/** The drawing. It knows boxes and lines; what they mean to the session is the screen's. */
export function GraphPicture({ picture, layout, focus, selected, shown, onPress, label, describedBy }: {
  readonly picture: Picture;
  readonly layout: GraphLayout;
  /** Nodes in focus, by id; empty for none. What is near them stays, the rest fades. */
  readonly focus: ReadonlySet<string>;
  readonly selected: string | null;
  readonly shown: ReadonlySet<EdgeStatus>;
  readonly onPress: (placed: Placed) => void;
  readonly label: string;
  readonly describedBy: string;
}): ReactNode {
  const { host, layer, fit, zoom, reveal } = usePanZoom(layout);
  const [current, setCurrent] = useState<string | null>(null);
  const selectedBox = selected === null ? undefined : picture.itemOf.get(selected);
  // A blast radius is many boxes, and its tags say so; a few found or selected ones are framed.
  const near = focus.size > 0 && picture.lines.every((line) => line.status !== 'blast') && selectedBox === undefined;
  const centre = useMemo(() => boxesOf(picture, focus), [picture, focus]);
  const kept = useMemo(() => (centre === null ? null : withNeighbours(picture, centre)), [picture, centre]);
  const tab = current !== null && layout.byId.has(current) ? current : ([...(centre ?? [])][0] ?? layout.placed[0]?.item.id);
  const first = centre === null ? undefined : layout.placed.find((each) => centre.has(each.item.id));
  useEffect(() => {
    if (first) reveal(first);
  }, [first, reveal]);

  // The newest of what a key needs, so that four hundred boxes are not drawn again when it changes.
  const latest = useRef({ layout, onPress });
  useEffect(() => {
    latest.current = { layout, onPress };
  });
  const press = useCallback((placed: Placed) => latest.current.onPress(placed), []);
  const onNodeKey = useCallback((event: KeyboardEvent, placed: Placed): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press(placed);
      return;
    }
    const next = event.key.startsWith('Arrow') ? neighbourOf(latest.current.layout, placed, event.key) : null;
    if (next === null) return;
    event.preventDefault();
    setCurrent(next.item.id);
    reveal(next);
    host.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next.item.id)}"]`)?.focus({ preventScroll: true });
  }, [press, reveal, host]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') zoom(1.3);
    else if (event.key === '-') zoom(1 / 1.3);
    else if (event.key === 'Home') fit();
  };
  return (
    // Keys of the boxes bubble up to here; the stage itself is not stopped at.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="graph-stage" ref={host} onKeyDown={onKeyDown}>
      <div className="graph-layer" ref={layer}>
        {/* An SVG has no element for a group of controls. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <svg role="group" aria-label={label} aria-describedby={describedBy} width={layout.width + 60} height={layout.height + 40} viewBox={`-20 -10 ${layout.width + 60} ${layout.height + 40}`}>
          <Headings layout={layout} />
          <GraphLines layout={layout} lines={picture.lines} shown={shown} near={centre} />
          {layout.placed.map((placed) => (
            <NodeShape
              key={placed.item.id}
              placed={placed}
              selected={placed.item.id === selectedBox || (near && placed.item.members.some((id) => focus.has(id)))}
              faded={kept !== null && !kept.has(placed.item.id)}
              current={placed.item.id === tab}
              onPress={press}
              onKeyDown={onNodeKey}
              onFocus={setCurrent}
            />
          ))}
        </svg>
      </div>
      <div className="graph-zoom">
        <button type="button" className="icon-button" aria-label={graphLabels.zoomIn} onClick={() => zoom(1.3)}><Icon name="plus" size={16} /></button>
        <button type="button" className="icon-button" aria-label={graphLabels.zoomOut} onClick={() => zoom(1 / 1.3)}><span aria-hidden="true">−</span></button>
        <button type="button" className="button quiet" onClick={fit}>{graphLabels.fit}</button>
      </div>
    </div>
  );
}

/** Column names, and over them which part of the world the columns are. */
const Headings = memo(function Headings({ layout }: { readonly layout: GraphLayout }): ReactNode {
  const parts = [
    [graphLabels.controlPlane, layout.columns.filter((column) => columnIndex(column.id) < CONTROL_COLUMNS)],
    [graphLabels.systems, layout.columns.filter((column) => columnIndex(column.id) >= CONTROL_COLUMNS)],
  ] as const;
  return (
    <g className="graph-headings">
      {parts.map(([word, columns]) => {
        const [first, last] = [columns[0], columns.at(-1)];
        if (first === undefined || last === undefined) return null;
        return (
          <g key={word}>
            <text className="graph-part" x={first.x} y={8}>{word}</text>
            <path d={`M${first.x} 17H${last.x + last.width}`} />
          </g>
        );
      })}
      {layout.columns.map((column) => (
        <g key={column.id}>
          {column.heading.map((line, i) => <text key={i} x={column.x} y={31 + i * 14}>{line}</text>)}
          <text className="graph-count" x={column.x} y={column.heading.length * 14 + 31}>{counted.node(column.count)}</text>
        </g>
      ))}
    </g>
  );
});

function boxesOf(picture: Picture, nodes: ReadonlySet<string>): ReadonlySet<string> | null {
  const found = new Set([...nodes].flatMap((id) => picture.itemOf.get(id) ?? []));
  return found.size === 0 ? null : found;
}

function withNeighbours(picture: Picture, centre: ReadonlySet<string>): ReadonlySet<string> {
  const kept = new Set(centre);
  for (const line of picture.lines) {
    if (centre.has(line.from)) kept.add(line.to);
    if (centre.has(line.to)) kept.add(line.from);
  }
  return kept;
}
