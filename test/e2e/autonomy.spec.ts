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
