import { expectAccessible } from './accessibility.ts';
import { expect, go, test } from './workstation.ts';

test('how tests stand: a suite opens to its runs, and a run to its action', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('18 of 22 suites passed when last run; no work is past its lease');
  await expect(page.getByRole('main')).toContainText('no specifications and no planned dates');
  const tests = page.getByRole('region', { name: 'Test runs' });
  await expect(tests.getByRole('radio', { name: 'Last run failed 4' })).toBeChecked();
  const failed = tests.getByRole('grid', { name: 'Last run failed' });
  await expect(failed).toHaveAttribute('aria-rowcount', '5');
  await failed.focus();
  await page.keyboard.press('ArrowDown');
  const runs = tests.getByRole('region', { name: /^Runs of/ });
  await runs.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=event:/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Test');
  await expectAccessible(page, 'operations, runs of a suite');
  await runs.getByRole('button', { name: 'Its action' }).click();
  await expect(page).toHaveURL(/\/action\?sel=action:/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('results over time, as a picture and as its table; services that were never tested', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Operations');
  const trend = page.getByRole('region', { name: 'Results over time' });
  await trend.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(trend.getByRole('region', { name: 'Chosen stretch' })).toContainText(/passed/);
  await expectAccessible(page, 'operations');
  await page.keyboard.press('t');
  await expect(trend.getByRole('grid', { name: 'Results over time, as a table' }).getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page, 'operations, as a table');
  await page.getByRole('radio', { name: 'Services never tested 17' }).click();
  await page.getByRole('grid', { name: 'Services never tested' }).getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'The service in Graph' }).click();
  await expect(page).toHaveURL(/\/graph\?sel=node:service-node/);
});

test('a stretch of results leads to their events', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Operations');
  await page.getByRole('slider').focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'These results in Timeline' }).click();
  await expect(page).toHaveURL(/\/timeline\?f=type:test\.completed/);
  await page.keyboard.press('t');
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Test');
});

test('work of the fleets: each number leads to its pieces, and a piece to its action', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Operations');
  const work = page.getByRole('region', { name: 'Work of the fleets' });
  await expect(work).toContainText('88 pieces of work; three are open when the record ends.');
  await work.getByRole('button', { name: 'Test fleet, Finished: 23' }).click();
  await work.getByRole('grid', { name: 'Test fleet: Finished' }).getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=event:/);
  await expectAccessible(page, 'operations, work of a fleet');
  await work.getByRole('button', { name: 'Its action' }).click();
  await expect(page).toHaveURL(/\/action\?sel=action:/);
});
