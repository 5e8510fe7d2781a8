import { dataClasses, displayName, environments, formatNumber, layers, reportText, wordFor } from '../../text/index.ts';
import { cell, plain, type Section } from '../blocks.ts';
import type { GraphFigure } from '../graph-figure.ts';
import type { ReportInput } from '../input.ts';
import { moment } from './texts.ts';

/** As many as a listener bears; the table beside the figure has them all. */
const SPOKEN = 40;

/** What agents could touch against what they did touch: a drawing, its numbers in words, and as tables. */
export function graphSection({ graph: figure, choices }: ReportInput): Section | null {
  if (figure === null || figure.layers.length === 0) return null;
  const text = reportText.graph;
  const names = namesOf(figure);
  const { columns, stateColumns } = text;
  return {
    id: 'graph',
    title: reportText.sectionTitles.graph,
    blocks: [
      { kind: 'graph', figure, alt: describe(figure, names) },
      { kind: 'paragraph', tone: 'muted', text: text.caption(figure.snapshotAt === null ? null : moment(figure.snapshotAt)) },
      { kind: 'paragraph', text: choices.filter === '' ? text.counts(figure.totals) : `${text.filtered} ${text.counts(figure.totals)}` },
      ...(figure.touches.length === 0 ? [] : [{
        kind: 'table' as const,
        about: text.table,
        dense: true,
        columns: [{ title: columns.agent, share: 40 }, { title: columns.system, share: 40 }, { title: columns.done, share: 10, align: 'right' as const }, { title: columns.denied, share: 10, align: 'right' as const }],
        rows: figure.touches.map(({ agent, node, done, denied }) => [cell(plain(names(agent))), cell(plain(names(node))), cell(plain(formatNumber(done))), cell(plain(formatNumber(denied)))]),
      }]),
      ...(figure.touches.length < figure.totals.pairs ? [{ kind: 'paragraph', tone: 'muted', text: text.pairs(figure.touches.length, figure.totals.pairs) } as const] : []),
      {
        kind: 'table',
        about: text.states,
        dense: true,
        columns: [{ title: stateColumns.system, share: 34 }, { title: stateColumns.layer, share: 20 }, { title: stateColumns.environment, share: 16 }, { title: stateColumns.data, share: 14 }, { title: stateColumns.state, share: 16 }],
        rows: figure.layers.flatMap(({ layer, nodes }) => nodes.map((node) => [
          cell(plain(displayName(node.label))), cell(plain(layerWord(layer))), cell(plain(wordFor(environments, node.environment))), cell(plain(wordFor(dataClasses, node.dataClass))), cell(plain(text.state[node.state])),
        ])),
      },
    ],
  };
}

const layerWord = (layer: string | null): string => (layer === null ? reportText.graph.noLayer : wordFor(layers, layer));

function namesOf({ agents, layers: drawn }: GraphFigure): (id: string) => string {
  const labels = new Map([...agents, ...drawn.flatMap(({ nodes }) => nodes)].map(({ id, label }) => [id, label]));
  return (id) => displayName(labels.get(id) ?? id);
}

/** The text alternative of the drawing: the same numbers, in words. */
function describe({ layers: drawn, touches, agentsLeftOut, totals }: GraphFigure, names: (id: string) => string): string {
  const text = reportText.graph;
  const count = (nodes: GraphFigure['layers'][number]['nodes'], state: string): number => nodes.filter((node) => node.state === state).length;
  const spoken = touches.toSorted((a, b) => b.done + b.denied - a.done - a.denied).slice(0, SPOKEN);
  return reportText.sentences([
    text.counts(totals),
    ...drawn.map(({ layer, nodes, leftOut }) => text.layer(layerWord(layer), count(nodes, 'touched'), count(nodes, 'within-reach'), count(nodes, 'neither'), leftOut)),
    ...spoken.map(({ agent, node, done, denied }) => text.touch(names(agent), names(node), done, denied)),
    ...(spoken.length < totals.pairs ? [text.moreTouches(totals.pairs - spoken.length)] : []),
    ...(agentsLeftOut === 0 ? [] : [text.agentsLeftOut(agentsLeftOut)]),
  ]);
}
