import { expectAccessible } from './accessibility.ts';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, go, test } from './workstation.ts';

const heading = { level: 1 } as const;

test('the incident: the test that fails leads to the exception, its action and its bytes', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await page.getByRole('list', { name: 'Controls to look at' }).getByRole('button', { name: /^Open its/ }).first().click();
  await expect(page).toHaveURL(/\/controls\?sel=control:CT-21/);
  await expect(page.getByRole('heading', heading)).toContainText('CT-21');
  await expect(page.getByRole('radio', { name: 'Exceptions 1' })).toBeChecked();
  const table = page.getByRole('grid', { name: 'Exceptions' });
  await expect(table).toHaveAttribute('aria-rowcount', '2');
  // What is said under the one row stands under it.
  const [rows, hint] = [await table.boundingBox(), await page.getByText('Choose a member to see its evidence.').boundingBox()];
  expect(hint?.y ?? 0).toBeGreaterThanOrEqual((rows?.y ?? 0) + (rows?.height ?? 0));
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/sel=action:act-000000-5/);
  await expect(page.getByRole('heading', heading)).toContainText('CT-21');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('act-000000-5');
  await table.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/evidence\?sel=file:.*&b=\d+,\d+/);
});

test('both ways between tests and frameworks, and through the tests by key', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', heading)).toContainText('signed');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', heading)).toContainText(/ fails?/);
  await page.getByRole('radio', { name: /^Fails/ }).click();
  await expect(page).toHaveURL(/f=outcome:fail/);
  const fails = Number((await page.getByRole('radio', { name: /^Fails/ }).innerText()).replace(/\D/g, ''));
  await expect(page.locator('.control-row')).toHaveCount(fails);
  await page.getByRole('radio', { name: /^Indications/ }).click();
  await expect(page.getByRole('region', { name: /^Indications/ }).locator('.control-row')).not.toHaveCount(0);
  await page.getByRole('radio', { name: /^All/ }).click();
  const rows = page.locator('.control-row');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', heading)).toContainText('CT-02');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', heading)).toContainText('CT-03');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', heading)).toContainText('CT-02');
  await page.getByRole('button', { name: 'NIST SP 800-53 AU-10', exact: true }).click();
  const asked = page.locator('[data-asked="true"]');
  await expect(asked).toContainText('AU-10');
  await asked.getByRole('button', { name: /^CT-01/ }).click();
  await expect(page.getByRole('heading', heading)).toContainText('CT-01');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', heading)).toContainText('Of ');
});

test('a waiver lies over the outcome, outlasts a reload, and can be withdrawn', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Controls');
  await page.getByRole('button', { name: /CT-21/ }).click();
  await page.getByRole('button', { name: 'Give a waiver' }).click();
  const form = page.getByRole('form', { name: 'Give a waiver: CT-21' });
  await expect(form.getByRole('button', { name: 'Give it' })).toBeInViewport({ ratio: 1 });
  await form.getByLabel('Why it is borne').fill('The merge was reverted by hand.');
  await form.getByLabel('Your name').fill('Ana Lima');
  await expect(form.getByRole('button', { name: 'Give it' })).toBeDisabled();
  await form.getByLabel(/^Until/).fill('2199-12-31');
  await form.getByRole('button', { name: 'Give it' }).click();
  await expect(page.getByText('Waived until 2199-12-31')).toBeVisible();
  await expect(page.locator('.control-said-line')).toContainText('Fails: 1 of');
  await expectAccessible(page, 'a control test with a waiver');
  await page.reload();
  await expect(page.locator('.control-said-line')).toContainText('Waived until 2199-12-31');
  await page.getByRole('button', { name: 'All control tests' }).click();
  await expect(page.getByRole('button', { name: /CT-21.*Waived until 2199-12-31.*Fails/ })).toBeVisible();
  await page.getByRole('button', { name: /CT-21/ }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  const back = page.getByRole('form', { name: 'Withdraw: CT-21' });
  await expect(back.getByRole('button', { name: 'Withdraw' })).toBeDisabled();
  await back.getByLabel('Why it is taken back').fill('The release was rolled back.');
  await expectAccessible(page, 'a waiver that is being withdrawn');
  await back.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.locator('.control-waivers')).toContainText(/Withdrawn.* by Ana Lima: The release was rolled back\./);
  await expect(page.locator('.control-waivers li')).toBeFocused();
  await expect(page.locator('.control-said-line')).not.toContainText('Waived');
  await go(page, 'Custody');
  await expect(page.getByText('Waiver withdrawn for CT-21, by Ana Lima: The release was rolled back.')).toBeVisible();
});

