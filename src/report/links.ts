import type { ControlResult } from '../core/controls/types.ts';
import type { Block, Cell, Section, Text } from './blocks.ts';

/** Ids of control tests may be a user's own words: a heading is found by its place in the run. */
export const controlAnchor = (controls: readonly Pick<ControlResult, 'id'>[], id: string): string => `test-${controls.findIndex((each) => each.id === id) + 1}`;

/** Sections whose links lead somewhere: a section that the user left out takes with it what leads there. */
export function linked(sections: readonly Section[]): readonly Section[] {
  const targets = new Set<string>(sections.flatMap(({ id, blocks }) => [id, ...blocks.flatMap((block) => (block.kind === 'heading' && block.anchor !== undefined ? [block.anchor] : []))]));
  const text = (each: Text): Text => {
    if (each.to === undefined || targets.has(each.to)) return each;
    const { to: _, ...rest } = each;
    return rest;
  };
  const cell = (each: Cell): Cell => ({ ...each, texts: each.texts.map(text) });
  const block = (each: Block): Block => {
    if (each.kind === 'table') return { ...each, rows: each.rows.map((row) => row.map(cell)) };
    return each.kind === 'facts' ? { ...each, rows: each.rows.map((row) => ({ ...row, value: row.value.map(text) })) } : each;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(block) }));
}
