import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Run } from '../../src/core/run.ts';
import { expectAccessible } from './accessibility.ts';
import { expect, go, test, type Samples } from './workstation.ts';

const CLI = resolve('out/main/cli.js');

function filesOf(bundle: string, { trust }: Samples): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [CLI, 'verify', bundle, '--trust', trust, '--format', 'json'], { encoding: 'utf8', maxBuffer: 2 ** 27 });
  const { files } = JSON.parse(stdout) as Run;
  if (files.length < 20) throw new Error('the bundle has too few files to look at');
  return files.map(({ name }) => name);
}

function tampered({ folder }: Samples, name: string): string {
  execFileSync(process.execPath, [CLI, 'sample', '--seed', '7', '--events', '1200', '--out', folder, '--scenario', 'clean', '--tamper', name]);
  return join(folder, `clean-7.${name}.evidence.zip`);
}

/** Shows a file by its address, as a pasted link would. */
async function show(page: Page, files: readonly string[], name: RegExp): Promise<void> {
  const file = files.find((each) => name.test(each));
  if (file === undefined) throw new Error(`no file is called ${String(name)}`);
  await page.evaluate((id) => {
    location.hash = `${location.hash.split('?')[0] ?? ''}?sel=file:${encodeURIComponent(id)}`;
  }, file);
  await expect(page.getByRole('region', { name: file, exact: true })).toBeVisible();
}

const KINDS: readonly (readonly [name: RegExp, holds: RegExp])[] = [
  [/^seal\/certificates\//, /issued by .*Halden Freight root authority/],
  [/^seal\/crls\//, /A revocation list of/],
  [/^seal\/timestamps\//, /is the time it states, give or take/],
  [/^checkpoints\//, /states that it has .* with 1 signature line/],
  [/^manifest\.dsse\.json$/, /An in-toto statement about/],
  [/change\.diff$/, /A change of 1 file: .* added, .* removed/],
  [/trace\.otlp\.json$/, /spans over/],
  [/junit\.xml$/, /tests: .* passed/],
  [/reproduction\.json$/, /steps to reproduce/],
];

for (const scheme of ['light', 'dark'] as const) {
  test(`every kind of file is told in a sentence, and axe finds nothing, ${scheme}`, async ({ workstation, samples }, info) => {
    test.setTimeout(180_000);
    const bundle = scheme === 'light' ? samples.clean : samples.incident;
    const files = filesOf(bundle, samples);
    const page = await workstation.open(bundle);
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
    await go(page, 'Evidence');
    const faults: string[] = [];
    let rules = 0;
    for (const [name, holds] of KINDS) {
      await show(page, files, name);
      await expect(page.locator('.view-lead').first()).toContainText(holds);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      rules += found.passes.length;
      faults.push(...found.violations.map((each) => `${String(name)}: ${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`));
    }
    info.annotations.push({ type: 'examined', description: `${rules} rule results` });
    expect(rules).toBeGreaterThan(90);
    expect(faults).toEqual([]);
  });
}

test('a trace is folded and read from the keyboard, and a change tells its sides without colour', async ({ workstation, samples }) => {
  const files = filesOf(samples.incident, samples);
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Evidence');
  await show(page, files, /trace\.otlp\.json$/);
  const trace = page.getByRole('grid', { name: 'Trace' });
  await expect(trace.getByRole('row').nth(2)).toBeVisible();
  const rows = await trace.getByRole('row').count();
  await trace.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(trace.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(trace.getByRole('row')).toHaveCount(rows);
  await expect(page.getByRole('region', { name: 'Chosen span' })).toContainText('it is a root');
  await expect(page.getByRole('table', { name: 'Attributes of the span' })).toContainText('gen_ai.operation.name');
  await expectAccessible(page, 'the chosen span');
  await page.getByRole('radio', { name: 'Table', exact: true }).click();
  await expect(trace.getByRole('columnheader', { name: /^Began/ })).toBeVisible();

  await show(page, files, /change\.diff$/);
  await expect(page.getByText('Removed: ').first()).toBeAttached();
  await expect(page.getByText('Added: ').first()).toBeAttached();
});

for (const [name, file, says] of [
  ['certificate-unreadable', /^seal\/certificates\//, 'is called a certificate and cannot be read as one'],
  ['stamp-cut-short', /^seal\/timestamps\//, 'is called a time-stamp and cannot be read as one'],
] as const) {
  test(`a damaged file is a sentence with its bytes: ${name}`, async ({ workstation, samples }) => {
    const bundle = tampered(samples, name);
    const page = await workstation.open(bundle);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await go(page, 'Evidence');
    await show(page, filesOf(bundle, samples), file);
    await expect(page.locator('.view-problem')).toContainText(says);
    await expect(page.getByRole('region', { name: 'Bytes' })).toContainText('00000000');
    await page.getByRole('button', { name: /^What this run found/ }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });
}

test('time chosen on the timeline filters the other views, and is let go again', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Timeline');
  const picture = page.getByRole('application');
  await expect(page.getByText(/events on screen/)).toBeVisible();
  const box = await picture.boundingBox();
  if (box === null) throw new Error('no picture');
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.getByText(/^Chosen: /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep only it' }).click();
  const filter = page.getByRole('textbox', { name: 'Filter' });
  await expect(filter).toHaveValue(/^time>=\S+Z time<=\S+Z$/);
  await go(page, 'Actions');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('actions.');
  const kept = await page.getByRole('grid', { name: 'Actions' }).getAttribute('aria-rowcount');
  await go(page, 'Timeline');
  await page.getByRole('button', { name: 'All times again' }).click();
  await expect(filter).toHaveValue('');
  await go(page, 'Actions');
  await expect(page.getByRole('grid', { name: 'Actions' })).not.toHaveAttribute('aria-rowcount', String(kept));
  await expect(page.getByRole('button', { name: 'Saved filters' })).toBeVisible();
});

test('an action shows the cell behind its decision, what its approval was bound to, and its rollback', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Actions');
  await page.getByText(/^Merge pr-000000-1/).first().click();
  const boundary = page.getByRole('region', { name: 'Boundary' });
  await expect(boundary).toContainText('Production');
  await expect(boundary).toContainText('Most autonomy');
  await expect(boundary.getByRole('button', { name: /^policy\/boundaries\// })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('Bound to action');
  await expect(main.getByRole('heading', { name: 'Rollback' })).toBeVisible();
});
