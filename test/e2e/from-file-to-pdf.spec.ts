import { readFileSync } from 'node:fs';
import { expectAccessible } from './accessibility.ts';
import { drop, expect, go, test, writeReport } from './workstation.ts';

test('a dropped file becomes a case, a verdict and a PDF', async ({ workstation, samples }, info) => {
  const page = await workstation.open();
  await expect(page.getByRole('button', { name: /choose evidence/i })).toBeVisible();

  await drop(page, [{ name: 'from-the-plane.evidence.zip', bytes: readFileSync(samples.incident) }]);
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText('from-the-plane');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The record is what was signed, by two keys you trust');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Four control tests fail/);
  await expect(page.getByText('What this does not prove')).toBeVisible();

  const saved = info.outputPath('report.pdf');
  await writeReport(page, saved);
  const pdf = readFileSync(saved);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.subarray(-6).toString()).toContain('%%EOF');
  expect(pdf.includes('/StructTreeRoot')).toBe(true);
});

test('files named at the start become cases by themselves', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean, samples.incident);
  const cases = page.getByRole('table', { name: 'Cases' });
  await expect(cases).toContainText(/\d+ control tests hold/);
  await expect(cases).toContainText(/Four control tests fail/);
});

test('a file that is no evidence opens as unreadable, and says why', async ({ workstation }) => {
  const page = await workstation.open();
  await drop(page, [{ name: 'holiday.jpg', bytes: Buffer.from('\xff\xd8\xff\xe0 not evidence', 'latin1') }]);
  await expect(page.getByText(/unreadable/i).first()).toBeVisible();
  for (const screen of ['Timeline', 'Graph', 'Matrices', 'Autonomy', 'Operations', 'Actions']) {
    await go(page, screen);
    await expect(page.getByRole('heading', { name: 'No record to show' })).toBeVisible();
  }
  await expectAccessible(page, 'No record');
  await page.getByRole('button', { name: 'Look at its bytes' }).click();
  await expect(page.getByRole('region', { name: 'The evidence file itself' })).toContainText('ff d8 ff e0');
});

test('a long import can be cancelled and leaves no case', async ({ workstation, samples }) => {
  const page = await workstation.open();
  const bytes = Buffer.concat([readFileSync(samples.clean), Buffer.alloc(48 * 2 ** 20)]);
  await drop(page, [{ name: 'large.evidence.zip', bytes }]);
  await page.getByRole('button', { name: /^cancel/i }).first().click();
  await expect(page.getByRole('button', { name: /^cancel/i })).toHaveCount(0);
  await go(page, 'Cases');
  await expect(page.getByText('large', { exact: true })).toHaveCount(0);
});

test('one selection runs through every view', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Actions');
  await page.getByRole('link', { name: /^Merge pr-000000-1/ }).or(page.getByRole('button', { name: /^Merge pr-000000-1/ })).first().click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('act-000000-5');
  for (const screen of ['Timeline', 'Graph', 'Evidence', 'Verdict']) {
    await go(page, screen);
    await expect(inspector).toContainText('act-000000-5');
    await expect(page).toHaveURL(/sel=action/);
  }
});
