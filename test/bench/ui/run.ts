import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { startHost, type Running } from '../../e2e/shells.ts';
import { openIndex } from '../../../src/engine/index-db/index.ts';
import { chromiumPath, QUIET } from '../../support/browser.ts';
import { framesWhile } from './frames.ts';
import { queries } from './queries.ts';

/**
 * `npm run bench:ui [events]`: the window over a million events, in a real browser on the loopback host. Prints import
 * rate, time to a verdict on opening and on reopening, query times, frame times, memory. It prints, it never fails.
 */
const events = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'proofroom-ui-'));
const data = join(folder, 'vault');
const trust = join(folder, 'demo.trust-pack.json');
const say = (name: string, value: string): void => console.log(`  ${name.padEnd(44)} ${value}`);
const seconds = (since: number): number => (performance.now() - since) / 1_000;

try {
  execFileSync(process.execPath, [resolve('out/main/cli.js'), 'sample', '--scenario', 'incident', '--seed', '7', '--events', String(events), '--out', folder]);
  const bundle = readdirSync(folder).find((name) => name.endsWith('.evidence.zip'));
  if (bundle === undefined) throw new Error('no sample was made');
  const bytes = statSync(join(folder, bundle)).size;
  console.log(`${events.toLocaleString('en')} events, ${(bytes / 2 ** 20).toFixed(0)} MiB`);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
  try {
    const digest = await importing(await browser.newPage({ viewport: { width: 1_440, height: 900 } }), join(folder, bundle), bytes);
    await reopening(await browser.newPage({ viewport: { width: 1_440, height: 900 } }));
    await asking(digest);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function importing(page: Page, file: string, size: number): Promise<string> {
  const started = performance.now();
  const running = await startHost(page, { data, trust, files: [file] });
  await verdict(running);
  const took = seconds(started);
  say('import: copied, verified, indexed, shown', `${took.toFixed(1)} s, ${(size / 2 ** 20 / took).toFixed(0)} MiB/s, ${Math.round(events / took).toLocaleString('en')} events/s`);
  say('memory of the host, now and at most', memory());
  await running.close();
  return readdirSync(join(data, 'evidence')).find((name) => /^[0-9a-f]{64}$/.test(name)) ?? '';
}

/** The same vault again: a case that was here is opened. */
async function reopening(page: Page): Promise<void> {
  const running = await startHost(page, { data, trust, files: [] });
  await page.getByRole('table', { name: 'Cases' }).waitFor();
  const started = performance.now();
  await page.getByRole('table', { name: 'Cases' }).getByRole('button').first().click();
  await verdict(running);
  say('reopened: click to verdict', `${seconds(started).toFixed(2)} s`);
  const opened = performance.now();
  await page.getByRole('navigation', { name: 'Screens' }).getByText('Timeline', { exact: true }).click();
  await page.getByText(/events on screen/).waitFor({ timeout: 120_000 });
  say('timeline: click to drawn', `${seconds(opened).toFixed(2)} s`);
  for (const deed of ['pan', 'zoom'] as const) {
    const { perSecond, p95, worst, frames } = await framesWhile(page, deed);
    say(`timeline: ${deed}`, `${perSecond.toFixed(0)} frames/s, p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms, ${frames} frames`);
  }
  const heap = await page.evaluate(() => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0);
  say('memory of the window’s script', `${(heap / 2 ** 20).toFixed(0)} MiB`);
  await running.close();
}

async function asking(digest: string): Promise<void> {
  const index = await openIndex({ dataDir: data, digest });
  if (index === null) throw new Error('no index');
  for await (const { name, times } of queries(index, events)) {
    const sorted = times.toSorted((a, b) => a - b);
    // The nearest rank: of twenty times the nineteenth, not the worst.
    const rank = (share: number): string => `${sorted[Math.ceil(sorted.length * share) - 1]?.toFixed(0)} ms`;
    say(`query: ${name}`, `p50 ${rank(0.5)}, p95 ${rank(0.95)}, ${sorted.length} times`);
  }
  await index.close();
}

async function verdict({ page }: Running): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /signed/ }).waitFor({ timeout: 600_000 });
}

/** Resident memory of the host process this bench started, from the kernel's own account. */
function memory(): string {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
    } catch {
      return false;
    }
  });
  if (own === undefined) return 'not told on this system';
  const status = readFileSync(`/proc/${own}/status`, 'utf8');
  const mib = (field: string): string => (Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024).toFixed(0);
  return `${mib('VmRSS')} MiB, ${mib('VmHWM')} MiB`;
}
