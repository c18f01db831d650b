/** `npm test`: finds a browser, builds the site, runs the tests, and ends with one line that counts them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { haveBrowser } from './browser.ts';
import { testEngines } from './engines.ts';

const root = join(import.meta.dirname, '..'), results = join(root, 'test-results');
const run = (name: string, words: string[], env: Record<string, string> = {}) => {
  console.log(`\n— ${name}`);
  return spawnSync('npx', words, { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env } }).status === 0;
};
interface Count { passed: number; failed: number }
const json = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let broken = 0;
const step = (ok: boolean, what: string) => { if (!ok) { broken += 1; console.error(`FAILED: ${what}`); } };

let browser = '';
try { browser = (await haveBrowser()).executablePath!; } catch (e) { step(false, (e as Error).message); }
step(run('types', ['astro', 'check']), 'types');
step(run('build', ['astro', 'build']), 'build');

const vitest = join(results, 'vitest.json'), playwright = join(results, 'playwright.json');
run('rules, and the built files', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`]);
run('in the browser', ['playwright', 'test'], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: playwright });

run('behind real servers', ['vitest', 'run', '--config', 'test/hosts/vitest.config.ts'], { CHROMIUM_PATH: browser });

console.log('\n— leaving, in three engines');
const engines = testEngines();

const v = json(vitest) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } | undefined;
const p = json(playwright) as { stats: { expected: number; unexpected: number; flaky: number } } | undefined;
const counts: Count[] = [
  v ? { passed: v.numPassedTests, failed: Math.max(v.numFailedTests, v.numFailedTestSuites && !v.numFailedTests ? 1 : 0) } : { passed: 0, failed: 1 },
  p ? { passed: p.stats.expected + p.stats.flaky, failed: p.stats.unexpected } : { passed: 0, failed: 1 },
  (json(join(results, 'hosts.json')) as Count | undefined) ?? { passed: 0, failed: 1 },
  engines,
  { passed: 2 - Math.min(2, broken), failed: broken },
];
const passed = counts.reduce((sum, c) => sum + c.passed, 0), failed = counts.reduce((sum, c) => sum + c.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
