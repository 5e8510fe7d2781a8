import { displayName, formatNumber } from '../../text/index.ts';
import type { Block } from '../blocks.ts';
import type { GraphNode } from '../graph-figure.ts';
import type { Atom } from './flow.ts';
import { GRAPH_HEAD, graphParts, type GraphPart, type GraphRow } from './graph-layout.ts';
import { drawLegend, drawState, drawTouch, LEGEND } from './graph-marks.ts';
import { LINE } from './palette.ts';
import type { Sheet } from './sheet.ts';
import { STYLES, type Style } from './styles.ts';
import type { Tag } from './tags.ts';

/** Agents end here, systems begin there; lines run between. From the page's left edge, in points. */
const AGENTS = 112;
const SYSTEMS = 214;
const NAME = 12;
const COUNT = 34;

/** Agents on the left, systems by layer on the right, and between them what was done and what was refused. */
export function* graphAtoms(sheet: Sheet, parent: Tag, block: Extract<Block, { kind: 'graph' }>): Generator<Atom> {
  const { page } = sheet;
  for (const part of graphParts(block.figure, page.bottom - page.top - LEGEND)) {
    const tall = part.height + LEGEND;
    yield {
      height: tall, before: 14, keepWithNext: true,
      draw: (top) => {
        const bbox: [number, number, number, number] = [page.left, top, page.left + page.measure, top + tall];
        parent.child('Figure', { alt: block.alt, bbox }).content(() => {
          draw(sheet, part, top);
          drawLegend(sheet, page.left, top + part.height + 10);
        });
      },
    };
  }
}

function draw(sheet: Sheet, part: GraphPart, top: number): void {
  const { page, set, text: { pageText } } = sheet;
  const right = page.left + page.measure;
  const most = Math.max(1, ...part.touches.map(({ done }) => done));
  const nodes = new Map(part.rows.flatMap(({ row, y }) => (row.kind === 'node' ? [[row.node.id, y + 6] as const] : [])));
  const agents = new Map(part.agents.map(({ agent, y }) => [agent.id, y]));
  // What was refused lies over what was done: there is less of it.
  for (const kind of ['done', 'denied'] as const) {
    for (const touch of part.touches) {
      const [from, to] = [agents.get(touch.agent), nodes.get(touch.node)];
      if (from === undefined || to === undefined) continue;
      drawTouch(sheet.doc, kind, { x: page.left + AGENTS + 5, y: top + from }, { x: page.left + SYSTEMS - 3, y: top + to }, touch, most);
    }
  }
  atRight(sheet, pageText.agents, STYLES.column, page.left + AGENTS, top);
  set.draw({ text: pageText.systems, style: STYLES.column }, page.left + SYSTEMS, top);
  atRight(sheet, pageText.done, STYLES.nodeMuted, right - COUNT, top);
  atRight(sheet, pageText.denied, STYLES.nodeMuted, right, top);
  for (const { agent, y } of part.agents) {
    const at = top + y - (part.agentLines === 2 ? 10 : 5);
    atRight(sheet, set.fit(displayName(agent.label), STYLES.node, AGENTS).text, STYLES.node, page.left + AGENTS, at);
    if (part.agentLines === 2) atRight(sheet, pageText.actions(agent.actions), STYLES.nodeMuted, page.left + AGENTS, at + 9);
  }
  for (const { row, y } of part.rows) drawRow(sheet, row, top + y, y > GRAPH_HEAD);
}

function drawRow(sheet: Sheet, row: GraphRow, top: number, ruled: boolean): void {
  const { doc, page, set, text } = sheet;
  const left = page.left + SYSTEMS;
  const right = page.left + page.measure;
  switch (row.kind) {
    case 'layer': {
      if (ruled) doc.lineWidth(0.4).moveTo(left, top + 5).lineTo(right, top + 5).stroke(LINE);
      const known: Readonly<Record<string, string>> = text.layers;
      const name = row.layer === null ? text.pageText.noLayer : Object.hasOwn(known, row.layer) ? known[row.layer] ?? row.layer : displayName(row.layer);
      set.draw(set.fit(name, STYLES.figureStrong, right - left), left, top + 7);
      return;
    }
    case 'node': {
      drawState(doc, row.node.state, left, top + 6);
      const about = aboutNode(sheet, row.node);
      const room = right - left - NAME - COUNT * 2 - 4;
      const name = set.fit(displayName(row.node.label), STYLES.node, room);
      const used = set.width(name.text, STYLES.node) + 5;
      set.draw(name, left + NAME, top + 1);
      if (about !== '' && room - used > 24) set.draw(set.fit(about, STYLES.nodeMuted, room - used), left + NAME + used, top + 1);
      if (row.done > 0) atRight(sheet, formatNumber(row.done), STYLES.node, right - COUNT, top + 1);
      if (row.denied > 0) atRight(sheet, formatNumber(row.denied), STYLES.node, right, top + 1);
      return;
    }
    case 'rest': {
      const wide = (right - left) / 2;
      row.nodes.forEach((node, index) => {
        drawState(doc, node.state, left + index * wide, top + 5.5);
        set.draw(set.fit(displayName(node.label), STYLES.node, wide - NAME - 8), left + index * wide + NAME, top + 0.5);
      });
      return;
    }
    case 'more':
      set.draw({ text: text.pageText.more(row.count), style: STYLES.nodeMuted }, left + NAME, top + 0.5);
  }
}

function aboutNode({ text }: Sheet, { environment, dataClass }: GraphNode): string {
  const word = (words: Readonly<Record<string, string>>, value: string | null): string[] =>
    value === null ? [] : [Object.hasOwn(words, value) ? words[value] ?? value : displayName(value)];
  return [...word(text.environments, environment), ...word(text.dataClasses, dataClass)].join(' · ');
}

function atRight({ set }: Sheet, text: string, style: Style, right: number, top: number): void {
  set.draw({ text, style }, right - set.width(text, style), top);
}
