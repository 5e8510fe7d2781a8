import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { largeBundle } from '../support/large-bundle.ts';
import { expect, go, test } from './workstation.ts';

const main = (page: Page) => page.getByRole('main');
const mode = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name }).click();

/** Pairs of texts of the picture that lie over one another, by what the browser drew. */
function overlapping(page: Page): Promise<{ readonly examined: number; readonly pairs: readonly string[]; readonly outside: readonly string[] }> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll<SVGTextElement>('.graph-layer text')].map((element) => ({ words: element.textContent ?? '', box: element.getBoundingClientRect(), node: element.closest('.graph-node') }));
    const pairs: string[] = [];
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) {
        const [w, h] = [Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left), Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)];
        // Line boxes of one label touch; letters do not.
        if (w > 1 && h > a.box.height * 0.3) pairs.push(`${a.words} / ${b.words}`);
      }
    }
    const outside = texts.filter(({ box, node }) => {
      const frame = node?.querySelector('.graph-box')?.getBoundingClientRect();
      return frame !== undefined && (box.right > frame.right + 0.5 || box.left < frame.left - 0.5);
    }).map(({ words }) => words);
    return { examined: texts.length, pairs, outside };
  });
}

/** Waits until the drawing has come and stays as it is; answers how many boxes it has. */
async function settled(page: Page): Promise<number> {
  let before = -1;
  await expect.poll(async () => {
    const now = await page.locator('.graph-node').count();
    const same = now > 0 && now === before;
    before = now;
    return same;
  }, { intervals: [300] }).toBe(true);
  return before;
}

async function labelsStandFree(page: Page): Promise<void> {
  await settled(page);
  const { examined, pairs, outside } = await overlapping(page);
  expect(examined).toBeGreaterThan(30);
  expect(pairs).toEqual([]);
  expect(outside).toEqual([]);
}

test('an action’s blast radius: how far, by which way, over which edges, and what of it was seen', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Actions');
  await page.getByText(/^Merge pr-000000-1/).first().click();
  await go(page, 'Graph');
  await mode(page, 'Blast radius');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/could reach \d+ other nodes/);
  const panel = page.getByRole('region', { name: 'Blast radius' });
  await expect(panel).toContainText('invoices → invoices delivery → deploys-to');
  await expect(page.locator('.graph-node[data-tone="start"]')).toHaveCount(2);
  await labelsStandFree(page);

  const before = await page.locator('.graph-node[data-tone="reached"], .graph-node[data-tone="seen"]').count();
  await panel.getByLabel(/^depends-on/).uncheck();
  await panel.getByLabel(/^reads/).uncheck();
  await expect.poll(() => page.locator('.graph-node[data-tone="reached"], .graph-node[data-tone="seen"]').count()).toBeLessThan(before);
  await panel.getByRole('button', { name: 'Default kinds' }).click();
  await expect.poll(() => page.locator('.graph-node[data-tone="reached"], .graph-node[data-tone="seen"]').count()).toBe(before);

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('t');
  const table = page.getByRole('grid', { name: 'Blast radius' });
  await expect(table.getByRole('row').nth(1)).toContainText('start');
  await table.getByRole('row').nth(3).click();
  await expect(page).toHaveURL(/sel=(node|agent):/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('From act-000000-5');
  await page.getByRole('button', { name: 'Picture' }).click();
  await panel.getByRole('button', { name: /^Start from/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('act-000000-5');
});

test('the slider goes back in time: fewer touches, and the snapshot that was valid then', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await go(page, 'Graph');
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toContainText(/34 agents could touch \d+ of 148 systems/);
  await labelsStandFree(page);
  await page.getByLabel('Touches up to').fill('300');
  await expect(headline).toContainText(/^Up to 2026-07-.*144 systems/);
  await page.getByLabel('Touches up to').fill('1000');
  await expect(headline).toContainText('148 systems');
});

test('two snapshots compared, in picture and table', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.clean);
  await go(page, 'Graph');
  await mode(page, 'Compare snapshots');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 nodes added, 0 removed, 0 changed');
  await expect(page.locator('.graph-node[data-tone="added"]')).toHaveCount(4);
  await expect(page.getByRole('grid', { name: 'Compare snapshots' })).toContainText('partner-api, service');
  await page.getByLabel('Before').selectOption({ index: 1 });
  await page.getByLabel('After').selectOption({ index: 0 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('0 nodes added, 4 removed');
  await labelsStandFree(page);
});

test('search focuses, the keyboard moves, a group opens and closes', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.tampered);
  await go(page, 'Graph');
  await page.getByLabel('Find').fill('partner-api');
  await expect(main(page).getByText('4 nodes found')).toBeVisible();
  await expect(page.locator('.graph-node[data-faded="false"]').first()).toBeVisible();
  expect(await page.locator('.graph-node[data-faded="true"]').count()).toBeGreaterThan(5);
  await page.getByLabel('Find').fill('');
  const boxes = await settled(page);
  const group = page.locator('.graph-node[data-state="cluster"]').first();
  await group.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.graph-node').count()).toBeGreaterThan(boxes);
  await labelsStandFree(page);
  await page.getByRole('button', { name: 'Close groups' }).click();
  await expect.poll(() => page.locator('.graph-node').count()).toBe(boxes);
  await page.locator('.graph-node[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=|graph/);
});

test('ten thousand nodes: a few hundred boxes, laid out by a worker that the policy lets run', async ({ workstation, samples }) => {
  const large = largeBundle(samples.folder, 10_000);
  const workers: string[] = [];
  const page = await workstation.open(large);
  page.on('worker', (worker) => workers.push(worker.url()));
  await go(page, 'Graph');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/400 agents could touch/);
  const boxes = await settled(page);
  expect(boxes).toBeGreaterThan(40);
  expect(boxes).toBeLessThanOrEqual(400);
  expect(workers.some((url) => url.includes('layout-worker'))).toBe(true);
  await labelsStandFree(page);
  for (let i = 0; i < 3; i += 1) {
    await page.locator('.graph-node[data-state="cluster"]').last().focus();
    await page.keyboard.press('Enter');
    await settled(page);
  }
  expect(await page.locator('.graph-node').count()).toBeLessThanOrEqual(400);
  await labelsStandFree(page);
  await page.getByLabel('Find').fill('team-7-');
  await expect(main(page).getByText(/nodes found/)).toBeVisible();
  await labelsStandFree(page);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the graph has no fault that axe can find, in each of its three questions, ${scheme}`, async ({ workstation, samples }) => {
    const page = await workstation.open(samples.incident);
    await page.emulateMedia({ colorScheme: scheme });
    await go(page, 'Graph');
    let rules = 0;
    for (const name of ['Permitted and touched', 'Blast radius', 'Compare snapshots']) {
      await mode(page, name);
      await page.waitForTimeout(500);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      rules += found.passes.length;
      expect(found.violations.map((each) => `${name}: ${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
    }
    expect(rules).toBeGreaterThan(30);
  });
}
