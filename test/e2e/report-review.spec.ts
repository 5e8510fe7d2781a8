import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { reportScreen } from '../../src/text/index.ts';
import { readStructure } from '../support/pdf-structure.ts';
import { expect, go, test } from './workstation.ts';

const WORDS = { why: 'Read in the log at noon.', author: 'A. Auditor', objective: 'Were merges tested first?', conclusion: 'One of them was not.' };

async function reviewPart(page: Page, part: string): Promise<void> {
  await go(page, 'Review');
  await page.getByRole('radio', { name: part, exact: true }).click();
}

/** A disposition and a workpaper, as an auditor leaves them. */
async function review(page: Page): Promise<void> {
  await reviewPart(page, 'Findings');
  const main = page.getByRole('main');
  await main.getByRole('combobox', { name: 'Disposition' }).first().selectOption('confirmed');
  await main.getByRole('textbox', { name: 'Why' }).first().fill(WORDS.why);
  await page.keyboard.press('Tab');
  await page.keyboard.type(WORDS.author);
  await page.keyboard.press('Enter');
  await expect(main.getByText(WORDS.why)).toBeVisible();
  await reviewPart(page, 'Workpapers');
  await page.getByRole('button', { name: 'New workpaper' }).click();
  await page.getByLabel('Objective').fill(WORDS.objective);
  await page.getByLabel('Conclusion').fill(WORDS.conclusion);
  await page.getByRole('button', { name: 'Mark as prepared' }).click();
  await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible();
}

/** Writes the report when its pages are of the choices made, and gives all that it says, in reading order. */
async function written(page: Page, path: string): Promise<{ readonly said: string; readonly bytes: Buffer }> {
  await expect(page.getByText(reportScreen.upToDate)).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: reportScreen.write(reportScreen.formats.pdf) }).click();
  await (await download).saveAs(path);
  const bytes = readFileSync(path);
  return { said: readStructure(bytes).root.reading.replaceAll(/\s+/gu, ' '), bytes };
}

async function changes(page: Page, act: () => Promise<void>): Promise<void> {
  await act();
  await expect(page.getByText(reportScreen.upToDate)).toHaveCount(0);
}

async function withhold(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: reportScreen.withhold }).click();
  await page.getByRole('combobox', { name: reportScreen.redactWhat }).selectOption(what);
  await page.getByRole('textbox', { name: reportScreen.redactBy }).fill('Legal');
  await page.getByRole('textbox', { name: reportScreen.redactWhy }).fill('Works council agreement');
  await changes(page, () => page.getByRole('button', { name: reportScreen.redactAdd }).click());
}

const among = (said: string): readonly string[] => Object.values(WORDS).filter((word) => said.includes(word));
const people = (said: string): ReadonlySet<string> => new Set(said.match(/person:[a-z]+\.[a-z]+/gu));

test('review work enters the report when it is asked for, and its words and names leave it when they are withheld', async ({ workstation, samples }, info) => {
  test.setTimeout(240_000);
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText('incident', { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed', { timeout: 60_000 });
  await review(page);
  await go(page, 'Report');
  const without = await written(page, info.outputPath('without.pdf'));
  expect(among(without.said)).toEqual([]);

  await changes(page, () => page.getByRole('checkbox', { name: reportScreen.withReview }).check());
  const open = await written(page, info.outputPath('open.pdf'));
  expect(among(open.said)).toEqual(Object.values(WORDS));
  expect(people(open.said).size).toBeGreaterThan(0);
  expect(open.bytes.includes('/EmbeddedFile')).toBe(true);

  await withhold(page, 'notes');
  await withhold(page, 'people');
  const redacted = await written(page, info.outputPath('redacted.pdf'));
  expect(among(redacted.said)).toEqual([]);
  expect([...people(redacted.said), ...[...people(open.said)].filter((name) => redacted.said.includes(name.slice('person:'.length)))]).toEqual([]);
  // What is withheld is said, by whom and why, and outcomes stay.
  expect(['Works council agreement', 'person 1'].filter((word) => !redacted.said.includes(word))).toEqual([]);
  expect(redacted.bytes.includes('/EmbeddedFile')).toBe(false);
});
