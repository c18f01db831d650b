/** `npm run test:engines`: leaving, proven in Chromium, Firefox and WebKitGTK, in real windows with real presses. Needs a built site. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDebian } from './browser.ts';

/** What a Debian machine must have; a browser that cannot be had is a failure, not something to pass over. */
export const PACKAGES = ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'openbox', 'xdotool', 'fonts-noto-core'];
const root = join(import.meta.dirname, '..'), results = join(root, 'test-results');

/** @throws Error that says what to install, where these programs are not there and cannot be installed. */
export function haveEngines(): void {
  if (installDebian(PACKAGES)) return;
  throw new Error(`Leaving is proven with the browsers and the screen that Debian has, and they are not all here. On Debian run this as root, or first: apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}\nOn another system run it in a Debian machine or container.`);
}

/**
 * Runs the suite. @param only words of the names of the files to run ("firefox"); all without.
 * @returns how many promises held and how many did not; also written to test-results/engines.json.
 */
export function testEngines(only: string[] = []): { passed: number; failed: number } {
  const report = join(results, 'engines-vitest.json'), counts = { passed: 0, failed: 1 };
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  try {
    haveEngines();
    spawnSync('npx', ['vitest', 'run', '--config', 'test/engines/vitest.config.ts', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`, ...only], { cwd: root, stdio: 'inherit' });
    if (existsSync(report)) {
      const { numPassedTests: passed, numFailedTests: failed, numPendingTests: unasked, numFailedTestSuites: files } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
      counts.passed = passed!;
      // Where a browser did not come up, what it was not asked has not held.
      counts.failed = failed! + unasked! || (files || passed === 0 ? 1 : 0);
    }
  } catch (e) { console.error((e as Error).message); }
  writeFileSync(join(results, 'engines.json'), JSON.stringify(counts));
  return counts;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { passed, failed } = testEngines(process.argv.slice(2));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
