/**
 * `npm run bench:serve`: how many readers one small machine serves. wrk asks nginx on loopback for a few seconds each: pages and search files, from
 * the site itself and through a cache before it, beside a bare file of the same size with no header of ours. Nothing is asserted; the figures are for the README.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { compressFolder } from '../src/build/compress.ts';
import { headerList } from '../src/build/headers.ts';
import { nginx, nginxEdge, varnish, type Files } from '../src/build/servers.ts';
import { installDebian } from './browser.ts';

const SECONDS = 3, CONNECTIONS = 32, PACKAGES = ['nginx', 'libnginx-mod-http-brotli-static', 'varnish', 'wrk'];
const root = join(import.meta.dirname, '..'), dist = join(root, 'dist');
const give = (message: string): never => { console.error(message); process.exit(1); };
if (!existsSync(join(dist, 'index.html'))) give('There is no built site. Run `npm run build` first.');
if (!installDebian(PACKAGES)) give(`This needs Debian's packages ${PACKAGES.join(', ')}. As root on Debian they are installed by themselves; else: apt-get install ${PACKAGES.join(' ')}`);

const folder = mkdtempSync(join(tmpdir(), 'bench-')), site = join(folder, 'site'), bare = join(folder, 'bare'), running: ChildProcess[] = [];
const freePort = (): Promise<number> => new Promise((done) => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address() as { port: number }; s.close(() => done(port)); }); });
const answers = (port: number): Promise<boolean> => new Promise((done) => { const s = connect(port, '127.0.0.1', () => { s.destroy(); done(true); }).once('error', () => done(false)); });

/** Starts a program and waits until it answers. @throws Error with what it said when it does not. */
async function start(command: string, words: string[], port: number): Promise<void> {
  let said = '';
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += String(text); });
  for (let i = 0; i < 100; i++) { if (await answers(port)) return; await new Promise((done) => setTimeout(done, 100)); }
  throw new Error(`${command} did not answer: ${said}`);
}
async function startNginx(name: string, files: Files, main: string, port: number): Promise<void> {
  const at = join(folder, name);
  for (const sub of ['var/log/nginx', 'var/lib/nginx']) mkdirSync(join(at, sub), { recursive: true });
  chmodSync(join(at, 'var/lib/nginx'), 0o777);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text.replaceAll(' /var/', ` ${at}/var/`));
  await start('/usr/sbin/nginx', ['-c', join(at, main), '-e', 'stderr', '-g', `pid ${at}/pid; daemon off;`], port);
}

interface Row { what: string; bytes: number; through: string; perSecond: number; slowestMs: number; failed: number }
/** One run of wrk. */
function measure(what: string, through: string, port: number, path: string, bytes: number): Row {
  const address = `http://127.0.0.1:${port}${path}`, headers = ['-H', 'Host: localhost', '-H', 'Accept-Encoding: br'];
  // Once before, so that a cache has what it keeps.
  spawnSync('wrk', ['-t1', '-c1', '-d1s', ...headers, address], { timeout: 30_000 });
  const { stdout } = spawnSync('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...headers, address], { encoding: 'utf8', timeout: 60_000 });
  const latency = /Latency\s+\S+\s+\S+\s+([\d.]+)(us|ms|s)\b/.exec(stdout), errors = /Non-2xx or 3xx responses: (\d+)/.exec(stdout), sockets = [...(/Socket errors: (.*)/.exec(stdout)?.[1] ?? '').matchAll(/\d+/g)];
  return { what, through, bytes, perSecond: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0)),
    slowestMs: Number((Number(latency?.[1] ?? 0) * { us: 0.001, ms: 1, s: 1000 }[latency?.[2] as 'ms' ?? 'ms']).toFixed(1)), failed: Number(errors?.[1] ?? 0) + sockets.reduce((sum, [n]) => sum + Number(n), 0) };
}

try {
  chmodSync(folder, 0o755);
  cpSync(dist, site, { recursive: true });
  await compressFolder(site);
  mkdirSync(bare);
  const asked = { 'start page': '/en/', 'page 304': '/en/304/', 'list with search': '/en/909/', 'search: script': '/search/inside.js', 'search: words': '/search/words-en.json' };
  const sent = (path: string) => { const file = join(site, path.endsWith('/') ? `${path}index.html` : path); return readFileSync(existsSync(`${file}.br`) ? `${file}.br` : file).length; };
  for (const path of Object.values(asked)) writeFileSync(join(bare, String(sent(path))), randomBytes(sent(path)));

  const [at, edge, cache, plain] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const d = { headers: headerList(JSON.parse(readFileSync(join(root, '.astro', 'hashes.json'), 'utf8')) as Record<string, string>), languages: ['en'], name: 'localhost', root: site, busy: '' };
  await startNginx('nginx', nginx({ ...d, listen: `127.0.0.1:${at}` }), 'nginx.conf', at);
  await startNginx('edge', nginxEdge({ ...d, listen: `127.0.0.1:${edge}`, origin: `127.0.0.1:${at}` }), 'edge.conf', edge);
  await startNginx('bare', { 'bare.conf': `worker_processes auto; error_log stderr emerg; events { worker_connections 4096; } http { access_log off; sendfile on; tcp_nopush on; server { listen 127.0.0.1:${plain}; root ${bare}; } }` }, 'bare.conf', plain);
  writeFileSync(join(folder, 'default.vcl'), varnish({ ...d, origin: `127.0.0.1:${at}` })['default.vcl']!);
  await start('/usr/sbin/varnishd', ['-F', '-j', 'none', '-f', join(folder, 'default.vcl'), '-a', `127.0.0.1:${cache}`, '-s', 'malloc,64m', '-n', join(folder, 'varnish')], cache);

  const rows: Row[] = [];
  for (const [what, path] of Object.entries(asked)) {
    const bytes = sent(path);
    rows.push(measure(what, 'bare file', plain, `/${bytes}`, bytes), measure(what, 'nginx', at, path, bytes), measure(what, 'nginx, nginx edge', edge, path, bytes), measure(what, 'nginx, Varnish edge', cache, path, bytes));
  }
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}; wrk on the same machine, ${CONNECTIONS} connections, ${SECONDS} s each`;
  console.log(`\n${machine}\n\n| what | bytes | from | requests a second | slowest answer, ms | failed |\n| --- | ---: | --- | ---: | ---: | ---: |`);
  for (const r of rows) console.log(`| ${r.what} | ${r.bytes} | ${r.through} | ${r.perSecond} | ${r.slowestMs} | ${r.failed} |`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results', 'bench-serve.json'), JSON.stringify({ machine, rows }, null, 1));
  console.log('\nAlso in test-results/bench-serve.json.');
} finally {
  await Promise.all(running.map((child) => new Promise<void>((done) => { if (child.exitCode !== null) done(); else child.once('exit', () => done()).kill('SIGTERM'); })));
  rmSync(folder, { recursive: true, force: true });
}
