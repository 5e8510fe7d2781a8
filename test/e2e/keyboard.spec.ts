import type { Page } from '@playwright/test';
import { expect, test } from './workstation.ts';

/** Tabs until the focused element reads so; fails when it cannot be reached. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const reads = await page.evaluate(() => `${document.activeElement?.getAttribute('aria-label') ?? ''} ${document.activeElement?.textContent ?? ''}`);
    if (words.test(reads)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing that reads ${words} can be reached by Tab`);
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test('a compliance officer goes from a bundle to a report without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  // What held, what did not, what could not be told: each axis opens to its checks.
  await tabTo(page, /Controls\s*Fails/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('control test');
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Facts' })).toBeChecked();
  const download = page.waitForEvent('download');
  await command(page, 'Write report (PDF, A4)');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});

test('an incident reviewer goes from a question to the path of an action and its blast radius without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await command(page, 'act-000000-5');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const main = page.getByRole('main');
  for (const step of ['Request', 'Policy decision', 'Approval', 'Work package', 'Execution', 'Evidence', 'Outcome', 'Rollback']) await expect(main.getByRole('heading', { name: step }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await tabTo(page, /^\s*Permitted and touched/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/reach/);
  await page.keyboard.press('t');
  await expect(page.getByRole('table').or(page.getByRole('grid')).first()).toBeVisible();
});
