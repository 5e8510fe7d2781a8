import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { drop, expect, go, test } from './workstation.ts';

const pem = (): Buffer => Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const CLI = 'out/main/cli.js';

async function answer(page: Page, why: string): Promise<void> {
  await go(page, 'Review');
  await page.getByRole('radio', { name: 'Findings', exact: true }).click();
  await page.getByRole('main').getByRole('combobox', { name: 'Disposition' }).first().selectOption({ index: 1 });
  await page.getByRole('main').getByRole('textbox', { name: 'Why' }).first().fill(why);
  await page.keyboard.press('Tab');
  await page.keyboard.type('A. Auditor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('A. Auditor')).toBeVisible();
}

async function sign(page: Page, role: 'preparer' | 'reviewer'): Promise<void> {
  await page.getByRole('button', { name: `Sign as ${role}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your key').setInputFiles({ name: 'key.pem', mimeType: 'application/x-pem-file', buffer: pem() });
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function saved(page: Page, start: () => Promise<void>, path: string): Promise<string> {
  const download = page.waitForEvent('download');
  await start();
  await (await download).saveAs(path);
  return path;
}

test('a review is signed, told on the verdict and in the list, and what is handed over verifies elsewhere', async ({ workstation, samples }) => {
  test.skip(process.env['PROOFROOM_ELECTRON'] !== undefined, 'Electron saves by a dialog of the system');
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await answer(page, 'Read in the log.');
  await page.getByRole('radio', { name: 'Sign-off', exact: true }).click();
  await sign(page, 'preparer');
  await go(page, 'Verdict');
  await expect(page.getByText('Signed off by one of two')).toBeVisible();
  await page.getByRole('button', { name: 'Look at the sign-offs' }).click();
  await sign(page, 'reviewer');
  const signOffs = await saved(page, () => page.getByRole('button', { name: 'Export the sign-offs' }).click(), join(samples.folder, 'q.sign-offs.jsonl'));
  expect(readFileSync(signOffs, 'utf8').split('\n')).toHaveLength(3);

  await go(page, 'Cases');
  const row = page.getByRole('row', { name: /incident-7/ });
  await expect(row).toContainText('Signed off by preparer and reviewer');
  await row.getByRole('button', { name: /^More for/ }).click();
  const portable = await saved(page, () => page.getByRole('menuitem', { name: /^Export review work and/ }).click(), join(samples.folder, 'incident.proofroom-case.zip'));
  const verified = spawnSync(process.execPath, [CLI, 'verify', portable, '--require', 'integrity', '--format', 'json'], { encoding: 'utf8' });
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('"kind":"portable-case"')]);
  const run = join(samples.folder, 'run.json');
  const zip = await JSZip.loadAsync(readFileSync(portable));
  const held = JSON.parse(await zip.file('run.json')!.async('string')) as { readonly run: { readonly inputs: { readonly asOf: string } } };
  const { asOf } = held.run.inputs;
  writeFileSync(run, spawnSync(process.execPath, [CLI, 'verify', samples.incident, '--trust', samples.trust, '--as-of', asOf, '--format', 'json']).stdout);
  expect(execFileSync(process.execPath, [CLI, 'verify', signOffs, '--artifact', run, '--require', 'integrity'], { encoding: 'utf8' })).toContain('sign-offs are about this run');

  // Somebody else changed a word meanwhile, and hands the case back.
  const [mine] = JSON.parse(await zip.file('dispositions.json')!.async('string')) as Record<string, unknown>[];
  expect(mine).toMatchObject({ why: 'Read in the log.' });
  zip.file('dispositions.json', JSON.stringify([{ ...mine, why: 'Read in the ticket.' }]));
  writeFileSync(portable, await zip.generateAsync({ type: 'nodebuffer' }));
  await page.getByTestId('choose-evidence').setInputFiles(portable);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row').last()).toContainText(/Disposition.*Why.*Read in the log\..*Read in the ticket\./);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(400);
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect([found.passes.length > 10, found.violations.map(({ id }) => id)]).toEqual([true, []]);
    if (process.env['REVIEW_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['REVIEW_SHOTS']}/merged-${colorScheme}.png` });
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await go(page, 'Verdict');
  await expect(page.getByText('The sign-off covers an earlier state of the review')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    if (process.env['REVIEW_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['REVIEW_SHOTS']}/signed-${colorScheme}.png` });
  }
});

test('a portable case that the workstation is started on, or that was renamed, is taken in as review work and not as evidence', async ({ workstation, samples }) => {
  const at = '2026-11-23T00:00:00.000Z';
  const write = async (id: string, name: string, path: string): Promise<Buffer> => {
    const row = { id, name, digest: 'ab'.repeat(32), evidenceName: 'q3.zip', createdAt: at, openedAt: at, archived: false, sender: null };
    const bytes = await new JSZip().file('case.json', JSON.stringify({ format: 'proofroom.portable-case.v1', case: row })).generateAsync({ type: 'nodebuffer' });
    writeFileSync(path, bytes);
    return bytes;
  };
  const started = join(samples.folder, 'handed.proofroom-case.zip');
  await write('started-on', 'The merge', started);
  const page = await workstation.open(started);
  await expect(page.getByRole('status').getByText(/The merge was taken in as it was handed over/)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('is not in this workstation’s vault');
  await drop(page, [{ name: 'from the mail (1).zip', bytes: await write('dropped', 'The second', join(samples.folder, 'renamed.zip')) }]);
  await expect(page.getByRole('status').getByText(/The second was taken in as it was handed over/)).toBeVisible();
  await go(page, 'Cases');
  await expect(page.getByRole('row', { name: /The merge|The second/ })).toHaveCount(2);
});
