import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { REPORT_KEY, reportSigners } from '../support/report-signer.ts';
import { handsOn, type Hands } from './hands.ts';
import { expect, test } from './workstation.ts';

/** Every task of the three persons whom the workstation is for, by keys alone. Only the system's own file dialog is stood in for. */

const LONG = { timeout: 60_000 };
const headline = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const main = (page: Page): Locator => page.getByRole('main');
const fileDialog = (): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } => ({
  name: 'key.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
});

async function downloaded(page: Page, start: () => Promise<void>): Promise<Download> {
  const download = page.waitForEvent('download', LONG);
  await start();
  return download;
}

test.beforeEach(() => {
  test.slow();
  test.skip(process.env['PROOFROOM_ELECTRON'] !== undefined, 'Electron saves by a dialog of the system');
});

test('a compliance officer goes from a bundle and a framework to a signed report without a mouse', async ({ workstation, samples }, info) => {
  const page = await workstation.open(samples.incident);
  const hands = handsOn(page);
  await expect(headline(page)).toContainText('signed', LONG);

  // What held, what did not, what could not be told: each axis opens to its checks, down to the bytes.
  await hands.go('v');
  await hands.enter(main(page).getByRole('button', { name: /Controls.*Fails|Fails.*Controls/ }));
  await expect(main(page)).toContainText('control test');
  for (const [key, depth] of [['2', 'Checks'], ['3', 'Facts'], ['4', 'Raw']] as const) {
    await hands.press(key);
    await expect(page.getByRole('radio', { name: depth })).toBeChecked();
  }

  // The framework to answer for: its references, the tests that are evidence for each, and one of them.
  await hands.go('o');
  await hands.choose(page.getByRole('radio', { name: 'Framework' }));
  await hands.enter(page.getByRole('button', { name: /^NIST SP 800-53/ }));
  const chip = page.getByRole('button', { name: /^CT-21 .*Fails/ }).first();
  await hands.reach(page.locator('.control-chip').first());
  for (let step = 0; step < 200 && !(await chip.evaluate((element) => element === document.activeElement)); step += 1) await hands.press('ArrowDown');
  await hands.press('Enter');
  await expect(headline(page)).toContainText('CT-21');

  await hands.go('p');
  await expect(page.getByText('These are the pages of the file that will be written.')).toBeVisible(LONG);
  await hands.press('F6');
  await hands.enter(page.getByRole('button', { name: 'Sign and write…' }));
  const dialog = page.getByRole('dialog', { name: 'Sign the report' });
  await dialog.getByLabel('Key file').setInputFiles(REPORT_KEY);
  const report = await downloaded(page, () => hands.enter(dialog.getByRole('button', { name: 'Sign and write' })));
  expect(report.suggestedFilename()).toMatch(/\.pdf$/);
  await expect(dialog).toHaveCount(0);
  const [saved, signers] = [info.outputPath('report.pdf'), info.outputPath('signers.json')];
  await report.saveAs(saved);
  writeFileSync(signers, reportSigners());
  expect(execFileSync(process.execPath, [resolve('out/main/cli.js'), 'verify', saved, '--trust', signers, '--as-of', '2026-11-27', '--require', 'integrity,authenticity'], { encoding: 'utf8' })).toContain('Ada');
});

