import { defineConfig } from '@playwright/test';
import { chromiumPath, QUIET } from './test/support/browser.ts';

export default defineConfig({
  testDir: 'test/e2e',
  // Its own folder: what other suites wrote down beside it must stay.
  outputDir: 'test-results/e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    actionTimeout: 15_000,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await chromiumPath(), args: QUIET },
  },
});
