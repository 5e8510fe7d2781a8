import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumPath, QUIET } from '../../support/browser.ts';

/**
 * Frames a second of the timeline while it pans over synthetic columns, in Chromium without a graphics card.
 *
 *   npx tsx test/bench/timeline/run.ts [events=1000000] [lanes=40] [ratio=1]
 */
const [events = 1_000_000, lanes = 40, ratio = 1] = process.argv.slice(2).map(Number);
const SHARES = [1, 0.1, 0.01, 0.001, 0.0001];
const WINDOW = { width: 1_350, height: 760 };

const folder = mkdtempSync(join(tmpdir(), 'timeline-bench-'));
try {
  await build({
    configFile: false, logLevel: 'error', root: dirname(fileURLToPath(import.meta.url)),
    build: { outDir: folder, emptyOutDir: false, lib: { entry: 'page.ts', formats: ['iife'], name: 'bench', fileName: () => 'bench.js' } },
  });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
  try {
    const page = await browser.newPage({ viewport: WINDOW, deviceScaleFactor: ratio });
    await page.addScriptTag({ content: readFileSync(join(folder, 'bench.js'), 'utf8') });
    const result = await page.evaluate((request) => window.bench(request), { events, lanes, ratio, ms: 3_000, shares: SHARES, ...WINDOW });
    console.log(`${events.toLocaleString('en')} events, ${lanes} lanes, ${WINDOW.width} × ${WINDOW.height} at ${ratio}×: read and indexed in ${result.readMs.toFixed(0)} ms, overview drawn in ${result.overviewMs.toFixed(1)} ms`);
    for (const view of result.views) {
      console.log(`  ${(view.share * 100).toFixed(2).padStart(6)} % of the record: ${view.framesPerSecond.toFixed(0)} frames/s, draw ${view.drawMs.toFixed(1)} ms (worst ${view.worstMs.toFixed(1)}), ${view.counted.toLocaleString('en')} events in columns, ${view.marks} as themselves`);
    }
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