test('an auditor takes the keys that were handed over, verifies again and compares the runs without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.openWithoutKeys(samples.incident);
  const hands = handsOn(page);
  await expect(page.getByText('This is the only run.')).toBeVisible(LONG);
  await hands.go('k');
  await hands.reach(page.getByRole('button', { name: /trust pack/i }));
  await page.getByTestId('choose-trust-pack').setInputFiles(samples.trust);
  const candidate = page.getByRole('region', { name: /^Believe the keys/ });
  await expect(candidate).toContainText('Nothing is believed now');
  await hands.press('F6');
  await hands.enter(candidate.getByRole('button', { name: 'Use this trust pack' }));
  await expect(candidate).toHaveCount(0, LONG);
  await hands.enter(page.getByRole('button', { name: 'Verify again under the pack in force' }));
  await expect(page.getByRole('region', { name: 'How this case was judged' })).toContainText('The latest run was judged by the pack in force', LONG);

  await hands.go('v');
  await expect(headline(page)).toContainText('signed', LONG);
  await hands.press('F6');
  await hands.reach(page.getByLabel('Compare with'), 'back');
  await hands.press('ArrowDown');
  const compared = page.getByRole('region', { name: 'Earlier runs of this evidence' });
  await expect(compared).toContainText(/The two runs differ in/, LONG);
  await expect(compared).toContainText('Trust pack');
});

/** The part of the review, by arrows in its row of parts. */
async function reviewPart(page: Page, hands: Hands, part: string): Promise<void> {
  await hands.go('r');
  await hands.choose(page.getByRole('radio', { name: part, exact: true }));
}

async function sign(page: Page, hands: Hands, role: 'preparer' | 'reviewer'): Promise<void> {
  await hands.enter(page.getByRole('button', { name: `Sign as ${role}` }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('what I stand for');
  await dialog.getByLabel('Your key').setInputFiles(fileDialog());
  await hands.reach(dialog.getByLabel('Passphrase'));
  await hands.press('Enter');
  await expect(dialog).toHaveCount(0, LONG);
}

test('an auditor judges, bears, samples, writes a workpaper and two persons sign without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  const hands = handsOn(page);
  await expect(headline(page)).toContainText('signed', LONG);

  await reviewPart(page, hands, 'Findings');
  await hands.reach(main(page).getByRole('combobox', { name: 'Disposition' }));
  await hands.type('Confirmed');
  await hands.press('Tab');
  await hands.type('Read in the log.');
  await hands.press('Tab');
  await hands.type('A. Auditor');
  await hands.press('Enter');
  await expect(main(page).getByRole('button', { name: 'Change' })).toBeVisible();

  await hands.go('o');
  await hands.choose(page.getByRole('radio', { name: /^Fails/ }));
  await hands.enter(main(page).getByRole('button', { name: /CT-21/ }));
  await hands.enter(page.getByRole('button', { name: 'Give a waiver' }));
  await hands.type('The merge was reverted by hand.');
  await hands.reach(page.getByLabel(/^Until/));
  await hands.type('12312199');
  await hands.enter(page.getByRole('button', { name: 'Give it' }));
  await expect(page.getByText('Waived until 2199-12-31')).toBeVisible();

  await reviewPart(page, hands, 'Samples');
  await hands.reach(page.getByLabel('Size'));
  await hands.retype('12');
  await hands.press('Tab');
  await hands.retype('20261127');
  await hands.press('Enter');
  await hands.enter(page.getByRole('button', { name: /Sample 1/ }));
  await expect(page.getByRole('table', { name: 'Sample 1' }).getByRole('row')).toHaveCount(13);
  await expect(main(page).getByText('20261127')).toBeVisible();
  await hands.enter(page.getByRole('button', { name: 'Draw again and compare' }));
  await expect(page.getByText('population and sample are the same')).toBeVisible();

  await reviewPart(page, hands, 'Workpapers');
  await hands.enter(page.getByRole('button', { name: 'New workpaper' }));
  await hands.reach(page.getByLabel('Objective'));
  await hands.type('Were merges tested first?');
  await hands.reach(page.getByLabel('Conclusion'));
  await hands.type('One was not.');
  await hands.enter(page.getByRole('button', { name: 'Mark as prepared' }));
  await expect(page.getByRole('button', { name: 'Mark as reviewed' })).toBeVisible();

  await reviewPart(page, hands, 'Sign-off');
  await sign(page, hands, 'preparer');
  await sign(page, hands, 'reviewer');
  await expect(page.getByText('Covers the review work as it is now')).toHaveCount(2);
  expect((await downloaded(page, () => hands.enter(page.getByRole('button', { name: 'Export the sign-offs' })))).suggestedFilename()).toMatch(/sign-offs\.jsonl$/);
});

test('an auditor proves one event and hands over what repeats without this program, without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  const hands = handsOn(page);
  await expect(headline(page)).toContainText('signed', LONG);
  await hands.go('l');
  await expect(headline(page)).toContainText('link without a break');
  await hands.reach(page.getByRole('slider', { name: 'Place in the log' }));
  await hands.press('Home', 'ArrowRight', 'ArrowRight');
  await hands.choose(page.getByRole('radio', { name: 'Inclusion proof' }));
  await expect(main(page)).toContainText('Event 2 is in the log');
  expect((await downloaded(page, () => hands.enter(page.getByRole('button', { name: 'Hand this event over' })))).suggestedFilename()).toMatch(/^event-[0-9a-f]{12}\.proof\.json$/u);

  await hands.go('p');
  await hands.reach(page.getByRole('combobox', { name: 'Format' }));
  await hands.type('Auditor');
  await hands.press('F6');
  await expect(page.getByRole('button', { name: 'Write Auditor pack (ZIP)' })).toBeVisible(LONG);
  expect((await downloaded(page, () => hands.enter(page.getByRole('button', { name: 'Write Auditor pack (ZIP)' })))).suggestedFilename()).toMatch(/\.zip$/);

  await hands.go('c');
  await hands.enter(page.getByRole('row', { name: /incident-7/ }).getByRole('button', { name: /^More for/ }));
  const entry = page.getByRole('menuitem', { name: /^Export review work and/ });
  await expect(entry).toBeVisible();
  for (let step = 0; step < 10 && !(await entry.evaluate((element) => element === document.activeElement)); step += 1) await hands.press('ArrowDown');
  expect((await downloaded(page, () => hands.press('Enter'))).suggestedFilename()).toMatch(/\.proofroom-case\.zip$/);
});

