/** `npm run bench:access`: both accessibility engines and our own measures over every page in every state, and a count as JSON. Takes an hour or two. Needs a built site. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { haveBrowser } from './browser.ts';

const env = { ...process.env, ACCESS: 'all', CHROMIUM_PATH: (await haveBrowser()).executablePath!, PLAYWRIGHT_JSON_OUTPUT_NAME: 'test-results/access.json' };
const { status } = spawnSync('npx', ['playwright', 'test', 'access', '--reporter=line,json', ...process.argv.slice(2)], { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env });
process.exitCode = status ?? 1;
