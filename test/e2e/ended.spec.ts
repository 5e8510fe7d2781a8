import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './shells.ts';
import { expect, test } from './workstation.ts';

test('a window whose workstation has ended says so over its work, and another address has all that the vault took', async ({ page, samples }) => {
  test.skip(process.env['PROOFROOM_ELECTRON'] !== undefined, 'in Electron the window ends with its workstation');
  const data = mkdtempSync(join(tmpdir(), 'proofroom-ended-'));
  const first = await startHost(page, { data, trust: samples.trust, files: [samples.incident] });
  const disposition = async (why: string): Promise<void> => {
    const open = page.getByRole('form', { name: /^Disposition/ }).first();
    await open.getByRole('combobox', { name: 'Disposition' }).selectOption({ index: 1 });
    await open.getByRole('textbox', { name: 'Why' }).fill(why);
    await open.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByText(`: ${why}`)).toBeVisible();
  };
  const toReview = async (): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('signed', { timeout: 60_000 });
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('radio', { name: 'Findings', exact: true }).click();
  };
  await toReview();
  const taken = page.waitForResponse((response) => response.url().includes('review/append') && response.ok());
  await disposition('Before the end.');
  await taken;
  await first.close();

  await disposition('After the end.');
  const ended = page.getByRole('alert');
  await expect(ended).toContainText('The workstation behind this window has ended', { timeout: 30_000 });
  await expect(ended).toContainText('copy it before you close the window');

  // The window asks before it takes the unsaved word with it.
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const second = await startHost(page, { data, trust: samples.trust, files: [] });
  expect(asked).toEqual(['beforeunload']);
  await page.getByRole('button', { name: 'incident-7', exact: true }).click();
  await toReview();
  await expect(page.getByText(': Before the end.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // With all of it in the vault nothing is asked.
  await page.reload();
  await expect(page.getByText(': Before the end.')).toBeVisible({ timeout: 60_000 });
  expect(asked).toEqual(['beforeunload']);
  await second.close();
  rmSync(data, { recursive: true, force: true });
});
