import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Run } from '../../src/core/run.ts';
import { expect, go, test } from './workstation.ts';

/** What the terminal says of the same file: the window must name the same event. */
function wrongEvent(bundle: string, trust: string): { readonly control: string; readonly action: string; readonly event: string } {
  const { stdout } = spawnSync(process.execPath, [resolve('out/main/cli.js'), 'verify', bundle, '--trust', trust, '--format', 'json'], { encoding: 'utf8' });
  const [control] = (JSON.parse(stdout) as Run).controls.filter((each) => each.outcome === 'fail' && !each.advisory);
  const exception = control?.exceptions[0];
  if (control === undefined || exception?.at.event === undefined) throw new Error('the incident has no exception');
  return { control: control.id, action: exception.subject, event: exception.at.event };
}

test('a reviewer gets from the verdict to the event that was wrong, and to its proof', async ({ workstation, samples }) => {
  const wrong = wrongEvent(samples.incident, samples.trust);
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(wrong.control);

  await go(page, 'Actions');
  await page.getByText(/^Merge pr-000000-1/).first().click();
  await expect(page.getByRole('navigation', { name: 'Address' })).toContainText(wrong.action);
  const main = page.getByRole('main');
  await expect(main).toContainText(`${wrong.control} `);
  await main.getByText(`Event ${wrong.event}`).first().click();

  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText(wrong.event);
  await expect(inspector).toContainText('A control was not kept');
  await inspector.getByRole('button', { name: 'Evidence' }).click();
  await page.getByRole('radio', { name: 'Proof' }).click();
  await expect(page.getByRole('region', { name: 'Selected event' }).first()).toContainText('Hash, recorded and computed');
});

test('the window can be worked from the keyboard alone', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  for (const [key, screen] of [['t', 'timeline'], ['s', 'graph'], ['m', 'matrix'], ['a', 'action'], ['e', 'evidence'], ['v', 'verdict']] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`/${screen}`));
  }
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.keyboard.press('Shift+T');
  await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search this case/ }).fill('act-000000-5');
  await expect(page.getByRole('option').first()).toContainText(/merge/i);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=action/);
});

for (const scheme of ['light', 'dark', 'high contrast'] as const) {
  test(`no screen has an accessibility fault that axe can find, ${scheme}`, async ({ workstation, samples }, info) => {
    const page = await workstation.open(samples.incident);
    await page.emulateMedia({ colorScheme: scheme === 'dark' ? 'dark' : 'light' });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
    if (scheme === 'high contrast') {
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByRole('menuitem', { name: 'High contrast' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
    }
    const faults: string[] = [];
    let rules = 0;
    for (const screen of ['Cases', 'Verdict', 'Timeline', 'Graph', 'Matrices', 'Actions', 'Evidence', 'Chain', 'Review', 'Trust', 'Custody']) {
      await go(page, screen);
      if (screen === 'Cases') await expect(page.getByRole('table', { name: 'Cases' })).toBeVisible();
      await page.waitForTimeout(400);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      rules += found.passes.length;
      faults.push(...found.violations.map((each) => `${screen}: ${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`));
      if (screen === 'Cases') await page.getByRole('table', { name: 'Cases' }).getByText(/^incident-/).first().click();
    }
    info.annotations.push({ type: 'examined', description: `${rules} rule results` });
    expect(rules).toBeGreaterThan(60);
    expect(faults).toEqual([]);
  });
}
