import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, go, test } from './workstation.ts';

const kind = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name }).click();
const grid = (page: Page, name: string) => page.getByRole('grid', { name, exact: true });

test('the incident stands out as the one cell outside its boundary, and leads to the action', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Matrices');
  await kind(page, 'Environment × risk class');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One was outside the boundary of its time');
  const cell = page.locator('.matrix-cell[data-mark="beyond"]');
  await expect(cell).toHaveCount(1);
  await expect(cell).toContainText('1 outside');
  await cell.click();
  const list = page.getByRole('region', { name: 'Production × Critical' });
  await expect(list).toContainText('where it was forbidden');
  await list.getByText(/^Merge pr-000000-1/).click();
  await expect(page).toHaveURL(/sel=action:act-000000-5/);
  await list.getByRole('button', { name: 'Show in Actions' }).click();
  await expect(page).toHaveURL(/\/action\?.*f=env/);
});

test('in the clean twin no cell is outside its boundary', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Matrices');
  await kind(page, 'Environment × risk class');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('None was outside');
  await expect(page.locator('.matrix-cell[data-mark="beyond"]')).toHaveCount(0);
  // CT-32 holds: data of a class above an agent's clearance are not read because a test ran on a system that has them.
  await page.getByRole('radio', { name: 'Agent × data class' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No read was beyond permission or clearance.');
});

test('the keyboard moves, opens and sorts; a cell counts as many rows as it lists', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.tampered);
  await go(page, 'Matrices');
  const matrix = grid(page, 'Agent × system');
  await expect(matrix).toHaveAttribute('aria-rowcount', '35');
  await matrix.focus();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 12 && !(await page.locator('[data-at="true"][data-mark="done"]').isVisible()); i += 1) await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
  const figure = Number(await page.locator('[data-at="true"] .matrix-figure').innerText());
  await page.keyboard.press('Enter');
  await expect(page.locator('.matrix-list [role="grid"]')).toHaveAttribute('aria-rowcount', String(figure + 1));
  await expect(page.locator('.matrix-list')).toContainText('Permitted then');
  await matrix.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(matrix.locator('[aria-sort="descending"]')).toHaveCount(1);
  await page.keyboard.press('Control+End');
  await expect(page.locator('[data-at="true"]')).toBeInViewport();

  await page.getByLabel('Rows by').selectOption('fleet');
  await page.getByLabel('Columns by').selectOption('environment');
  await expect(matrix).toHaveAttribute('aria-rowcount', '4');
  const read = await page.locator('.matrix-figure').allInnerTexts();
  await page.getByLabel('Filter', { exact: true }).fill('mode:write');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/f=mode:write/);
  await expect.poll(() => page.locator('.matrix-figure').allInnerTexts()).not.toEqual(read);
});

test('what is copied is what is shown', async ({ workstation, samples, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await workstation.open(samples.incident);
  await go(page, 'Matrices');
  await kind(page, 'Agent × data class');
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\r\n');
  expect(lines).toHaveLength(35);
  expect(lines[0]).toBe('"Agent × data class","Public","Internal","Confidential","Restricted","Not stated"');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no matrix has a fault that axe can find, ${scheme}`, async ({ workstation, samples }) => {
    const page = await workstation.open(samples.incident);
    await page.emulateMedia({ colorScheme: scheme });
    await go(page, 'Matrices');
    let rules = 0;
    for (const name of ['Agent × system', 'Agent × data class', 'Action × approver', 'Environment × risk class']) {
      await kind(page, name);
      await page.locator('.matrix-cell[data-mark="done"]').first().click();
      await page.waitForTimeout(500);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      rules += found.passes.length;
      expect(found.violations.map((each) => `${name}: ${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
    }
    expect(rules).toBeGreaterThan(40);
  });
}

test('the matrix and the graph count permissions differently, and each says how', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('signed', { timeout: 60_000 });
  await go(page, 'Matrices');
  await expect(heading).toContainText('pairs of agent and system');
  const pairs = Number(/in ([\d,]+) pairs/.exec(await heading.innerText())?.[1]?.replaceAll(',', ''));
  await expect(page.getByText('A pair counts once over all snapshots, reading and writing together')).toBeVisible();
  await page.getByRole('radio', { name: 'Agent × data class' }).click();
  await expect(page.getByText('A pair counts once')).toHaveCount(0);
  await go(page, 'Graph');
  const unused = page.getByRole('heading', { name: /^Permissions never used/ });
  const permissions = Number(/of ([\d,]+)$/.exec(await unused.innerText())?.[1]?.replaceAll(',', ''));
  expect(permissions).toBeGreaterThan(pairs);
  await expect(page.getByText('reading and writing apart; Matrices counts a pair once')).toBeVisible();
  await page.getByRole('radio', { name: 'Blast radius' }).click();
  await expect(page.getByText('reading and writing apart')).toHaveCount(0);
});
