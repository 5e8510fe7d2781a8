import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLayout } from '../../../support/pdf-layout.ts';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';

/**
 * Golden pages as text: where each piece of text begins, in which face and size, and how many shapes each page paints. It forgives
 * no moved line, and its difference can be read; `golden-images.test.ts` holds what pages look like. Whoever stores them anew
 * (`UPDATE_GOLDEN=1`) looks at the pages first.
 */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

test.each([['en', 'A4'], ['ja', 'A4'], ['en', 'Letter']] as const)('pages in %s on %s are set as stored', async (language, paper) => {
  const pages = readLayout(await renderReport(everyBlock(language), paper));
  const path = fileURLToPath(new URL(`../../../golden/pages/${language}-${paper}.txt`, import.meta.url));
  const made = pages.map((page, index) => `page ${index + 1}: ${page}\n`);
  if (UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made.join('\n'));
  }
  expect(existsSync(path)).toBe(true);
  const stored = readFileSync(path, 'utf8').split(/\n(?=page \d+: painted)/u);
  expect(stored.length).toBeGreaterThan(6);
  for (const [index, page] of made.entries()) expect(page.trimEnd()).toBe(stored[index]?.trimEnd());
  expect(made).toHaveLength(stored.length);
});
