import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cloudTrailRecord } from '../support/audit-export.ts';
import { drop, expect, go, test } from './workstation.ts';

const CALLS = [['GetObject', true], ['PutObject', false], ['DeleteObject', false]] as const;
const records = Array.from({ length: 300 }, (_, n) => {
  const [name, readOnly] = CALLS[n % CALLS.length]!;
  return cloudTrailRecord({ n: n * 37, name, readOnly, ...(n % 17 === 0 ? { more: { errorCode: 'AccessDenied', errorMessage: 'not authorized' } } : {}) });
});
records.push(cloudTrailRecord({ n: 20_000, service: 'quantum', name: 'Entangle' }));

async function unhurt(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
}

test('a CloudTrail export opens as a case of which nothing is proved', async ({ workstation }) => {
  test.slow();
  const page = await workstation.open();
  await drop(page, [{ name: 'trail.json.gz', bytes: gzipSync(JSON.stringify({ Records: records })) }]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('AWS CloudTrail export of 301 events, 1 of kinds that have no mapping here');
  await expect(page.getByText('source.unsigned').first()).toBeVisible();
  await unhurt(page);

  await go(page, 'Timeline');
  await expect(page.getByRole('button', { name: '18 refusals' })).toBeVisible();
  await expect(page.getByText('agent-runner/fix-0 (111122223333)').first()).toBeVisible();

  await expect(page.getByRole('list', { name: 'Shapes' })).toContainText('Refused');

  await go(page, 'Graph');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('what was permitted is not known');
  await expect(page.locator('.graph-node').filter({ hasText: 'agent-runner' }).first()).toBeVisible();
  await unhurt(page);

  // Nothing was tested and no snapshot says what was permitted: neither is told as if all had been well.
  await go(page, 'Matrices');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be told');
  await expect(page.getByRole('grid', { name: 'Agent × system' })).toContainText('agent-runner/');
  await expect(page.getByText('A pair counts once')).toHaveCount(0);
  await expect(page.getByText('This export is unsigned')).toBeVisible();
  await unhurt(page);
  for (const screen of ['Controls', 'Autonomy', 'Operations', 'Chain']) {
    await go(page, screen);
    await expect(page.getByRole('main').getByText(/audit export/)).toBeVisible();
  }

  await go(page, 'Actions');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No control was tested');
  await page.getByRole('row').nth(1).click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The source records no policy decisions.')).toBeVisible();
  await unhurt(page);

  await go(page, 'Evidence');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('unsigned');
  await page.getByRole('treeitem', { name: /cloudtrail\.json/ }).click();
  await page.getByRole('row').filter({ hasText: 's3:PutObject' }).first().click();
  await expect(page.getByRole('region', { name: 'Selected event', exact: true })).toContainText('eventVersion');
  await unhurt(page);
});
