import { expectAccessible } from './accessibility.ts';
import { expect, go, test } from './workstation.ts';

test('a chain that holds is followed from link to root, with one selection', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Chain');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('link without a break, up to a head that a key you trust signed');

  await page.getByRole('grid', { name: 'Links' }).getByText('Links to 3', { exact: true }).click();
  await expect(page).toHaveURL(/chain\?sel=event/);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('number 4');

  await page.getByRole('radio', { name: 'Inclusion proof' }).click();
  await expect(page.getByRole('main')).toContainText('Event 4 is in the log');
  const steps = page.getByRole('list', { name: 'Steps from the leaf to the root' }).getByRole('listitem');
  expect(await steps.count()).toBeGreaterThan(8);
  await expectAccessible(page, 'Inclusion proof');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hand this event over' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^event-[0-9a-f]{12}\.proof\.json$/u);

  await page.getByRole('radio', { name: 'Heads' }).click();
  const heads = page.getByRole('table', { name: 'Heads' });
  await expect(heads.getByRole('row', { name: /^Signed head/ })).toContainText('Holds');
  await expect(heads.getByRole('row', { name: /^Beginning of the log/ })).toContainText('Holds');
  await expectAccessible(page, 'Heads');

  await go(page, 'Timeline');
  await expect(inspector).toContainText('number 4');
});

test('the strip is worked by keyboard, and an event of another log brings its log', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  const slider = page.getByRole('slider', { name: 'Place in the log' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Event 0');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Event 1');
  await page.keyboard.press('End');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(/Log\s*plane, number/);
  await page.getByRole('radio', { name: /^telemetry/ }).click();
  await page.getByRole('grid', { name: 'Links' }).getByText('Links to 1', { exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('telemetry, number 2');
});

test('where a log was tampered with stands in the first line, on the strip, in its table and among the breaks', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.tampered);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('does not hold');
  await go(page, 'Chain');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Event \d+ was changed after it was recorded; everything after it still links/);

  await page.getByRole('button', { name: /^Changed: event/ }).click();
  await expect(page).toHaveURL(/sel=event/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('An event is not what was recorded');
  await expect(page.getByRole('grid', { name: 'Links' }).getByRole('row', { selected: true })).toContainText('Changed');

  await page.getByRole('radio', { name: 'Inclusion proof' }).click();
  await expect(page.getByRole('main')).toContainText('what was logged is not this event');

  await page.getByRole('radio', { name: /^Breaks/ }).click();
  await expect(page.getByRole('main')).toContainText('One event changed in place');
  await expectAccessible(page, 'Breaks');
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('grid', { name: /^Places in the log/ })).toContainText('Changed');
  await expectAccessible(page, 'Places in the log');
});
