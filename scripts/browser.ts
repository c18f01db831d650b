/** Finds a Chromium that really starts, and installs one where that is possible: for the tests and for printing. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { chromium, type Browser, type LaunchOptions } from 'playwright';

const root = process.platform === 'linux' && process.getuid?.() === 0;
/** Without a sandbox only for root, who has none; no calls home from a closed network. */
const ARGS = [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [`${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`, `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`],
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'],
};

/** Starts the first browser that comes up. @throws Error that names what was tried and what to do when none does. */
async function start(): Promise<{ browser: Browser; options: LaunchOptions }> {
  const tried: string[] = [];
  for (const executablePath of [process.env.CHROMIUM_PATH, chromium.executablePath(), ...(PLACES[process.platform] ?? PLACES.linux!)]) {
    if (!executablePath || !existsSync(executablePath)) continue;
    const options = { executablePath, args: ARGS };
    try { return { browser: await chromium.launch({ ...options, timeout: 30_000 }), options }; } catch (e) { tried.push(`  ${executablePath}: ${(e as Error).message.split('\n')[0]}`); }
  }
  throw new Error(['No Chromium that starts was found.', ...tried, 'Install Chromium or Chrome with your system, or run "npx playwright install chromium", or set CHROMIUM_PATH to the program.'].join('\n'));
}

/** A browser that runs, for what prints: whoever asks closes it. @throws as findBrowser. */
export const openBrowser = async (): Promise<Browser> => (await start()).browser;

/** Options that start a browser. @throws Error that names what was tried and what to do when none starts. */
export async function findBrowser(): Promise<LaunchOptions> {
  const { browser, options } = await start();
  await browser.close();
  return options;
}

const run = (command: string, words: string[]): boolean => {
  console.log(`$ ${command} ${words.join(' ')}`);
  return spawnSync(command, words, { stdio: 'inherit', timeout: 600_000, shell: process.platform === 'win32', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
};

/**
 * Installs Debian packages that are missing, as root on Debian.
 * @returns whether all of them are there now; false, with nothing done, where this is no Debian or the user is not root.
 */
export function installDebian(packages: string[]): boolean {
  const missing = () => packages.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (!existsSync('/usr/bin/apt-get')) return false;
  if (missing().length === 0) return true;
  if (!root) return false;
  // Another program may hold apt's locks: the packages' lock is waited for by apt itself, the lists' lock is asked for again.
  for (let tries = 0; tries < 3 && missing().length > 0; tries += 1) {
    if (tries) spawnSync('sleep', ['20']);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends', ...missing()]);
  }
  return missing().length === 0;
}

/** A browser that starts, installed first if need be: by apt as root on Debian, else by Playwright. @throws as findBrowser. */
export async function haveBrowser(): Promise<LaunchOptions> {
  const found = await findBrowser().catch(() => undefined);
  if (found) { if (root) installDebian(['fonts-noto-core']); return found; }
  if (!installDebian(['chromium', 'fonts-noto-core'])) run('npx', ['playwright', 'install', '--only-shell', 'chromium']);
  return findBrowser();
}
