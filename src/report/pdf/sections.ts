import { assertNever } from '../../core/findings/index.ts';
import type { Block, Section } from '../blocks.ts';
import { factAtoms } from './facts.ts';
import type { Atom } from './flow.ts';
import { bookmark } from './pdfkit.ts';
import { commandAtoms, headingAtoms, listAtoms, panelAtoms, paragraphAtoms } from './prose.ts';
import { drawLines, height, once, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { tableAtoms } from './table.ts';
import type { Tag } from './tags.ts';
import { timelineAtoms } from './timeline.ts';

/** A numbered section: its heading, its bookmark, its blocks. */
export function* sectionAtoms(sheet: Sheet, parent: Tag, section: Section, number: number): Generator<Atom> {
  const { doc, page, set } = sheet;
  const tag = once(() => parent.child('Sect', { title: section.title }));
  const label = `${number}`;
  const words = set.wrap(section.title, STYLES.section, page.measure - 28);
  yield {
    height: height(words), before: 34, keepWithNext: true,
    draw: (top) => {
      bookmark(doc, `${label}  ${section.title}`, top);
      const heading = tag().child('H2');
      heading.content(() => {
        drawLines(sheet, [{ text: label, style: STYLES.sectionNumber }], page.left, top);
        drawLines(sheet, words, page.left + 28, top);
      });
    },
  };
  for (const [index, block] of section.blocks.entries()) yield* blockAtoms(sheet, tag, block, index === 0 && section.blocks.length > 1);
}

function blockAtoms(sheet: Sheet, section: () => Tag, block: Block, leads: boolean): Iterable<Atom> {
  // Blocks ask for their parent only when drawn, after the section's heading has made it.
  const parent: Tag = { child: (type, options) => section().child(type, options), content: (draw) => section().content(draw), end: () => section().end() };
  switch (block.kind) {
    case 'paragraph': return paragraphAtoms(sheet, parent, block, leads);
    case 'heading': return headingAtoms(sheet, parent, block);
    case 'facts': return factAtoms(sheet, parent, block.about, block.rows);
    case 'table': return tableAtoms(sheet, parent, block);
    case 'list': return listAtoms(sheet, parent, block);
    case 'panel': return panelAtoms(sheet, parent, block);
    case 'commands': return commandAtoms(sheet, parent, block);
    case 'timeline': return timelineAtoms(sheet, parent, block);
    case 'graph':
    case 'trends': return paragraphAtoms(sheet, parent, { kind: 'paragraph', text: block.alt }, leads);
    default: return assertNever(block);
  }
}
