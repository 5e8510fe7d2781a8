import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readStructure } from '../support/pdf-structure.ts';
import { REPORT_KEY, reportSigners } from '../support/report-signer.ts';
import { expect, go, test } from './workstation.ts';

test('with review work and something withheld, signed, it is what our own verification takes for it', async ({ workstation, samples }, info) => {
  test.setTimeout(180_000);
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText('incident', { timeout: 60_000 });
  await go(page, 'Report');
  const upToDate = page.getByText('These are the pages of the file that will be written.');
  await expect(upToDate).toBeVisible({ timeout: 60_000 });
  await page.getByRole('checkbox', { name: 'Include the review work of this case' }).check();
  await expect(page.getByRole('group', { name: 'Sections' }).getByRole('button', { name: /^Show Review work, page \d+$/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Withhold something…' }).click();
  await page.getByRole('combobox', { name: 'What' }).selectOption('people');
  await page.getByRole('textbox', { name: 'Who decides' }).fill('Legal');
  await page.getByRole('textbox', { name: 'Why' }).fill('Works council agreement');
  await page.getByRole('button', { name: 'Withhold it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 kind of thing withheld', { timeout: 60_000 });

  await page.getByRole('button', { name: 'Sign and write…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign the report' });
  await dialog.getByLabel('Key file').setInputFiles(REPORT_KEY);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Sign and write' }).click();
  const [saved, signers] = [info.outputPath('report.pdf'), info.outputPath('signers.json')];
  await (await download).saveAs(saved);
  await expect(dialog).toHaveCount(0);

  writeFileSync(signers, reportSigners());
  const said = execFileSync(process.execPath, [resolve('out/main/cli.js'), 'verify', saved, '--trust', signers, '--as-of', '2026-11-27', '--require', 'integrity,authenticity'], { encoding: 'utf8' });
  expect(said).toContain('Ada');
  const read = readStructure(readFileSync(saved)).root.reading;
  expect([/\bperson 1\b/u.test(read), /henrik|dahl/iu.test(read)]).toEqual([true, false]);
});
