import { expectAccessible } from './accessibility.ts';
import { expect, go, test } from './workstation.ts';

test('log against other systems: both ways, the window of time, and each thing at its event', async ({ workstation, samples }) => {
  test.slow();
  const page = await workstation.open(samples.incident);
  await go(page, 'Controls');
  await page.getByRole('radio', { name: 'Reconciliation' }).click();
  await expect(page.getByText(/may lie 15 min apart/)).toBeVisible();
  for (const system of ['CI/CD', 'Ticket system', 'Identity provider']) {
    const section = page.getByRole('region', { name: new RegExp(`^${system}`) });
    await expect(section.getByRole('radio', { name: 'Log alone 0' })).toBeVisible();
    await expect(section.getByRole('radio', { name: 'Extract alone 0' })).toBeVisible();
  }
  const roles = page.getByRole('grid', { name: 'Identity provider: Told by both' });
  await expect(roles).toHaveAttribute('aria-rowcount', '5');
  await roles.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/sel=event:evt-plane-2-001/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Role given');
  await expectAccessible(page, 'reconciliation');
  await page.getByRole('button', { name: 'Open CT-42' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CT-42');
});
