import type { Page } from '@playwright/test';
import { reportScreen } from '../../src/text/index.ts';
import { unapprovedWrites } from '../support/unapproved-writes.ts';
import { expect, go, test } from './workstation.ts';

const EXCEPTIONS = 1_000;
/** Pages that stand at once: those in view, two before and two after. */
const STAND = 8;
/** Of the window alone: the file, its fonts and the pages that stand. */
const MOST_HEAP_MB = 250;

const region = (page: Page) => page.getByRole('region', { name: /^Pages of the report, [\d,]+ in all$/ });

/** What share of a page that stands is inked; 0 is a blank one. */
const inked = (page: Page, number: number): Promise<number> => page.getByRole('listitem', { name: new RegExp(`^Page ${number.toLocaleString('en')} of `) }).locator('canvas').evaluate((canvas) => {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 3] ?? 0) > 0 && (pixels[at] ?? 255) < 128) dark += 1;
  return pixels.length === 0 ? 0 : dark / (pixels.length / 4);
});

async function heapMb(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize / 2 ** 20;
}

test('a report of a thousand pages and more is read as one of ten: pages as they are reached, none blank, memory bounded, setting cancelled', async ({ workstation, samples }) => {
  test.setTimeout(240_000);
  const page = await workstation.open(unapprovedWrites(samples.folder, EXCEPTIONS));
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText('unapproved', { timeout: 120_000 });
  await go(page, 'Report');
  // The first pages stand long before the last is set.
  await expect(page.getByRole('region', { name: /^Pages of the report, the first \d$/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('listitem', { name: 'Page 1', exact: true })).toHaveAttribute('data-drawn', 'true');
  await expect(region(page)).toBeVisible({ timeout: 120_000 });
  const pages = Number(/ ([\d,]+) in all$/u.exec(await region(page).getAttribute('aria-label') ?? '')?.[1]?.replaceAll(',', ''));
  expect(pages).toBeGreaterThan(500);

  const sheet = region(page).getByRole('listitem');
  const heights: number[] = [];
  for (const share of [0, 0.2, 0.5, 0.8, 1]) {
    await region(page).evaluate((element, to) => { element.scrollTop = to * element.scrollHeight; }, share);
    const reached = async (): Promise<number> => Number(/^Page ([\d,]+) of/u.exec(await page.getByText(/^Page [\d,]+ of [\d,]+$/).first().innerText())?.[1]?.replaceAll(',', ''));
    await expect.poll(async () => Math.abs(await reached() - share * pages)).toBeLessThan(4);
    const number = await reached();
    const at = reportScreen.page(number, pages);
    await expect(page.getByRole('listitem', { name: at })).toHaveAttribute('data-drawn', 'true', { timeout: 30_000 });
    await expect(page.getByRole('listitem', { name: at })).not.toContainText(reportScreen.drawingPage);
    expect(await inked(page, number), `ink on page ${number}`).toBeGreaterThan(0.002);
    expect(await sheet.count()).toBeLessThanOrEqual(STAND);
    heights.push(number);
  }
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect([heights[0], heights.at(-1)]).toEqual([1, pages]);

  // A long scroll passes by hundreds of pages and keeps none of them.
  for (let step = 0; step < 60; step += 1) await region(page).evaluate((element, to) => { element.scrollTop = (to / 60) * element.scrollHeight; }, step);
  await expect(sheet.first()).toBeVisible();
  expect(await sheet.count()).toBeLessThanOrEqual(STAND);
  expect(await heapMb(page)).toBeLessThan(MOST_HEAP_MB);

  await page.getByRole('radio', { name: 'Letter' }).click();
  const preview = page.getByRole('region', { name: reportScreen.pages, exact: true });
  await preview.getByRole('button', { name: 'Cancel' }).click({ timeout: 60_000 });
  await expect(preview.getByText(reportScreen.previewStopped)).toBeVisible();
  await expect(sheet.first()).toHaveAttribute('data-drawn', 'true');
  await preview.getByRole('button', { name: reportScreen.previewAgain }).click();
  await expect(preview.getByText(reportScreen.upToDate)).toBeVisible({ timeout: 120_000 });
});
