/**
 * `npm run shots`: makes the pictures of each kind of page anew beside the ones in the repository, and a sheet of those that changed, to be looked at.
 * `npm run shots -- accept`: after a person has looked, the new ones take their place. Needs a built site.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { haveBrowser } from './browser.ts';

const root = join(import.meta.dirname, '..'), kept = join(root, 'test/browser/shots'), made = join(root, 'test-results/shots');
const pictures = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.png')).sort() : []);

if (process.argv.includes('accept')) {
  if (pictures(made).length === 0) { console.error('There are no new pictures. Run "npm run shots" and look at them first.'); process.exit(1); }
  rmSync(kept, { recursive: true, force: true });
  cpSync(made, kept, { recursive: true, filter: (file) => file === made || file.endsWith('.png') });
  console.log(`${pictures(kept).length} pictures are now what the pages are held against. Commit test/browser/shots.`);
} else {
  const browser = (await haveBrowser()).executablePath!;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  if (existsSync(kept)) cpSync(kept, made, { recursive: true });
  const env = { ...process.env, CHROMIUM_PATH: browser, SHOTS: 'test-results/shots', PLAYWRIGHT_JSON_OUTPUT_NAME: 'test-results/shots.json' };
  const { status } = spawnSync('npx', ['playwright', 'test', 'shots.spec.ts', '--update-snapshots=changed'], { cwd: root, stdio: 'inherit', env });
  if (status) process.exit(status);
  const changed = pictures(made).filter((f) => !existsSync(join(kept, f)) || !readFileSync(join(kept, f)).equals(readFileSync(join(made, f))));
  const figure = (words: string, src: string) => `<figure><figcaption>${words}</figcaption><img src="${src}" alt=""></figure>`;
  const rows = changed.map((f) => `<h2>${f.slice(0, -4)}</h2><div>${existsSync(join(kept, f)) ? figure('before', `../../test/browser/shots/${f}`) : ''}${figure('now', f)}</div>`);
  writeFileSync(join(made, 'sheet.html'), `<!doctype html><meta charset="utf-8"><title>Pictures that changed</title><style>body{font:1rem sans-serif}div{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{border:1px solid;max-width:44vw}</style><h1>${changed.length} of ${pictures(made).length} pictures changed</h1>${rows.join('\n')}`);
  console.log(changed.length ? `\n${changed.length} pictures changed. Look at test-results/shots/sheet.html, then run "npm run shots -- accept".` : '\nNo picture changed.');
}
