import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { startHost } from '../test/e2e/shells.ts';
import { chromiumPath, QUIET } from '../test/support/browser.ts';

/** `npm run screenshots`: every screen on the incident sample, light and dark, into docs/screens. Look at them. */
const SCREENS = ['Cases', 'Verdict', 'Controls', 'Timeline', 'Graph', 'Matrices', 'Autonomy', 'Operations', 'Actions', 'Evidence', 'Chain', 'Review', 'Report', 'Trust', 'Custody'] as const;
const SIZE = { width: 1_280, height: 800 };
const target = resolve('docs/screens');
const folder = mkdtempSync(join(tmpdir(), 'proofroom-screens-'));

try {
  execFileSync(process.execPath, [resolve('out/main/cli.js'), 'sample', '--scenario', 'incident', '--seed', '7', '--events', '5000', '--out', folder]);
  mkdirSync(target, { recursive: true });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' });
    const running = await startHost(page, { data: join(folder, colorScheme), trust: join(folder, 'demo.trust-pack.json'), files: [join(folder, 'incident-7.evidence.zip')] });
    await page.getByRole('heading', { level: 1, name: /signed/ }).waitFor({ timeout: 60_000 });
    for (const screen of SCREENS) {
      await page.getByRole('navigation', { name: 'Screens' }).getByText(screen, { exact: true }).click();
      if (screen === 'Cases') await page.getByRole('table', { name: 'Cases' }).waitFor();
      if (screen === 'Report') await page.locator('.report-page[data-drawn=true]').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_200);
      if (screen === 'Actions') await page.getByText(/^Merge pr-000000-1/).first().click();
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(target, `${screen.toLowerCase()}-${colorScheme}.png`) });
      if (screen === 'Cases') await page.getByRole('table', { name: 'Cases' }).getByRole('button').first().click();
    }
    await running.close();
    await page.close();
  }
  await browser.close();
  const files = readdirSync(target).filter((name) => name.endsWith('.png'));
  const size = files.reduce((sum, name) => sum + statSync(join(target, name)).size, 0);
  console.log(`screenshots: ${files.length} pictures, ${(size / 2 ** 20).toFixed(1)} MiB in docs/screens`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