test('waivers of the window are those of the terminal, and the other way round', async ({ workstation, samples }, info) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Controls');
  await page.getByRole('button', { name: /CT-21/ }).click();
  await page.getByRole('button', { name: 'Give a waiver' }).click();
  const form = page.getByRole('form', { name: 'Give a waiver: CT-21' });
  await form.getByLabel('Why it is borne').fill('The merge was reverted by hand.');
  await form.getByLabel('Your name').fill('Ana Lima');
  await form.getByLabel(/^Until/).fill('2199-12-31');
  await form.getByRole('button', { name: 'Give it' }).click();
  await page.getByRole('button', { name: 'All control tests' }).click();
  const path = info.outputPath('case.waivers.json');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export waivers' }).click();
  await (await download).saveAs(path);
  const told = spawnSync(process.execPath, ['out/main/cli.js', 'controls', samples.incident, '--trust', samples.trust, '--waivers', path, '--format', 'json', '--as-of', '2199-12-31T23:59:59.999Z'], { encoding: 'utf8' });
  expect(JSON.parse(told.stdout)).toMatchObject({ waivers: [{ state: 'in-force', waiver: { control: 'CT-21', subject: null, who: 'Ana Lima', until: '2200-01-01T00:00:00.000Z' } }] });

  const [waiver] = (JSON.parse(readFileSync(path, 'utf8')) as { waivers: object[] }).waivers;
  const file = (waivers: readonly object[]) => ({ name: 'more.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ format: 'proofroom.waivers.v1', waivers })) });
  await page.getByTestId('choose-waivers').setInputFiles(file([waiver ?? {}, { ...waiver, control: 'CT-40', subject: 'act-000000-5' }, { ...waiver, control: 'ACME-1' }]));
  await expect(page.getByText('2 waivers brought in, over the results as they stand. One names a control test that was not run here')).toBeVisible();
  await page.getByTestId('choose-waivers').setInputFiles(file([{ ...waiver, until: 'tomorrow' }]));
  await expect(page.getByText(/^It is no file of waivers/)).toBeVisible();
  await expectAccessible(page, 'controls with waivers');
  await page.getByRole('button', { name: /CT-21.*Waived until 2199-12-31/ }).click();
  await expect(page.locator('.control-waivers li')).toHaveCount(1);
});

test('the clean twin: no test fails, and what is not tested is told', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Controls');
  await expect(page.getByRole('heading', heading)).not.toContainText('fail');
  await expect(page.getByRole('region', { name: 'What this pack does not test' })).toBeVisible();
  await page.getByRole('radio', { name: 'Severity' }).click();
  await page.getByRole('button', { name: /CT-25/ }).click();
  await expect(page.getByRole('radio', { name: /^All members/ })).toBeChecked();
  await expect(page.getByText('Only a test that fails or cannot be told can be waived.')).toBeVisible();
});

test('where the record was altered, no test of it passes', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.tampered);
  await go(page, 'Controls');
  await page.getByLabel('Filter', { exact: true }).fill('reliable:no outcome:pass');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No control test matches the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('button', { name: /CT-25.*Unreliable.*Cannot tell/ }).click();
  await expect(page.getByText(/The integrity of the data this rests on did not hold/)).toBeVisible();
});

test('no face of the screen has a fault that axe can find', async ({ workstation, samples }) => {
  test.slow();
  const page = await workstation.open(samples.incident);
  await go(page, 'Controls');
  await expectAccessible(page, 'controls');
  await page.getByRole('radio', { name: 'Framework' }).click();
  await page.getByRole('button', { name: /^NIST SP 800-53/ }).click();
  await expectAccessible(page, 'frameworks');
  await page.locator('.control-chip').first().click();
  await page.locator('.control-table [role="row"][data-index="0"]').click();
  await expectAccessible(page, 'a control test');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search this case, or a command' }).fill('high contrast');
  await expect(page.getByRole('option', { name: 'Theme: high contrast' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await expectAccessible(page, 'a control test, high contrast');
});
