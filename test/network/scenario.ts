import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { chromiumPath, QUIET } from '../support/browser.ts';

/**
 * One working session, from making evidence to a written report, in the terminal and in a browser.
 * Run under strace by `trace.ts`; argument: an empty folder.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('name a folder');
const bundle = join(folder, 'incident-5.evidence.zip');
const trust = join(folder, 'demo.trust-pack.json');
const run = (...args: readonly string[]): string => execFileSync(process.execPath, [resolve('out/main/cli.js'), ...args], { encoding: 'utf8' });

run('sample', '--scenario', 'incident', '--seed', '5', '--events', '600', '--out', folder);
run('verify', bundle, '--trust', trust);
run('report', bundle, '--trust', trust, '--out', join(folder, 'report.pdf'));

const host = spawn(process.execPath, [resolve('out/main/host.js'), '--data', join(folder, 'data'), '--trust', trust, bundle], { stdio: ['ignore', 'pipe', 'inherit'] });
const [printed] = (await once(host.stdout, 'data')) as [Buffer];
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
const page = await browser.newPage();
await page.goto(printed.toString().trim());
await page.getByRole('heading', { level: 1 }).filter({ hasText: 'signed' }).waitFor({ timeout: 60_000 });
for (const screen of ['Timeline', 'Graph', 'Actions', 'Evidence', 'Verdict']) {
  await page.getByRole('navigation', { name: 'Screens' }).getByText(screen, { exact: true }).click();
  await page.waitForTimeout(500);
}
await page.getByRole('button', { name: /write report/i }).click();
const download = page.waitForEvent('download');
await page.getByRole('menuitem', { name: /A4/ }).click();
await (await download).saveAs(join(folder, 'window.pdf'));
await browser.close();
host.kill('SIGTERM');
await once(host, 'exit');
console.log('network: one session ran from sample to saved report');
