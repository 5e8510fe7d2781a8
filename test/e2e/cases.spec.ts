import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sealedArchive } from '../support/sealed-zip.ts';
import { draft, tinyBundle, type TinyOptions } from '../support/tiny-bundle.ts';
import { expect, go, test } from './workstation.ts';

const drafts = (count: number, changed = -1) =>
  Array.from({ length: count }, (_, seq) => draft(seq, seq === changed ? { data: { active_runs: 99, fleet_id: 'other' } } : {}));
const options = (id: string, count: number, more: TinyOptions = {}): TinyOptions => ({
  drafts: drafts(count),
  predicate: (predicate) => ({ ...predicate, bundle_id: id, period: { ...predicate.period, to: `2026-11-01T0${count}:00:00.000Z` } }),
  ...more,
});

/** Three bundles of one log: the first half, what follows it, and a history that contradicts it. */
function bundles(folder: string): { readonly earlier: string; readonly later: string; readonly rewritten: string } {
  const write = (name: string, of: TinyOptions): string => {
    const path = join(folder, `${name}.evidence.zip`);
    writeFileSync(path, sealedArchive(tinyBundle(of)));
    return path;
  };
  return {
    earlier: write('earlier', options('earlier', 4)),
    later: write('later', options('later', 7, { after: 3 })),
    rewritten: write('rewritten', options('rewritten', 9, { drafts: drafts(9, 2) })),
  };
}

async function addToCase(page: Page, path: string): Promise<void> {
  await page.getByRole('region', { name: /bundles? (in|of) this case$/ }).getByTestId('add-evidence').setInputFiles(path);
  await expect(page.getByText(/is now part of/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
}

test('several bundles of one case are held against one another', async ({ workstation, samples }) => {
  const made = bundles(samples.folder);
  const page = await workstation.open(made.later);
  await expect(page.getByRole('heading', { name: 'One bundle in this case' })).toBeVisible();
  await addToCase(page, made.earlier);
  const members = page.getByRole('region', { name: 'The 2 bundles of this case' });
  await expect(members).toContainText('previous.continues');
  await addToCase(page, made.rewritten);
  const three = page.getByRole('region', { name: 'The 3 bundles of this case' });
  await expect(three).toContainText('previous.contradicts');
  // The newest is shown; its own page says the same as the table.
  await expect(page.getByRole('main')).toContainText('This log contradicts the earlier run');
  await three.getByRole('button', { name: /^earlier/ }).click();
  await expect(page).toHaveURL(/ev=[0-9a-f]{64}/);
  await expect(page.getByRole('main')).toContainText('earlier.evidence.zip');
  // Above the answers of a bundle that is sound stands which other one contradicts the case.
  await expect(page.locator('.verdict-head')).toContainText('rewritten.evidence.zip: contradicts the one before');

  await go(page, 'Cases');
  const row = page.getByRole('row', { name: /later/ });
  await expect(row).toContainText('3 bundles');
  await expect(row).toContainText('rewritten.evidence.zip: contradicts the one before');
  await expect(row).not.toContainText('earlier.evidence.zip:');
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Purge the evidence…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('earlier.evidence.zip');
  await expect(dialog).toContainText('It cannot be undone');
  await dialog.getByRole('button', { name: 'Purge now' }).click();
  await expect(page.getByText('No cases yet')).toBeVisible();
  await expect(page.getByText(/is destroyed, and the custody log says so/)).toBeVisible();
});

test('a run is set beside an earlier one, and the copy is hashed again when a case is opened', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByText(/copy was hashed .* and is what was taken in/)).toBeVisible();
  await expect(page.getByText('This is the only run.')).toBeVisible();
  // The second run knows the heads that the first one saw, and is another run for it.
  await page.getByRole('button', { name: 'Verify again' }).click();
  const choose = page.getByLabel('Compare with');
  await expect(choose).toBeVisible();
  await choose.selectOption({ index: 1 });
  const compared = page.getByRole('region', { name: 'Earlier runs of this evidence' });
  await expect(compared).toContainText('Both runs give the same answers.');
  await expect(compared).toContainText('Remembered heads');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a case of several bundles and on the question before a purge, ${scheme}`, async ({ workstation, samples }) => {
    const made = bundles(samples.folder);
    const page = await workstation.open(made.later);
    await page.emulateMedia({ colorScheme: scheme });
    await addToCase(page, made.rewritten);
    const verdict = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    await go(page, 'Cases');
    await page.getByRole('button', { name: /^More for/ }).first().click();
    await page.getByRole('menuitem', { name: 'Purge the evidence…' }).click();
    await expect(page.getByRole('dialog')).toContainText('cannot be undone');
    const purge = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(verdict.passes.length + purge.passes.length).toBeGreaterThan(30);
    expect([...verdict.violations, ...purge.violations].map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  });
}
