import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TrustPack } from '../../src/core/trust/index.ts';
import { expectAccessible } from './accessibility.ts';
import { drop, expect, go, test } from './workstation.ts';

const CLI = resolve('out/main/cli.js');
const packOf = (path: string): TrustPack => JSON.parse(readFileSync(path, 'utf8')) as TrustPack;

test('whom you believe, with the words and digits that the terminal prints', async ({ workstation, samples }) => {
  const pack = packOf(samples.trust);
  const printed = execFileSync(process.execPath, [CLI, 'trust', 'show', samples.trust], { encoding: 'utf8' });
  const page = await workstation.open();
  // It stands without a case.
  await go(page, 'Trust');
  await expect(page).toHaveURL(/#\/trust/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`You believe ${pack.keys.length} keys`);
  await page.getByRole('region', { name: 'Keys' }).getByRole('button', { name: pack.keys[0]!.name }).first().click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  for (const line of ['keyid', 'by voice'].map((label) => new RegExp(`  ${label} +(.+)`).exec(printed)![1]!)) await expect(inspector).toContainText(line);
  await expectAccessible(page, 'Trust without a case');
});

test('a pack is shown whole, with what it changes, before it is believed; runs say which pack judged them', async ({ workstation, samples }) => {
  const pack = packOf(samples.trust);
  const lost = pack.keys.find((key) => key.purposes.includes('checkpoint'))!;
  const next = join(samples.folder, 'next.trust-pack.json');
  copyFileSync(samples.trust, next);
  execFileSync(process.execPath, [CLI, 'trust', 'compromise', next, lost.keyid, '--since', '2026-01-02']);

  const page = await workstation.open(samples.clean);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Trust');
  await expect(page.getByRole('region', { name: 'Keys' }).getByRole('row', { name: new RegExp(lost.name) }).first()).toContainText('valid');
  await expectAccessible(page, 'Trust');

  await drop(page, [{ name: 'next.trust-pack.json', bytes: readFileSync(next) }]);
  const candidate = page.getByRole('region', { name: /^Believe the keys/ });
  await expect(candidate).toContainText('Against the pack in force: two things changed');
  await expect(candidate.getByRole('table', { name: 'What would change' })).toContainText('not believed from');
  await expectAccessible(page, 'Trust with a candidate');
  await candidate.getByRole('button', { name: 'Use this trust pack' }).click();
  await expect(candidate).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Keys' })).toContainText('Not believed from 2026-01-02');

  const runs = page.getByRole('region', { name: 'How this case was judged' });
  await expect(runs).toContainText('judged by another pack than the one in force');
  await runs.getByRole('button', { name: 'Verify again under the pack in force' }).click();
  await expect(runs).toContainText('The latest run was judged by the pack in force');
  await expect(page.getByRole('region', { name: 'Packs set on this workstation' }).getByRole('row')).toHaveCount(3);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this pack' }).click();
  expect(readFileSync(await (await download).path()).equals(readFileSync(next))).toBe(true);
});

test('what a case brought along under its seal stands with its certificates, and what it came to', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('signed');
  await go(page, 'Trust');
  const section = page.getByRole('region', { name: 'Brought along by this case' });
  await section.getByRole('button', { name: /Holds.*Time-stamp by Meridian Time/ }).click();
  await expect(section.getByRole('article', { name: 'Meridian Time stamping unit 1' })).toContainText('Time-stamping');
  await expect(page.getByRole('region', { name: 'Certificate authorities' }).getByRole('row', { name: /Meridian Time/ })).toContainText('stamped its time');
  await expectAccessible(page, 'Trust with what came along');
  await section.getByRole('button', { name: /Holds.*Countersignature/ }).click();
  await section.getByRole('button', { name: 'Open the file' }).first().click();
  await expect(page).toHaveURL(/evidence\?.*sel=file:seal/);
});

test('a file that is no pack is refused with its reason, and nothing is believed by it', async ({ workstation }) => {
  const page = await workstation.open();
  await go(page, 'Trust');
  await page.getByTestId('choose-trust-pack').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"other"}') });
  await expect(page.getByRole('alert')).toContainText('other.json was not taken');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
