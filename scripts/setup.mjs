// Gets a fresh machine ready: runs before every command, on whatever Node is there, and does nothing when nothing has changed.
// Plain JavaScript without packages, because it runs before any is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const OLDEST = 20, NEEDED = 22;
const root = fileURLToPath(new URL('..', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST) {
  console.error(`Steady Ground needs Node 20 or newer to start; this is Node ${process.versions.node}. Install Node 24 from your system or from nodejs.org, then try again.`);
  process.exit(1);
}
const lock = createHash('sha256').update(readFileSync(`${root}/package-lock.json`)).digest('hex');
const mark = `${root}/node_modules/.installed`;
// npm's own list is the last thing npm writes: where somebody has run `npm ci` since the lock file came, nothing is to be done.
const byHand = () => { const list = `${root}/node_modules/.package-lock.json`; return existsSync(list) && statSync(list).mtimeMs > statSync(`${root}/package-lock.json`).mtimeMs; };
if (existsSync(mark) ? readFileSync(mark, 'utf8') !== lock : !byHand()) {
  console.log('Installing what the project needs (only once, and again when the list changes) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above. Mend that (often: no network) and try again.');
    process.exit(1);
  }
  writeFileSync(mark, lock);
}
// On Linux with x64 the right Node comes with the packages. Elsewhere the system's own has to do.
const own = process.platform === 'linux' && process.arch === 'x64' && existsSync(`${root}/node_modules/.bin/node`);
if (!own && major < NEEDED) {
  console.error(`On this system Steady Ground needs Node ${NEEDED}.12 or newer (best: 24, see .nvmrc); this is Node ${process.versions.node}.`);
  process.exit(1);
}
