import { describe, expect, test } from 'vitest';
import { readLinks } from '../../../support/pdf-links.ts';
import { readStructure, walk } from '../../../support/pdf-structure.ts';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';

describe.each(['en', 'ja'] as const)('links of a report that speaks %s', (language) => {
  test('each leads to a page, has words, and is held by a node of the tree; pages are gone through in its order', async () => {
    const { links, tabOrder } = readLinks(await renderReport(everyBlock(language)));
    expect(links.length).toBeGreaterThan(40);
    for (const link of links) {
      expect(link.leadsTo).not.toBeNull();
      expect((link.words ?? '').length).toBeGreaterThan(0);
      expect(link.heldBy).toBe('Link');
    }
    expect(new Set(tabOrder)).toEqual(new Set(['S']));
  });

  test('the contents lead to the pages they print', async () => {
    const bytes = await renderReport(everyBlock(language));
    const entries = [...walk(readStructure(bytes).root)].filter(({ type }) => type === 'TOCI');
    const printed = entries.map((entry) => Number(/(\d+)$/u.exec(entry.reading)?.[1]));
    expect(printed).toHaveLength(4);
    expect(printed.every((page, index) => page >= (printed[index - 1] ?? 2))).toBe(true);
    expect(readLinks(bytes).links.filter(({ page }) => page === 1).map(({ leadsTo }) => leadsTo)).toEqual(printed);
  });
});

test('what leads nowhere is printed, and is no link', async () => {
  const bytes = await renderReport(everyBlock('en'));
  expect(readStructure(bytes).root.reading).toContain('nowhere');
  expect(readLinks(bytes).links.map(({ words }) => words)).not.toContain('nowhere');
});

test('an anchor that two headings claim leads to the first', async () => {
  const heading = { kind: 'heading', text: 'Twice', anchor: 'twice' } as const;
  const model = everyBlock('en', { sections: [{ id: 'verdict', title: 'V', blocks: [heading, { kind: 'facts', about: 'x', rows: [{ label: 'l', value: [{ text: 'go', to: 'twice' }] }] }] }, { id: 'findings', title: 'F', blocks: [heading] }] });
  const { links } = readLinks(await renderReport(model));
  expect(links.filter(({ words }) => words === 'go').map(({ leadsTo }) => leadsTo)).toEqual([2]);
});

test('sections and their headings are bookmarks, folded and counted', async () => {
  const { bookmarks, folded } = readStructure(await renderReport(everyBlock('en')));
  expect(bookmarks).toEqual(['Contents', '1  Verdict', '2  Findings', '3  Graph', '4  Autonomy']);
  expect(folded).toEqual([0, 0, -2, 0, 0]);
});
