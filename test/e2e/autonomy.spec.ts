import { sceneBundle } from '../support/scene-bundle.ts';
import { expectAccessible } from './accessibility.ts';
import { expect, go, test } from './workstation.ts';

test('every figure has both its numbers, and leads to the rows behind it', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('without a person’s approval');
  const cards = page.getByRole('list', { name: 'Figures' }).getByRole('button');
  await expect(cards).toHaveCount(18);
  for (const text of await cards.allInnerTexts()) expect(text).toMatch(/\((.* )?(of|over) \d|no figure/);
  await cards.filter({ hasText: 'Autonomous actions' }).click();
  const detail = page.getByRole('region', { name: /^Autonomous actions/ });
  const counted = detail.getByRole('region', { name: 'Counted', exact: true });
  await counted.getByRole('button').first().click();
  await expect(page).toHaveURL(/sel=(event|file):/);
  await detail.getByRole('row').nth(1).getByRole('button', { name: 'Show in Actions' }).click();
  await expect(page).toHaveURL(/\/action\?.*f=env/);
});

test('the table twin, the matrices, and both themes', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Autonomy');
  await page.getByRole('list', { name: 'Figures' }).getByRole('button').first().click();
  await expectAccessible(page, 'autonomy');
  await page.keyboard.press('t');
  await expect(page.getByRole('grid', { name: 'Figures as a table' })).toHaveAttribute('aria-rowcount', '19');
  await expectAccessible(page, 'autonomy, as a table');
  await page.getByRole('button', { name: 'Environment × risk class' }).click();
  await expect(page).toHaveURL(/\/matrix/);
  await expect(page.getByRole('radio', { name: 'Environment × risk class' })).toBeChecked();
});

test('where failures first appeared: the bad merge reached production, and its number leads to the rows', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Autonomy');
  const figure = page.getByRole('region', { name: 'Where failures first appeared' });
  await expect(figure).toContainText('Five changes failed; one of them reached production all the same.');
  await figure.getByRole('button', { name: 'Production, Reached production: 1 of 1' }).click();
  const rows = page.getByRole('grid', { name: 'Production: Reached production' });
  await expect(rows).toHaveAttribute('aria-rowcount', '2');
  await rows.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/sel=event:/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('rel-000000-1');
  await expectAccessible(page, 'autonomy, where failures first appeared');
  await figure.getByRole('button', { name: 'The first failure in Evidence' }).click();
  await expect(page).toHaveURL(/\/evidence/);
});

test('how many ran at once is drawn against the limits, and a stretch leads to its actions', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Autonomy');
  const part = page.getByRole('region', { name: 'At once, against the limit' });
  const chart = part.getByRole('region', { name: 'By fleet', exact: true }).getByRole('slider').first();
  await expect(chart).toHaveAccessibleName(/At most \d+ at once/);
  await chart.focus();
  await page.keyboard.press('Home');
  const chosen = part.getByRole('region', { name: 'Chosen stretch' });
  await expect(chosen).toContainText('at once, limit');
  await expectAccessible(page, 'how many ran at once');
  await page.keyboard.press('t');
  const table = part.getByRole('grid', { name: 'At once, as a table' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await table.getByRole('row').nth(1).click();
  await expectAccessible(page, 'how many ran at once, as a table');
  await chosen.getByRole('button').click();
  await expect(page).toHaveURL(/\/action\?.*started/);
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
});

test('a limit exceeded is a whole mark over its column and says so in words, in every theme', async ({ workstation, samples }) => {
  const page = await workstation.openWithoutKeys(await sceneBundle(samples.folder, 'CT-38', 'one-still-running-when-the-record-ends'));
  await go(page, 'Autonomy');
  const part = page.getByRole('region', { name: 'At once, against the limit' });
  const card = part.getByRole('region', { name: 'By fleet', exact: true }).getByRole('listitem').first();
  await expect(card).toContainText('Remediation fleet');
  await expect(card.locator('.concurrency-over')).toHaveText('1 start above the limit');
  await expect(card.getByRole('slider')).toHaveAccessibleName(/Remediation fleet: At most 2 at once · limit 1 to 12 · 1 start above the limit · 1 had not ended/);
  const mark = card.locator('.mark');
  await expect(mark).toHaveCount(1);
  // The overrun is in the last column of the record: nothing may cut the mark off at the edge of the picture.
  const [drawn, room] = await mark.evaluate((path) => [path.getBoundingClientRect().right, path.closest('li')?.getBoundingClientRect().right ?? 0]);
  expect(drawn).toBeLessThan(room);
  await expect(card.getByRole('slider')).toHaveCSS('overflow', 'visible');
  await expectAccessible(page, 'a limit exceeded');
  // Colours of the system's choice take backgrounds away: the key must still show what it explains.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme === 'dark' ? 'contrast-dark' : 'contrast');
    const key = (sign: string): Promise<string> => part.locator(`.concurrency-legend i.${sign}`).evaluate((swatch) => getComputedStyle(swatch).backgroundColor);
    const fill = (shape: string): Promise<string> => part.locator(`.concurrency-chart .${shape}`).first().evaluate((path) => getComputedStyle(path).fill);
    expect(await key('over'), colorScheme).toBe(await fill('mark'));
    expect(await key('running'), colorScheme).toBe(await fill('within'));
  }
});
