import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumPath, QUIET } from '../../support/browser.ts';

/**
 * Time to lay out a large graph, and frames a second while it is panned and zoomed, in Chromium without a graphics card.
 *
 *   npx tsx test/bench/graph/run.ts [nodes=10000] [milliseconds=3000] [picture.png]
 */
const [nodes = 10_000, ms = 3_000] = process.argv.slice(2, 4).map(Number);
const picture = process.argv[4];
const WINDOW = { width: 1_350, height: 800 };

const folder = mkdtempSync(join(tmpdir(), 'graph-bench-'));
try {
  await build({
    configFile: false, logLevel: 'error', root: dirname(fileURLToPath(import.meta.url)), plugins: [react()], define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, emptyOutDir: false, lib: { entry: 'page.tsx', formats: ['iife'], name: 'bench', fileName: () => 'bench.js' } },
  });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
  try {
    const page = await browser.newPage({ viewport: WINDOW });
    const styles = readdirSync(folder).find((name) => name.endsWith('.css'));
    if (styles !== undefined) await page.addStyleTag({ content: readFileSync(join(folder, styles), 'utf8') });
    await page.addScriptTag({ content: readFileSync(join(folder, 'bench.js'), 'utf8') });
    const results = await page.evaluate((request) => window.benchGraph(request), { nodes, ms });
    console.log(`${nodes.toLocaleString('en')} nodes, ${WINDOW.width} × ${WINDOW.height}`);
    for (const { what, layoutMs, boxes, lines, renderMs, frames } of results) {
      console.log(`  ${what.padEnd(20)} laid out in ${layoutMs.toFixed(0)} ms (the window does it in a worker), ${boxes} boxes, ${lines} lines, put on screen in ${renderMs.toFixed(0)} ms`);
      for (const each of frames) console.log(`    ${each.what.padEnd(5)} ${each.framesPerSecond.toFixed(0)} frames/s, worst ${each.worstMs.toFixed(0)} ms, ${each.late} later than 34 ms`);
    }
    if (picture !== undefined) await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
