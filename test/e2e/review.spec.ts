import { generateKeyPairSync } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './workstation.ts';

const key = (passphrase?: string): Buffer => Buffer.from(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(
  passphrase === undefined ? { type: 'pkcs8', format: 'pem' } : { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
));

async function review(page: Page, part: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const radio = page.getByRole('radio', { name: part, exact: true });
  await page.getByRole('radio', { checked: true }).first().focus();
  for (let n = 0; n < 5 && (await radio.getAttribute('aria-checked')) !== 'true'; n += 1) await page.keyboard.press('ArrowRight');
  await expect(radio).toHaveAttribute('aria-checked', 'true');
}

/** Chooses the key file as the file dialog hands it over; everything else is keys. */
async function sign(page: Page, role: 'preparer' | 'reviewer', pem: Buffer, passphrase = ''): Promise<void> {
  await page.getByRole('button', { name: `Sign as ${role}` }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('what I stand for');
  await dialog.getByLabel('Your key').setInputFiles({ name: 'key.pem', mimeType: 'application/x-pem-file', buffer: pem });
  await dialog.getByLabel('Passphrase').focus();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
}

test('an auditor samples, writes a workpaper and two persons sign, by keyboard alone', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');

  await review(page, 'Findings');
  const answer = page.getByRole('main').getByRole('combobox', { name: 'Disposition' }).first();
  await answer.focus();
  await page.keyboard.type('Confirmed');
  await page.getByRole('main').getByRole('textbox', { name: 'Why' }).first().focus();
  await page.keyboard.type('Read in the log.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('A. Auditor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('Read in the log.')).toBeVisible();

  await review(page, 'Samples');
  await page.getByLabel('Size').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Sample 1/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Sample 1' }).getByRole('row')).toHaveCount(13);
  await page.getByRole('button', { name: 'Draw again and compare' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('population and sample are the same')).toBeVisible();

  await review(page, 'Workpapers');
  await page.getByRole('button', { name: 'New workpaper' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Objective').focus();
  await page.keyboard.type('Were merges tested first?');
  await page.getByLabel('Conclusion').focus();
  await page.keyboard.type('One was not.');
  await page.getByRole('button', { name: 'Mark as prepared' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible();
  await page.getByLabel('Conclusion').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Two were not.');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Changed after it was prepared: conclusion.')).toBeVisible();

  await review(page, 'Sign-off');
  const [preparer, reviewer] = [key(), key('open sesame')];
  await sign(page, 'preparer', preparer);
  await expect(page.getByText('Covers the review work as it is now')).toHaveCount(1);
  await sign(page, 'reviewer', preparer);
  await expect(page.getByRole('alert')).toContainText('Two persons sign with two keys');
  await page.keyboard.press('Escape');
  await sign(page, 'reviewer', reviewer, 'open sesame');
  await expect(page.getByText('Covers the review work as it is now')).toHaveCount(2);

  await review(page, 'Workpapers');
  await page.getByRole('button', { name: /workpaper Prepared/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Result').focus();
  await page.keyboard.type('Changed afterwards.');
  await page.keyboard.press('Tab');
  await review(page, 'Sign-off');
  await expect(page.getByText('Covers an earlier state')).toHaveCount(2);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no part of the review has an accessibility fault that axe can find, ${scheme}`, async ({ workstation, samples }) => {
    const page = await workstation.open(samples.incident);
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
    const faults: string[] = [];
    let rules = 0;
    for (const part of ['Findings', 'Samples', 'Workpapers', 'Marks', 'Sign-off']) {
      await review(page, part);
      if (part === 'Samples') {
        await page.getByRole('button', { name: 'Draw', exact: true }).click();
        await page.getByRole('button', { name: /Sample 1/ }).click();
      }
      if (part === 'Workpapers') await page.getByRole('button', { name: 'New workpaper' }).click();
      await page.waitForTimeout(400);
      if (process.env['REVIEW_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['REVIEW_SHOTS']}/${scheme}-${part}.png` });
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      rules += found.passes.length;
      faults.push(...found.violations.map((each) => `${part}: ${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`));
    }
    expect(rules).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
}
