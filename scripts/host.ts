/**
 * `npm run host`: everything for those who serve the site. Without a word it asks who they are and writes content/site.yaml;
 * with one it writes files for a server, packs the built site, or makes the last build of a site that ends.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parse } from 'yaml';
import { closingAddresses, closingPage, fileOf } from '../src/build/closing.ts';
import { compressFolder } from '../src/build/compress.ts';
import { buildFrame } from '../src/build/frame.ts';
import { headerList } from '../src/build/headers.ts';
import { apache, caddy, headersFile, nginx, nginxEdge, varnish, type Edge, type Files } from '../src/build/servers.ts';
import { LANGUAGES, type Lang } from '../src/model/languages.ts';
import { readSettings, readSite } from '../src/model/load.ts';
import { withAnswers } from '../src/model/settings-file.ts';
import { fromFlags, fromPerson, QUESTIONS } from './host-questions.ts';

const root = process.cwd();
/** A sentence for the host, not a fault of ours: printed without a stack. */
class Told extends Error {}

const SERVERS: Record<string, { make(d: Edge): Files; next: string }> = {
  nginx: { make: nginx, next: 'Copy both files to /etc/nginx/ on the server and the built site to the folder named in nginx.conf; then: nginx -t && systemctl reload nginx' },
  caddy: { make: caddy, next: 'Copy it to /etc/caddy/Caddyfile and the built site to the folder named in it; then: caddy validate --config /etc/caddy/Caddyfile && systemctl restart caddy' },
  apache: { make: apache, next: 'Copy it into the folder of the site, beside index.html.' },
  headers: { make: headersFile, next: 'Copy it into the folder of the site, beside index.html, before you publish.' },
  edge: { make: nginxEdge, next: 'For the machine before the site: edge.conf becomes /etc/nginx/nginx.conf there, with security-headers.conf beside it. After each publishing: rm -rf /var/lib/nginx/steady/*' },
  varnish: { make: varnish, next: 'For the machine before the site: copy it to /etc/varnish/default.vcl; then: varnishd -C -f /etc/varnish/default.vcl && systemctl restart varnish. After each publishing: varnishadm ban "obj.status != 0"' },
};
const FLAGS: Record<string, string[]> = { ...Object.fromEntries(Object.keys(SERVERS).map((s) => [s, ['to', 'root', 'listen', ...(s === 'edge' || s === 'varnish' ? ['origin'] : [])]])), compress: ['to'], closing: ['to'], '': QUESTIONS.map((q) => q.flag) };

const USAGE = `npm run host                      asks who serves and who runs the site, and writes content/site.yaml
npm run host -- --flag answer …   the same without questions (flags: ${QUESTIONS.map((q) => `--${q.flag}`).join(' ')})
npm run host -- nginx|caddy|apache|headers   files for a server, into hosting/   [--to folder] [--root folder on the server] [--listen address:port]
npm run host -- edge|varnish      files for a cache before the site   [--origin address:port] and the flags above
npm run host -- compress          packs the built site (.br and .gz beside each file)   [--to folder, else dist]
npm run host -- closing           a last build for a site that ends, into closing/   [--to new folder]`;

/** `word --flag value …` taken apart. @throws Told for what no command knows. */
function readWords(words: string[]): { word: string; flags: Record<string, string> } {
  const rest = [...words], word = rest[0] && !rest[0].startsWith('--') ? rest.shift()! : '', flags: Record<string, string> = {};
  const known = FLAGS[word];
  if (!known) throw new Told(`"${word}" is not something this command knows.\n\n${USAGE}`);
  while (rest.length) {
    const [name, value] = [rest.shift()!.replace(/^--/, ''), rest.shift()];
    if (!known.includes(name)) throw new Told(`"--${name}" is not something ${word ? `"host -- ${word}"` : 'this command'} knows.\n\n${USAGE}`);
    if (value === undefined) throw new Told(`"--${name}" needs a word after it.`);
    flags[name] = value;
  }
  return { word, flags };
}

