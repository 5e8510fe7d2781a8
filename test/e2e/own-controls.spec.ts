import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { expect, go, test } from './workstation.ts';

const control = (id: string, population: string): string => JSON.stringify({
  format: 'proofroom.control.v1', id, version: 1, title: 'Production writes at noon', rationale: 'To look at them.', severity: 'high', of: 'action', mappings: ['dora 9(4)(e)'],
  population: 'Every action in production that started.',
  queries: { population, exceptions: `SELECT id AS subject, 'found' AS reason, kind FROM actions WHERE environment = 'production' AND started_ms IS NOT NULL` },
});

test('a control of one’s own is checked, run and shown beside the others; one that asks for a file is refused', async ({ workstation, samples }) => {
  test.slow();
  const [mine, bad] = [join(samples.folder, 'mine.json'), join(samples.folder, 'bad.json')];
  writeFileSync(mine, control('ACME-7', `SELECT id AS subject, file, off, len, pointer FROM actions WHERE environment = 'production' AND started_ms IS NOT NULL`));
  writeFileSync(bad, control('ACME-8', `SELECT * FROM read_csv('/etc/passwd')`));
  const page = await workstation.open(samples.clean);
  await go(page, 'Controls');
  await page.getByLabel('Your name').fill('Ann Okafor');
  await page.getByTestId('choose-control').setInputFiles([mine, bad]);
  await expect(page.getByText(/^ACME-8 was refused/)).toBeVisible();
  await expect(page.getByText(/^mine\.json, kept by Ann Okafor/)).toBeVisible();
  await expectAccessible(page, 'controls with one of one’s own');
  await page.getByRole('button', { name: 'Dismiss bad.json' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Put mine.json away' })).toBeFocused();
  await page.getByRole('button', { name: /ACME-7.*Your own.*Fails/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Production writes at noon');
  const table = page.getByRole('grid', { name: 'Exceptions' });
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/sel=action:act-/);
  await expectAccessible(page, 'a control of one’s own');
  await page.getByRole('button', { name: 'All control tests' }).click();
  await page.getByRole('radio', { name: 'Framework' }).click();
  await page.getByRole('button', { name: /^DORA/ }).click();
  await expect(page.getByText('What this cannot say')).toBeVisible();
  await expect(page.locator('.framework-references').getByRole('button', { name: /ACME-7/ })).toBeVisible();

  // It is the case's: another window runs it again, and the custody log says who kept it and who put it away.
  await page.reload();
  await page.getByRole('radio', { name: 'Control', exact: true }).click();
  await expect(page.getByRole('button', { name: /ACME-7.*Your own.*Fails/ })).toBeVisible();
  await expect(page.getByText(/^ACME-8 was refused/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Put mine.json away' }).press('Enter');
  await expect(page.getByRole('button', { name: /ACME-7/ })).toHaveCount(0);
  // The list is empty, and the keyboard stands where it was.
  await expect(page.getByRole('heading', { name: 'Controls of your own' })).toBeFocused();
  await go(page, 'Custody');
  await expect(page.getByText(/^Control of one’s own kept with the case.*ACME-7.*Ann Okafor/)).toBeVisible();
  await expect(page.getByText(/^Control of one’s own put away.*ACME-7/)).toBeVisible();
});
