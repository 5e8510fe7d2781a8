import { expect, test } from './workstation.ts';
test('look', async ({ workstation, samples }) => {
  test.setTimeout(120_000);
  const page = await workstation.open(samples.incident);
  await page.setViewportSize({ width: Number(process.env['W'] ?? 1280), height: Number(process.env['H'] ?? 800) });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  if (process.env['JA']) { await page.keyboard.press('Control+k'); await page.keyboard.type('日本語'); await page.getByRole('option', { name: '日本語' }).first().click(); await page.waitForTimeout(500); }
  await page.keyboard.press('g'); await page.keyboard.press('p');
  const t = Date.now();
  await expect(page.locator('.report-page[data-drawn=true]').first()).toBeVisible({ timeout: 20_000 });
  console.log('first page after', Date.now() - t);
  await page.waitForTimeout(1200);
  for (const s of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: s });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/w/rwin/report-${s}${process.env['JA'] ? '-ja' : ''}-${process.env['W'] ?? 1280}.png` });
  }
  const times: number[] = [];
  for (const name of ['controls', 'findings', 'files']) {
    const label = page.locator('.report-sections input:not(:disabled)').nth({ controls: 2, findings: 6, files: 14 }[name] ?? 2);
    const started = Date.now();
    await label.click();
    await expect(page.getByText(/These are the pages|作成されるファイル/)).toHaveCount(0);
    await expect(page.getByText(/These are the pages|作成されるファイル/)).toBeVisible();
    times.push(Date.now() - started);
  }
  console.log('changes', times);
});
