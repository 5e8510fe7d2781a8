import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './workstation.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const pages = (page: Page) => page.getByRole('region', { name: /^Pages of the report, / });
const upToDate = (page: Page) => page.getByText('These are the pages of the file that will be written.');

async function openBuilder(page: Page): Promise<void> {
  await expect(heading(page)).not.toBeEmpty();
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText(/clean|incident|tampered/, { timeout: 60_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(heading(page)).toHaveText(/^A report of \d+ pages in \d+ sections/, { timeout: 60_000 });
  await expect(upToDate(page)).toBeVisible();
  await expect(page.getByRole('listitem', { name: /^Page 1 of/ })).toHaveAttribute('data-drawn', 'true');
}

/** Does what changes a choice, and waits for the pages that come of it. */
async function changes(page: Page, act: () => Promise<void>): Promise<void> {
  await act();
  await expect(upToDate(page)).toHaveCount(0);
  await expect(upToDate(page)).toBeVisible({ timeout: 30_000 });
}

for (const scenario of ['clean', 'incident', 'tampered'] as const) {
  test(`${scenario}: sections go and come, and what is written is what was seen`, async ({ workstation, samples }, info) => {
    test.setTimeout(120_000);
    const page = await workstation.open(samples[scenario]);
    await openBuilder(page);
    await expect(page.getByRole('listitem', { name: /^Page 1 of/ })).toContainText('Verification report');

    const sections = page.getByRole('group', { name: 'Sections' });
    await expect(sections.getByRole('checkbox', { name: 'Verdict', exact: true })).toBeDisabled();
    const before = await heading(page).innerText();
    await changes(page, () => sections.getByRole('checkbox', { name: 'Codes used in this report' }).uncheck());
    await expect(heading(page)).toHaveText(/one left out$/);
    await expect(sections.getByRole('button', { name: /^Show Codes used in this report/ })).toHaveCount(0);
    await changes(page, () => page.getByRole('button', { name: 'All sections in' }).click());
    await expect(heading(page)).toHaveText(before);

    await sections.getByRole('button', { name: /^Show Appendix: every file and its SHA-256, page / }).click();
    await expect(page.getByText(/^Page \d+ of \d+$/)).not.toHaveText(/^Page 1 of/);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Write PDF' }).click();
    const saved = info.outputPath('report.pdf');
    await (await download).saveAs(saved);
    await expect(page.getByText('Byte for byte the file whose pages stand here.')).toBeVisible();
    const sha256 = createHash('sha256').update(readFileSync(saved)).digest('hex');
    await page.getByRole('button', { name: 'Show the whole digest' }).or(page.locator('.report-write .digest-text')).first().click();
    expect((await page.locator('.report-write .digest-text').innerText()).replaceAll(/\s/g, '')).toBe(sha256);
  });
}

test('names, filter and what is withheld are in the pages; the choices are kept', async ({ workstation, samples }) => {
  test.setTimeout(120_000);
  const page = await workstation.open(samples.incident);
  await expect(heading(page)).toContainText('signed');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('search').getByRole('textbox').fill('type:data.read');
  await page.getByRole('search').getByRole('textbox').press('Enter');
  await page.getByRole('search').getByRole('textbox').blur();
  await openBuilder(page);
  await expect(page.getByRole('group', { name: 'Filter in force' })).toContainText('type:data.read');
  await changes(page, () => page.getByRole('checkbox', { name: /^Use it for the figures/ }).uncheck());
  await changes(page, () => page.getByRole('textbox', { name: 'Prepared by' }).fill('Mara Lindqvist'));
  await changes(page, async () => {
    await page.getByRole('button', { name: 'Withhold something…' }).click();
    await page.getByRole('combobox', { name: 'What' }).selectOption('people');
    await page.getByRole('textbox', { name: 'Who decides' }).fill('Legal');
    await page.getByRole('textbox', { name: 'Why' }).fill('Works council agreement');
    await page.getByRole('button', { name: 'Withhold it' }).click();
  });
  await expect(heading(page)).toContainText('1 kind of thing withheld');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Prepared by' })).toHaveValue('Mara Lindqvist');
  await expect(page.getByRole('checkbox', { name: /^Use it for the figures/ })).not.toBeChecked();
  await expect(page.getByRole('group', { name: 'Withheld' })).toContainText('Works council agreement');
});

test('formats without pages show their text, or say that there is none', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await openBuilder(page);
  const format = page.getByRole('combobox', { name: 'Format' });
  await format.selectOption('oscal');
  await expect(page.getByText('This is the beginning of the file that will be written.')).toBeVisible();
  await expect(page.getByRole('region', { name: /\.oscal\.json$/ })).toContainText('assessment-results');
  await format.selectOption('parquet');
  await expect(page.getByRole('heading', { name: 'A format without pages' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Write Tables (Parquet)' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.parquet\.zip$/);
});

test('writing that takes long is cancelled and leaves nothing; pages too', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await openBuilder(page);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => { release = done; });
  await page.route(/rpc\/report\/render/, async (route) => { await held; await route.abort().catch(() => undefined); });
  await page.getByRole('button', { name: 'Write PDF' }).click();
  await page.locator('.report-write').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Writing was cancelled. Nothing is left of it.')).toBeVisible();
  release();
  await expect(page.getByRole('button', { name: 'Write PDF' })).toBeEnabled();
});

test('a key that cannot be used is told calmly, and nothing is written', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await openBuilder(page);
  await page.getByRole('button', { name: 'Sign and write…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign the report' });
  await dialog.getByLabel('Key file').setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer: Buffer.from('not a key') });
  await dialog.getByRole('button', { name: 'Sign and write' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No private key');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('by keyboard alone, and nothing for axe to find in any theme', async ({ workstation, samples }) => {
  test.setTimeout(120_000);
  const page = await workstation.open(samples.incident);
  await openBuilder(page);
  await expectAccessible(page, 'report');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('high contrast');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expectAccessible(page, 'report, high contrast');
  const tabTo = async (words: RegExp): Promise<void> => {
    for (let step = 0; step < 120; step += 1) {
      const reads = await page.evaluate(() => {
        const element = document.activeElement;
        return `${element?.getAttribute('aria-label') ?? ''} ${element instanceof HTMLInputElement ? element.labels?.[0]?.textContent ?? '' : element?.textContent ?? ''}`;
      });
      if (words.test(reads)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`nothing that reads ${words.source} can be reached by Tab`);
  };
  await tabTo(/^\s*Codes used in this report$/);
  await changes(page, () => page.keyboard.press('Space'));
  await tabTo(/^Pages of the report,/);
  await expect(pages(page)).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByText(/^Page (\d+) of \1$/)).toBeVisible();
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.keyboard.press('Shift+Tab');
  await tabTo(/^\s*Write PDF$/);
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});
