import type { Block, Mark } from '../blocks.ts';
import type { Atom } from './flow.ts';
import { drawMark } from './marks.ts';
import { INK, LINE, SUNKEN } from './palette.ts';
import { MARK_INDENT, MARK_SIZE } from './rows.ts';
import { arrive, drawLines, height, once, runs, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact, type Tag } from './tags.ts';
import type { Line } from './typesetter.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** A paragraph in the text column; `leads` when it introduces the block after it. */
export function* paragraphAtoms(sheet: Sheet, parent: Tag, block: Of<'paragraph'>, leads: boolean): Generator<Atom> {
  const { page, set } = sheet;
  const tag = once(() => parent.child('P'));
  const lines = set.wrap(block.text, block.tone === 'muted' ? STYLES.muted : STYLES.body, page.textMeasure);
  const parts = runs(lines);
  for (const [index, run] of parts.entries()) {
    yield {
      height: height(run), before: index === 0 ? 9 : 0, keepWithNext: leads && index === parts.length - 1,
      draw: (top) => {
        if (index === 0 && block.mark !== undefined) hangMark(sheet, block.mark, run[0], top);
        tag().content(() => drawLines(sheet, run, page.textLeft, top));
      },
    };
  }
}

/** The mark stands in the label column, beside the first line. */
function hangMark({ doc, page }: Sheet, mark: Mark, first: Line | undefined, top: number): void {
  const middle = ((first?.style.leading ?? MARK_SIZE) - MARK_SIZE) / 2;
  artifact(doc, 'Layout', () => drawMark(doc, mark, page.textLeft - MARK_INDENT, top + middle, MARK_SIZE));
}

/** A heading inside a section, under a hairline: its mark, its words, and its code at the right for those who search. */
export function* headingAtoms(sheet: Sheet, parent: Tag, block: Of<'heading'>): Generator<Atom> {
  const { doc, page, set } = sheet;
  const { mark, code, anchor } = block;
  const indent = mark === undefined ? 0 : MARK_INDENT;
  const codeWidth = code === undefined ? 0 : set.width(code, STYLES.monoMuted);
  const words = set.wrap(block.text, STYLES.heading, page.measure - indent - codeWidth - 14);
  yield {
    height: height(words) + 8, before: 16, keepWithNext: true, ...(anchor === undefined ? {} : { target: anchor }),
    draw: (top) => {
      artifact(doc, 'Layout', () => {
        doc.lineWidth(0.5).moveTo(page.left, top).lineTo(page.left + page.measure, top).stroke(LINE);
        if (mark !== undefined) drawMark(doc, mark, page.left, top + 8 + (STYLES.heading.leading - MARK_SIZE) / 2, MARK_SIZE);
      });
      const tag = parent.child('H3');
      arrive(sheet, anchor, top);
      sheet.bookmarks.heading(block.text, top);
      tag.content(() => drawLines(sheet, words, page.left + indent, top + 8));
      if (code !== undefined) {
        const line = set.wrap(code, STYLES.monoMuted, page.measure);
        tag.child('Span').content(() => drawLines(sheet, line, page.left, top + 9, page.measure));
      }
    },
  };
}

/** Items in the text column; numbers hang in the label column. */
export function* listAtoms(sheet: Sheet, parent: Tag, block: Of<'list'>): Generator<Atom> {
  yield* items(sheet, once(() => parent.child('L')), block.items, (index) => (block.numbered === true ? `${index + 1}.` : '–'), null);
}

/** The same on a tinted ground behind a heavy bar: what must not be overlooked. */
export function* panelAtoms(sheet: Sheet, parent: Tag, block: Of<'panel'>): Generator<Atom> {
  yield* items(sheet, once(() => parent.child('L')), block.items, () => '–', { pad: 12 });
}

function* items(
  sheet: Sheet, list: () => Tag, texts: readonly string[], label: (index: number) => string, panel: { readonly pad: number } | null,
): Generator<Atom> {
  const { page, set } = sheet;
  const left = panel === null ? page.textLeft : page.left + panel.pad + 6;
  const measure = panel === null ? page.textMeasure - 16 : page.measure - panel.pad * 2 - 22;
  for (const [index, text] of texts.entries()) {
    const lines = set.wrap(text, STYLES.body, measure);
    const first = index === 0;
    const last = index === texts.length - 1;
    const mark: Line = { text: label(index), style: STYLES.body };
    const item = once(() => list().child('LI'));
    const body = once(() => item().child('LBody'));
    const [above, below] = panel === null ? [0, 0] : [first ? panel.pad : 2.5, last ? panel.pad : 2.5];
    // Whoever makes the evidence chooses how many logs an item names: one that no page holds would run over the foot of one.
    const parts = above + height(lines) + below > page.bottom - page.top ? runs(lines) : [lines];
    for (const [at, part] of parts.entries()) {
      const begins = at === 0;
      const ends = at === parts.length - 1;
      const padTop = begins ? above : 0;
      const tall = padTop + height(part) + (ends ? below : 0);
      yield {
        // The last item of all stands on no page alone.
        height: tall, before: !begins || (panel !== null && !first) ? 0 : first ? 10 : 4, keepWithNext: ends && ((panel !== null && first && !last) || index === texts.length - 2),
        draw: (top) => {
          if (panel !== null) drawGround(sheet, top, tall, !first || !begins);
          if (begins) item().child('Lbl').content(() => drawLines(sheet, [mark], left, top + padTop));
          body().content(() => drawLines(sheet, part, left + 16, top + padTop));
        },
      };
    }
  }
}

/** Strips overlap by a hair, so that no seam shows between them. */
function drawGround(sheet: Sheet, top: number, tall: number, joined: boolean): void {
  const { doc, page } = sheet;
  const lap = joined ? 0.3 : 0;
  artifact(doc, 'Layout', () => {
    doc.rect(page.left, top - lap, page.measure, tall + lap).fill(SUNKEN);
    doc.rect(page.left, top - lap, 2.5, tall + lap).fill(INK);
  });
}

/** Commands, letter for letter, over both columns; lines that begin with # are remarks. */
export function* commandAtoms(sheet: Sheet, parent: Tag, block: Of<'commands'>): Generator<Atom> {
  const { page, set } = sheet;
  for (const [index, text] of block.lines.entries()) {
    const remark = text.startsWith('# ');
    const lines = set.wrap(remark ? text.slice(2) : text, remark ? STYLES.comment : STYLES.command, page.measure - 24);
    const tall = height(lines) + (remark ? 9 : 1);
    yield {
      // The last line of all stands on no page alone.
      height: tall, before: index === 0 ? 10 : 0, keepWithNext: remark || index === block.lines.length - 2,
      draw: (top) => {
        artifact(sheet.doc, 'Layout', () => sheet.doc.rect(page.left, top - (index === 0 ? 0 : 0.3), page.measure, tall + 0.3).fill(SUNKEN));
        const tag = parent.child('P');
        (remark ? tag : tag.child('Code')).content(() => drawLines(sheet, lines, page.left + 12, top + (remark ? 6 : 0)));
      },
    };
  }
}
