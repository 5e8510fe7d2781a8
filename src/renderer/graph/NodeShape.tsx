import type { KeyboardEvent, ReactNode } from 'react';
import { dataClasses, formatNumber, plural } from '../../text/index.ts';
import { columnName, KINDS, type GraphNodeDto } from './columns.ts';
import type { Placed } from './layout.ts';

const BAND = 15;

/** One box: classification as a band with the word's initial, the name, and whether it was touched. */
export function NodeShape({ placed, selected, faded, current, onPress, onKeyDown, onFocus }: {
  readonly placed: Placed;
  readonly selected: boolean;
  readonly faded: boolean;
  /** The one box that the Tab key reaches. */
  readonly current: boolean;
  readonly onPress: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}): ReactNode {
  const { item, x, y, width, height, lines, beyond } = placed;
  const { node } = item;
  const state = node === null ? (beyond > 0 ? 'cluster-beyond' : 'cluster') : !node.known ? 'unknown' : beyond > 0 ? 'beyond' : node.touched > 0 ? 'touched' : 'rest';
  return (
    <g
      // There is no button inside an SVG; this one has a button's role, name, keys and state.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      className="graph-node" role="button" tabIndex={current ? 0 : -1} data-node={item.id} data-state={state} data-selected={selected} data-faded={faded}
      transform={`translate(${x} ${y})`} aria-label={describe(placed)} aria-pressed={selected}
      onClick={onPress} onKeyDown={onKeyDown} onFocus={onFocus}
    >
      <title>{describe(placed)}</title>
      {node === null && <rect className="graph-behind" x={4} y={4} width={width} height={height} rx={3} />}
      <rect className="graph-box" width={width} height={height} rx={3} />
      {node !== null && node.data_class !== null && <Band dataClass={node.data_class} height={height} />}
      {[...lines, ...(beyond > 0 ? [`beyond, ${formatNumber(beyond)}×`] : [])].map((line, i, all) => (
        <text key={i} className={i === lines.length ? 'graph-beyond-word' : undefined} x={BAND + 6} y={height / 2 + (i - (all.length - 1) / 2) * 15} dominantBaseline="central">{line}</text>
      ))}
      {node === null && <path className="graph-more" d={`M9 ${height / 2 - 4}v8M5 ${height / 2}h8`} />}
      {node !== null && node.touched > 0 && <circle className="graph-touched" cx={width - 1} cy={1} r={4} />}
    </g>
  );
}

/** Four steps from hollow to solid, with the initial: public, internal, confidential, restricted. */
function Band({ dataClass, height }: { readonly dataClass: NonNullable<GraphNodeDto['data_class']>; readonly height: number }): ReactNode {
  return (
    <g className="graph-band" data-class={dataClass}>
      <path d={`M3 0.75H${BAND}V${height - 0.75}H3Q0.75 ${height - 0.75} 0.75 ${height - 3}V3Q0.75 0.75 3 0.75Z`} />
      <text x={BAND / 2 + 0.5} y={height / 2} textAnchor="middle" dominantBaseline="central">{dataClasses[dataClass].charAt(0)}</text>
    </g>
  );
}

function describe({ item, beyond }: Placed): string {
  const { node } = item;
  const stray = beyond > 0 ? `touched beyond permission ${plural(beyond, 'time')}` : '';
  if (node === null) return `${[item.label, columnName(item.column), stray].filter(Boolean).join(', ')}. Press to show each.`;
  return [
    item.label,
    KINDS[node.kind][1],
    columnName(item.column),
    node.data_class === null ? '' : dataClasses[node.data_class],
    node.known ? '' : 'not in this snapshot of the graph',
    node.touched > 0 ? `touched ${plural(node.touched, 'time')}` : '',
    stray,
  ].filter(Boolean).join(', ');
}