async function ask(flags: Record<string, string>): Promise<void> {
  const file = join(root, 'content', 'site.yaml'), settings = readSettings(root);
  const told = <T>(what: () => T): T => { try { return what(); } catch (e) { throw new Told((e as Error).message); } };
  let answers;
  if (Object.keys(flags).length) answers = told(() => fromFlags(flags, settings));
  else if (process.stdin.isTTY) {
    const line = createInterface({ input: process.stdin, output: process.stdout });
    console.log('Press Enter to keep what stands in [brackets]. Nothing is written before the last question.\n');
    try { answers = await fromPerson((question) => line.question(question), console.log, settings); } finally { line.close(); }
  } else throw new Told(`Nobody can be asked here. Give the answers as flags.\n\n${USAGE}`);
  if (answers.country && !existsSync(join(root, 'content', 'helplines', `${answers.country.toLowerCase()}.yaml`))) throw new Told(`There is no country "${answers.country}": content/helplines has no file for it. Nothing was changed.`);
  const text = told(() => withAnswers(readFileSync(file, 'utf8'), answers));
  // Written beside and then moved: a full disk or a cut cable cannot leave half a file.
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  console.log('content/site.yaml is written. Pages 901 and 907 say it after the next `npm run build`; `npm run check` tells whether anything is missing.');
}

function serverFiles(word: string, flags: Record<string, string>): void {
  const hashes = join(root, '.astro', 'hashes.json');
  if (!existsSync(hashes)) throw new Told('The headers name what the pages carry, so the site has to be built first: npm run build');
  const settings = readSettings(root), to = resolve(root, flags.to ?? 'hosting'), { make, next } = SERVERS[word]!;
  const languages = (Object.keys(LANGUAGES) as Lang[]).filter((lang) => existsSync(join(root, 'content', lang, 'interface.yaml')));
  const busy = languages.map((lang) => (parse(readFileSync(join(root, 'content', lang, 'interface.yaml'), 'utf8')) as { busy: string }).busy).join('\n');
  for (const name of ['listen', 'origin']) if (flags[name] && !/^(?:[\w.-]+:)?\d{1,5}$/.test(flags[name])) throw new Told(`Write --${name} as address:port, for example 127.0.0.1:8080.`);
  if (flags.root && !/^\/[\w./-]*$/.test(flags.root)) throw new Told('Write --root as a folder on the server, for example /var/www/site; letters, digits, dots and hyphens only.');
  const files = make({
    headers: headerList(JSON.parse(readFileSync(hashes, 'utf8')) as Record<string, string>), languages, name: new URL(settings.address).hostname,
    root: flags.root ?? '/var/www/steady-ground', listen: flags.listen, origin: flags.origin ?? '127.0.0.1:8080', busy,
  });
  mkdirSync(to, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(to, name), text);
    console.log(`written: ${relative(root, join(to, name))}`);
  }
  console.log(next);
  if (settings.address.endsWith('.example')) console.log('The address in content/site.yaml is still the example: write yours there, build, and run this again.');
}

async function compress(flags: Record<string, string>): Promise<void> {
  const folder = resolve(root, flags.to ?? 'dist');
  if (!existsSync(join(folder, 'index.html'))) throw new Told(`There is no built site in ${relative(root, folder)}. Run \`npm run build\` first.`);
  const { files, plain, br, gz } = await compressFolder(folder), mb = (n: number) => `${(n / 1e6).toFixed(2)} MB`;
  console.log(`${files} files, ${mb(plain)}: ${mb(br)} with brotli, ${mb(gz)} with gzip.`);
}

async function closing(flags: Record<string, string>): Promise<void> {
  const dist = join(root, 'dist'), to = resolve(root, flags.to ?? 'closing');
  if (!existsSync(join(dist, 'index.html'))) throw new Told('The last build answers every address the site had, so the site has to be built once more first: npm run build');
  // Our own folder is made anew; a folder somebody named is never emptied.
  if (!flags.to) rmSync(to, { recursive: true, force: true });
  else if (existsSync(to) && readdirSync(to).length) throw new Told(`${flags.to} is not empty. Name a new folder.`);
  const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html')).map((f) => `/${f.replaceAll('\\', '/').replace(/index\.html$/, '')}`);
  const { site } = readSite(root), frame = await buildFrame(root), addresses = closingAddresses(site, built);
  for (const address of addresses) {
    const file = join(to, fileOf(address));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, closingPage(site, frame, address));
  }
  console.log(`${addresses.length} pages are in ${relative(root, to)}/: publish them in place of the site, with the same server files, and keep the domain for as long as you can.`);
}

try {
  const { word, flags } = readWords(process.argv.slice(2));
  if (word === 'compress') await compress(flags);
  else if (word === 'closing') await closing(flags);
  else if (word) serverFiles(word, flags);
  else await ask(flags);
} catch (e) {
  if (!(e instanceof Told)) throw e;
  console.error(e.message);
  process.exitCode = 2;
}
