import { assertNever } from '../../core/findings/index.ts';
import type { Block, Section } from '../blocks.ts';
import { factAtoms } from './facts.ts';
import type { Atom } from './flow.ts';
import { graphAtoms } from './graph.ts';
import { commandAtoms, headingAtoms, listAtoms, panelAtoms, paragraphAtoms } from './prose.ts';
import { arrive, drawLines, height, once, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { tableAtoms } from './table.ts';
import type { Tag } from './tags.ts';
import { timelineAtoms } from './timeline.ts';
import { trendAtoms } from './trends.ts';

const NUMBER = 28;

/** A numbered section: its heading, its bookmark, its blocks. The first begins a page. */
export function* sectionAtoms(sheet: Sheet, parent: Tag, section: Section, number: number): Generator<Atom> {
  const running = `${number}  ${section.title}`;
  for (const atom of atomsOf(sheet, parent, section, number)) yield { ...atom, section: running };
}

function* atomsOf(sheet: Sheet, parent: Tag, section: Section, number: number): Generator<Atom> {
  const { page, set } = sheet;
  const tag = once(() => parent.child('Sect', { title: section.title }));
  const label = `${number}`;
  const words = set.wrap(section.title, STYLES.section, page.measure - NUMBER);
  yield {
    height: height(words), before: 34, keepWithNext: true, target: section.id, opens: number === 1,
    draw: (top) => {
      arrive(sheet, section.id, top);
      sheet.bookmarks.section(`${label}  ${section.title}`, top);
      tag().child('H2').content(() => {
        drawLines(sheet, [{ text: label, style: STYLES.sectionNumber }], page.left, top);
        drawLines(sheet, words, page.left + NUMBER, top);
      });
    },
  };
  for (const [index, block] of section.blocks.entries()) yield* blockAtoms(sheet, tag, block, index === 0 && section.blocks.length > 1);
  // Nothing to see: lets the writer let go of the section.
  yield { height: 0, before: 0, keepWithNext: false, draw: () => tag().end() };
}

function blockAtoms(sheet: Sheet, section: () => Tag, block: Block, leads: boolean): Iterable<Atom> {
  // Blocks ask for their parent only when drawn, after the section's heading has made it.
  const parent: Tag = {
    child: (type, options) => section().child(type, options), content: (draw) => section().content(draw),
    link: (name, words, box, draw) => section().link(name, words, box, draw), annotated: (type, annotate) => section().annotated(type, annotate), end: () => section().end(),
  };
  switch (block.kind) {
    case 'paragraph': return paragraphAtoms(sheet, parent, block, leads);
    case 'heading': return headingAtoms(sheet, parent, block);
    case 'facts': return factAtoms(sheet, parent, block.about, block.rows);
    case 'table': return tableAtoms(sheet, parent, block);
    case 'list': return listAtoms(sheet, parent, block);
    case 'panel': return panelAtoms(sheet, parent, block);
    case 'commands': return commandAtoms(sheet, parent, block);
    case 'timeline': return timelineAtoms(sheet, parent, block);
    case 'graph': return graphAtoms(sheet, parent, block);
    case 'trends': return trendAtoms(sheet, parent, block);
    default: return assertNever(block);
  }
}