test('an incident reviewer goes from a question to the path of an action and its blast radius without a mouse', async ({ workstation, samples }) => {
  const page = await workstation.open(samples.incident);
  const hands = handsOn(page);
  await expect(headline(page)).toContainText('signed', LONG);
  await hands.search('act-000000-5');
  await hands.go('a');
  for (const step of ['Request', 'Policy decision', 'Approval', 'Work package', 'Execution', 'Evidence', 'Outcome', 'Rollback']) await expect(main(page).getByRole('heading', { name: step }).first()).toBeVisible();

  // How far it could have gone, in the picture and in its table.
  await hands.go('s');
  await hands.choose(page.getByRole('radio', { name: 'Blast radius' }));
  await expect(headline(page)).toContainText(/could reach \d+ other nodes/);
  await hands.press('t');
  const table = page.getByRole('grid', { name: 'Blast radius' });
  await hands.reach(table);
  await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(page).toHaveURL(/sel=(node|agent):/);
  await expect(headline(page)).toContainText('From act-000000-5');
  await hands.press('t');

  // When it was, and what led to it: the same action in the timeline, from cause to effect.
  await hands.search('act-000000-5');
  await hands.go('t');
  await hands.reach(page.getByRole('application'));
  await hands.press('f');
  await expect(async () => {
    await hands.press(']');
    await expect(page).toHaveURL(/timeline\?.*sel=event/, { timeout: 1_000 });
  }).toPass(LONG);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('act-000000-5');

  // And the bytes that say so, with their proof.
  await hands.press('F6');
  await hands.enter(inspector.getByRole('button', { name: 'Evidence' }));
  await expect(page).toHaveURL(/\/evidence/);
  await expect(page.getByRole('radio', { name: 'Proof' })).toBeVisible(LONG);
  await hands.press('F6');
  await hands.choose(page.getByRole('radio', { name: 'Proof' }));
  await expect(page.getByRole('region', { name: 'Selected event' }).first()).toContainText('Hash, recorded and computed');
});
