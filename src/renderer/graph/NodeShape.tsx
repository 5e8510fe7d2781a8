import { memo, type KeyboardEvent, type ReactNode } from 'react';
import { dataClasses, graphLabels } from '../../text/index.ts';
import { columnName, kindWord, type GraphNodeDto } from './columns.ts';
import { BAND, LINE_HEIGHT, TEXT_INSET, type Placed } from './layout.ts';

/** One box: classification as a band with the word's initial, the name, what it is in this picture, and whether it was touched. */
export const NodeShape = memo(function NodeShape({ placed, selected, faded, current, onPress, onKeyDown, onFocus }: {
  readonly placed: Placed;
  readonly selected: boolean;
  readonly faded: boolean;
  /** The one box that the Tab key reaches. */
  readonly current: boolean;
  readonly onPress: (placed: Placed) => void;
  readonly onKeyDown: (event: KeyboardEvent, placed: Placed) => void;
  readonly onFocus: (id: string) => void;
}): ReactNode {
  const { item, x, y, width, height, lines, tag } = placed;
  const { node } = item;
  const state = node === null ? 'cluster' : !node.known ? 'unknown' : node.touched > 0 ? 'touched' : 'rest';
  const seen = (node !== null && node.touched > 0) || item.tag?.tone === 'seen';
  return (
    <g
      // There is no button inside an SVG; this one has a button's role, name, keys and state.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      className="graph-node" role="button" tabIndex={current ? 0 : -1} data-node={item.id} data-state={state} data-tone={item.tag?.tone} data-selected={selected} data-faded={faded}
      transform={`translate(${x} ${y})`} aria-label={describe(placed)} aria-pressed={selected}
      onClick={() => onPress(placed)} onKeyDown={(event) => onKeyDown(event, placed)} onFocus={() => onFocus(item.id)}
    >
      <title>{describe(placed)}</title>
      {node === null && <rect className="graph-behind" x={4} y={4} width={width} height={height} rx={3} />}
      <rect className="graph-box" width={width} height={height} rx={3} />
      {node !== null && node.data_class !== null && <Band dataClass={node.data_class} height={height} />}
      {[...lines, ...tag].map((line, i, all) => (
        <text key={i} className={i >= lines.length ? 'graph-tag' : undefined} x={BAND + TEXT_INSET} y={height / 2 + (i - (all.length - 1) / 2) * LINE_HEIGHT} dominantBaseline="central">{line}</text>
      ))}
      {node === null && <path className="graph-more" d={`M9 ${height / 2 - 4}v8M5 ${height / 2}h8`} />}
      {seen && <circle className="graph-touched" cx={width - 1} cy={1} r={4} />}
    </g>
  );
});

/** Four steps from hollow to solid, with the initial: public, internal, confidential, restricted. */
function Band({ dataClass, height }: { readonly dataClass: NonNullable<GraphNodeDto['data_class']>; readonly height: number }): ReactNode {
  return (
    <g className="graph-band" data-class={dataClass}>
      <path d={`M3 0.75H${BAND}V${height - 0.75}H3Q0.75 ${height - 0.75} 0.75 ${height - 3}V3Q0.75 0.75 3 0.75Z`} />
      <text x={BAND / 2 + 0.5} y={height / 2} textAnchor="middle" dominantBaseline="central">{dataClasses[dataClass].charAt(0)}</text>
    </g>
  );
}

function describe({ item }: Placed): string {
  const { node, tag } = item;
  const said = tag?.text ?? '';
  if (node === null) return graphLabels.pressToShow([item.label, columnName(item.column), said].filter(Boolean).join(', '));
  return [
    item.label,
    kindWord(node.kind),
    columnName(item.column),
    node.data_class === null ? '' : dataClasses[node.data_class],
    node.known ? '' : graphLabels.notInSnapshot,
    node.touched > 0 ? graphLabels.touchedTimes(node.touched) : '',
    said,
  ].filter(Boolean).join(', ');
}
