import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './workstation.ts';

/** By its keys, once the case stands: taking evidence in takes as long as the machine has other work. */
async function toOperations(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed', { timeout: 60_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('18 of 22 suites passed when last run; no work is past its lease');
}

test('how tests and work stand, and the way from each number to its runs, its pieces and their actions', async ({ workstation, samples }) => {
  test.setTimeout(180_000);
  const page = await workstation.open(samples.incident);
  await toOperations(page);
  await expect(page.getByRole('main')).toContainText('no specifications and no planned dates');
  const tests = page.getByRole('region', { name: 'Test runs' });
  await expect(tests.getByRole('radio', { name: 'Last run failed 4' })).toBeChecked();
  const failed = tests.getByRole('grid', { name: 'Last run failed' });
  await expect(failed).toHaveAttribute('aria-rowcount', '5');
  await expect(failed.getByRole('row').nth(1)).toContainText('Failed');
  await failed.focus();
  await page.keyboard.press('ArrowDown');
  const runs = tests.getByRole('region', { name: /^Runs of/ });
  await runs.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=event:/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Test');
  await expectAccessible(page, 'operations, runs of a suite');
  await runs.getByRole('button', { name: 'Its action' }).click();
  await expect(page).toHaveURL(/\/action\?sel=action:/);

  await page.goBack();
  const work = page.getByRole('region', { name: 'Work of the fleets' });
  await expect(work).toContainText('88 pieces of work; three are open when the record ends.');
  await work.getByRole('button', { name: 'Test fleet, Finished: 23' }).click();
  await work.getByRole('grid', { name: 'Test fleet: Finished' }).getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=event:/);
  await expectAccessible(page, 'operations, work of a fleet');
  await work.getByRole('button', { name: 'Its action' }).click();
  await expect(page).toHaveURL(/\/action\?sel=action:/);
});

test('results over time as a picture and as its table, leading to their events; services that were never tested', async ({ workstation, samples }) => {
  test.setTimeout(180_000);
  const page = await workstation.open(samples.clean);
  await toOperations(page);
  const trend = page.getByRole('region', { name: 'Results over time' });
  const chosen = trend.getByRole('region', { name: 'Chosen stretch' });
  await trend.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(chosen).toContainText('no result');
  await expectAccessible(page, 'operations');
  await page.getByRole('radio', { name: 'Services never tested 17' }).click();
  await page.getByRole('grid', { name: 'Services never tested' }).getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=node:service-node/);
  await page.keyboard.press('t');
  await trend.getByRole('grid', { name: 'Results over time, as a table' }).getByRole('row').nth(1).click();
  await expectAccessible(page, 'operations, as a table');
  await chosen.getByRole('button', { name: 'These results in Timeline' }).click();
  await expect(page).toHaveURL(/\/timeline\?f=type:test\.completed/);
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Test');
});
