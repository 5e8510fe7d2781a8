import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { drop, expect, go, test, writeReport } from './workstation.ts';

const CLI = resolve('out/main/cli.js');

test('the tampered twin is told apart in the terminal', ({ samples }) => {
  const verify = (path: string) => spawnSync(process.execPath, [CLI, 'verify', path, '--trust', samples.trust, '--format', 'json'], { encoding: 'utf8' });
  const [clean, tampered] = [verify(samples.clean), verify(samples.tampered)];
  expect([clean.status, tampered.status]).toEqual([0, 1]);
  const codes = (JSON.parse(tampered.stdout) as { findings: { code: string }[] }).findings.map((finding) => finding.code);
  expect(codes).toContain('event.hash-mismatch');
  expect(clean.stdout).not.toContain('event.hash-mismatch');
});

test('the tampered twin is told apart at every step of the window', async ({ workstation, samples }, info) => {
  const page = await workstation.open();
  await drop(page, [{ name: 'tampered.evidence.zip', bytes: readFileSync(samples.tampered) }]);

  await test.step('verdict', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The record does not hold');
    await expect(page.getByText('event.hash-mismatch').first()).toBeVisible();
  });
  await test.step('cases', async () => {
    await go(page, 'Cases');
    await expect(page.getByRole('table', { name: 'Cases' })).toContainText('Integrity: Fails');
  });
  await test.step('timeline', async () => {
    await page.getByRole('table', { name: 'Cases' }).getByText('tampered', { exact: true }).click();
    await go(page, 'Timeline');
    await expect(page.getByText(/events? with findings/).first()).toBeVisible();
  });
  await test.step('evidence', async () => {
    await go(page, 'Evidence');
    await expect(page.getByRole('heading').first()).not.toContainText('are what the manifest says');
    await expect(page.getByText(/differ/i).first()).toBeVisible();
  });
  await test.step('report', async () => {
    const saved = info.outputPath('tampered.pdf');
    await writeReport(page, saved);
    if (spawnSync('pdftotext', ['-v']).status === 0) {
      const text = execFileSync('pdftotext', ['-layout', saved, '-'], { encoding: 'utf8' });
      expect(text).toContain('The record does not hold');
      expect(text).toContain('event.hash-mismatch');
    } else {
      info.annotations.push({ type: 'not run', description: 'pdftotext is not installed, so the text of the report was not read' });
    }
  });
});
