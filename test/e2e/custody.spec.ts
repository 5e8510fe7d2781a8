import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { drop, expect, go, test } from './workstation.ts';

const verify = (path: string, ...more: readonly string[]) => spawnSync(process.execPath, [resolve('out/main/cli.js'), 'verify', path, '--format', 'json', ...more], { encoding: 'utf8' });

test('the workstation’s own log is read, computed again, exported, and verified by anybody', async ({ workstation, samples }, info) => {
  const page = await workstation.open(samples.incident, samples.tampered);
  await expect(page.getByRole('table', { name: 'Cases' })).toContainText('Integrity: Fails');
  await go(page, 'Custody');
  await expect(page).toHaveURL(/#\/custody/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The custody log holds');
  const log = page.getByRole('grid', { name: 'Custody log' });
  await expect(log).toContainText('Evidence brought in: incident-7.evidence.zip');
  await expect(log).toContainText('fails on integrity');
  await log.getByText(/^Trust pack set/).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('trust-pack-set');
  await expectAccessible(page, 'Custody');

  await page.getByRole('textbox', { name: /filter/i }).fill('act:evidence-imported -tampered');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText(/^\d of \d entries$/)).toBeVisible();
  await expect(log).not.toContainText('Vault created');
  await expect(page).toHaveURL(/f=act:evidence-imported/);

  const before = await page.getByRole('main').getByText(/^Computed from the file/).textContent();
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(page.getByRole('main').getByText(/^Computed from the file/)).not.toHaveText(before ?? '');

  const saved = info.outputPath('custody.ndjson');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the log' }).click();
  await (await download).saveAs(saved);
  expect(verify(saved, '--require', 'integrity').status).toBe(0);
  expect(verify(saved).status).toBe(2);

  const bytes = readFileSync(saved);
  const changed = info.outputPath('changed.ndjson');
  writeFileSync(changed, bytes.toString('utf8').replace('incident-7', 'incident-8'));
  expect(verify(changed).status).toBe(1);
  expect(verify(changed).stdout).toContain('custody.entry-changed');
});

test('the log of another workstation is evidence: whole, and with an entry taken out', async ({ workstation, samples }, info) => {
  const page = await workstation.open(samples.clean);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Custody');
  const saved = info.outputPath('custody.ndjson');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the log' }).click();
  await (await download).saveAs(saved);
  const bytes = readFileSync(saved);

  await drop(page, [{ name: 'theirs.ndjson', bytes }]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The custody log holds');
  await expect(page.getByRole('main')).toContainText('Cannot tell');
  await go(page, 'Custody');
  await expect(page.getByRole('radio', { name: 'The log in this case' })).toBeChecked();
  await page.getByRole('grid', { name: 'Custody log' }).getByText(/^Vault created/).click();
  await expect(page).toHaveURL(/sel=entry:case-0/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('vault-created');

  const lines = bytes.toString('utf8').split('\n');
  await drop(page, [{ name: 'gap.ndjson', bytes: Buffer.from(lines.toSpliced(1, 1).join('\n')) }]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The custody log does not hold');
  await go(page, 'Custody');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('entries of the custody log are missing');
  await expect(page.getByRole('main')).toContainText('Entry 1 is missing');
  await expectAccessible(page, 'Custody of a log with a gap');
});
