import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './workstation.ts';

// The zone is given, so that what is expected does not depend on the machine.
test.use({ timezoneId: 'Asia/Tokyo' });

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Chooses a command of the palette by a word of it. */
async function command(page: Page, word: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(word);
  await page.getByRole('option', { name: word }).first().click();
}

/** Words cut off by their box where nothing says so: no ellipsis, no scrolling. */
const cutOff = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('button, th, [role=columnheader], label, h1, h2, h3, dt, legend, .rail span')) {
    const style = getComputedStyle(element);
    if (element.clientWidth === 0 || style.textOverflow === 'ellipsis' || element.classList.contains('sr-only')) continue;
    if ((style.overflowX === 'hidden' || style.overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1) found.push(element.textContent ?? '');
  }
  return found;
});

const SCREENS = [['v', '判定'], ['o', '統制'], ['y', '自律性'], ['n', '運用'], ['t', '時系列'], ['s', 'グラフ'], ['m', '行列'], ['a', 'アクション'], ['e', '証拠'], ['l', '連鎖'], ['r', 'レビュー'], ['p', '報告書'], ['k', 'トラスト'], ['u', '保管ログ']] as const;

test('the whole window in Japanese: every screen, no label cut off, nothing for axe to find', async ({ workstation, samples }) => {
  test.setTimeout(240_000);
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await command(page, '日本語');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('記録');
  const rail = page.getByRole('navigation', { name: '画面' });
  for (const [key, name] of SCREENS) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(rail.getByText(name, { exact: true })).toBeVisible();
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading, name).toHaveText(JAPANESE);
    await expectAccessible(page, name);
    expect(await cutOff(page), name).toEqual([]);
    if (process.env['LOOK']) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(400);
        await page.screenshot({ path: `${process.env['LOOK']}/${key}-${colorScheme}.png` });
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
  }
  // It is kept, and led out of by somebody who does not read it.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(JAPANESE);
  await command(page, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(rail).toHaveCount(0);
});

test('times by the clock of the machine, named wherever they stand, and kept', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status).toContainText(/As of \d{4}-\d\d-\d\d [\d:.]+ UTC/);
  await status.getByRole('button', { name: 'Times: UTC' }).click();
  await expect(status).toContainText(/As of \d{4}-\d\d-\d\d [\d:.]+ UTC\+09:00/);
  await expect(status.getByRole('button', { name: 'Times: Asia/Tokyo' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('columnheader', { name: 'Requested (Asia/Tokyo)' })).toBeVisible();
  await page.reload();
  await expect(status.getByRole('button', { name: 'Times: Asia/Tokyo' })).toBeVisible();
  await command(page, 'Times in UTC');
  await expect(page.getByRole('columnheader', { name: 'Requested (UTC)' })).toBeVisible();
});

test.describe('a browser that asks for Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('is answered in Japanese from the first screen', async ({ workstation }) => {
    const page = await workstation.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByRole('main')).toContainText('ケースはまだありません');
    await expectAccessible(page, 'ケース');
  });
});
