import type { Locator, Page } from '@playwright/test';
import { handsOn } from './hands.ts';
import { expect, go, test } from './workstation.ts';

const LONG = { timeout: 60_000 };
const picture = (page: Page): Locator => page.getByRole('application');
const foot = (page: Page): Locator => page.locator('.timeline-foot');

async function openTimeline(page: Page, action: string | null): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed', LONG);
  if (action !== null) await handsOn(page).search(action);
  await go(page, 'Timeline');
  await expect(foot(page)).toContainText('events on screen');
}

/** Drags within the picture, as shares of its width and pixels from its top. */
async function drag(page: Page, from: number, to: number, y: number): Promise<void> {
  const box = await picture(page).boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.move(box.x + box.width * from, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + y, { steps: 4 });
  await page.mouse.up();
}

test('an action is followed from request to outcome by one key, and back', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, 'act-000000-5');
  await picture(page).focus();
  const self = page.locator('.timeline-self strong');
  // The approval that was asked for also led to a rehearsal and to a look at evidence, of which nothing came.
  const way = ['Action requested', 'Policy decided', 'Approval requested', 'Approval granted'];
  for (const step of way) {
    await page.keyboard.press(']');
    await expect(self).toHaveText(step);
  }
  for (let steps = 0; steps < 30 && !(await foot(page).innerText()).includes('nothing recorded'); steps += 1) {
    const before = page.url();
    await page.keyboard.press(']');
    await expect(page).not.toHaveURL(before);
    await expect(page.locator('.timeline-side').last()).toBeVisible();
    way.push(await self.innerText());
  }
  expect(way).toEqual(expect.arrayContaining(['Action started', 'Action completed', 'Rollback completed']));
  await page.keyboard.press('[');
  await expect(self).not.toHaveText(way.at(-1) ?? '');
});

test('lanes by another name begin at their first, wherever the lanes before were scrolled to', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, 'act-000000-5');
  const names = page.locator('.timeline-lane-name');
  const plot = page.locator('.timeline-labels');
  await expect(names.filter({ hasText: 'Certificate renewer' })).toBeVisible();
  for (const [lanes, count] of [['Layer', 5], ['Fleet', 4]] as const) {
    await page.getByRole('radio', { name: lanes, exact: true }).click();
    await expect(names).toHaveCount(count);
    const [first, box] = [await names.first().boundingBox(), await plot.boundingBox()];
    expect(first?.y ?? -1, lanes).toBeGreaterThanOrEqual(box?.y ?? 0);
  }
  // A window made low and high again leaves no room above the first lane either.
  await page.setViewportSize({ width: 1_000, height: 560 });
  await picture(page).focus();
  for (let row = 0; row < 12; row += 1) await page.keyboard.press('ArrowDown');
  await page.setViewportSize({ width: 1_440, height: 900 });
  await expect(names).toHaveCount(4);
  await expect(async () => expect((await names.first().boundingBox())?.y ?? -1).toBeGreaterThanOrEqual((await plot.boundingBox())?.y ?? 0)).toPass({ timeout: 5_000 });
});

test('from a quarter to milliseconds by wheel and key, and a stretch by brush; the table has the same selection', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, 'act-000000-5');
  await expect(foot(page)).toContainText(/\d+ d \d+ h wide/);
  await drag(page, 0.4, 0.5, 24);
  await expect(foot(page)).toContainText(/(8|9|1\d) d \d+ h wide/);
  await picture(page).focus();
  await page.keyboard.press('Home');
  await expect(foot(page)).toContainText('1,200 of 1,200 events on screen');
  await page.keyboard.press(']');
  await expect(page).toHaveURL(/sel=event:/);
  await page.keyboard.press('f');
  for (let steps = 0; steps < 60; steps += 1) await page.keyboard.press('w');
  await expect(foot(page)).toContainText(/\d+ ms wide/);
  const selected = new URL(page.url()).hash;
  await page.keyboard.press('t');
  await expect(page.getByRole('grid').first().locator('[aria-selected=true]')).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe(selected);
});

test('a filter that leaves nothing says so in place of the lanes; what cannot be asked is not told as nothing', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, null);
  const filter = page.getByRole('textbox', { name: 'Filter' });
  await filter.fill('nowhere-in-this-record');
  const title = page.getByRole('heading', { level: 2, name: 'No event matches' });
  await expect(title).toBeVisible();
  const [box, stage] = [await title.boundingBox(), await picture(page).boundingBox()];
  if (box === null || stage === null) throw new Error('no picture');
  expect(Math.abs(box.x + box.width / 2 - stage.x - stage.width / 2), 'in the middle').toBeLessThan(2);
  expect(box.y, 'under the overview').toBeGreaterThan(stage.y + 84);
  await page.getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(foot(page)).toContainText('1,200 of 1,200 events on screen');

  // More than a filter may hold is not taken into the field: what stands there is what is asked.
  await filter.focus();
  await page.keyboard.insertText('y'.repeat(5_000));
  await expect(filter).toHaveValue('y'.repeat(2_000));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No event matches');
  await expect(page.getByText(/could not answer/)).toHaveCount(0);
});

test('a filter too long to be asked, given by an address, is said so at the field on every screen, and can be shortened', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, null);
  const long = `${'y'.repeat(2_000)}zzz`;
  await page.evaluate((text) => {
    location.hash = `${location.hash.split('?')[0]}?f=${text}`;
  }, long);
  const filter = page.getByRole('textbox', { name: 'Filter' });
  for (const screen of ['Timeline', 'Matrices', 'Actions', 'Evidence', 'Chain']) {
    await go(page, screen);
    if (screen === 'Evidence') await page.getByRole('tree').getByText(/\.ndjson/).first().click();
    const problem = page.getByRole('search').getByRole('alert');
    await expect(problem, screen).toContainText(/The filter is not applied: it is longer than the (2,000|1,9\d\d) characters that can be asked at once, at [yz]+/);
    await expect(filter, screen).toHaveValue(long);
    await expect(filter, screen).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(/could not answer|BAD_REQUEST/), screen).toHaveCount(0);
  }
  await go(page, 'Report');
  await expect(page.getByText('The filter was not applied: it is longer than the 2,000 characters').first()).toBeVisible();
  await go(page, 'Timeline');
  await filter.fill('type:policy.decided');
  await expect(page.getByRole('search').getByRole('alert')).toHaveCount(0);
  await expect(foot(page)).toContainText('events on screen');
  // The browser writes down by itself that a request was refused.
  const refused = workstation.complaints.splice(0);
  expect(refused.length).toBeGreaterThan(4);
  expect(refused.filter((each) => !each.includes('status of 400'))).toEqual([]);
});

test('the number of events in the status bar leads to all of them, past the filter, by the keyboard', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await openTimeline(page, null);
  await page.getByRole('textbox', { name: 'Filter' }).fill('type:policy.decided');
  await expect(page).toHaveURL(/f=type:policy.decided/);
  await go(page, 'Verdict');
  const count = page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: '1,200 events', exact: true });
  await expect(count).toHaveAccessibleDescription('All of them, on the timeline');
  await count.focus();
  await page.keyboard.press('Enter');
  await expect(foot(page)).toContainText('1,200 of 1,200 events on screen');
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(/\/verdict/);
});
