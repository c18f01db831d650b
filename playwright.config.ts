import { defineConfig } from 'playwright/test';
import { findBrowser } from './scripts/browser.ts';

const launchOptions = await findBrowser();
// Two checkouts on one machine each name their own.
const port = Number(process.env.TEST_PORT ?? 4390);

export default defineConfig({
  testDir: 'test/browser', testMatch: '*.spec.ts', timeout: 240_000, workers: 2, retries: 0,
  reporter: [['dot'], ['json', { outputFile: 'test-results/playwright.json' }]], outputDir: 'test-results/browser',
  // Pictures are made by `npm run shots` alone, elsewhere first: a test that finds none fails and writes nothing.
  snapshotPathTemplate: `${process.env.SHOTS ?? 'test/browser/shots'}/{arg}{ext}`, updateSnapshots: 'none',
  use: { baseURL: `http://localhost:${port}`, launchOptions, viewport: { width: 1280, height: 800 } },
  webServer: { command: 'node scripts/serve.ts', env: { PORT: String(port) }, url: `http://localhost:${port}/en/`, reuseExistingServer: false },
});
