/** Starts servers on loopback with the very files `npm run host` writes, and speaks HTTP with them word by word. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';
import { headerList } from '../../src/build/headers.ts';
import { apache, caddy, nginx, nginxEdge, varnish, type Deployment, type Edge, type Files } from '../../src/build/servers.ts';
import { wordsOf } from '../../src/model/site.ts';
import { site } from '../site/dist.ts';

export const NAME = 'localhost';
export const BUSY = site.languages.map((lang) => wordsOf(site, lang).busy).join('\n');

/** A program that runs: where it answers, what it said, where it may have written. */
export interface Running { port: number; said(): string; written(): string; folder: string; stop(): Promise<void> }

export const freePort = (): Promise<number> => new Promise((done, failed) => {
  const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => { const { port } = server.address() as { port: number }; server.close(() => done(port)); });
});
const answers = (port: number): Promise<boolean> => new Promise((done) => { const socket = connect(port, '127.0.0.1', () => { socket.destroy(); done(true); }).once('error', () => done(false)); });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** Looks again and again until it holds. @throws what is given when it never does. */
export async function until(holds: () => Promise<boolean> | boolean, otherwise: () => string): Promise<void> {
  for (let i = 0; i < 150; i++) { if (await holds()) return; await pause(100); }
  throw new Error(otherwise());
}

export const deployment = (port: number): Deployment => ({
  headers: headerList(inject('hashes')), languages: site.languages, name: NAME, root: join(inject('folder'), 'site'), listen: `127.0.0.1:${port}`, busy: BUSY,
});

/** A folder with the files as they are, but with the system's own folders moved below it. */
function put(files: Files): string {
  const folder = mkdtempSync(join(inject('folder'), 'run-'));
  chmodSync(folder, 0o755);
  for (const sub of ['var/log/nginx', 'var/lib/nginx']) mkdirSync(join(folder, sub), { recursive: true });
  chmodSync(join(folder, 'var/lib/nginx'), 0o777);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.replaceAll(' /var/', ` ${folder}/var/`));
  return folder;
}

async function start(command: string, words: string[], port: number, folder: string, env: Record<string, string> = {}): Promise<Running> {
  let said = '', ended = false;
  const child: ChildProcess = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => { said += String(text); });
  const over = new Promise<void>((done) => { child.once('exit', () => { ended = true; done(); }); child.once('error', (e) => { said += e.message; ended = true; done(); }); });
  await until(async () => ended || answers(port), () => `${command} did not answer on port ${port}: ${said}`);
  if (ended) throw new Error(`${command} ended at once: ${said}`);
  const written = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && /log/.test(f.parentPath.slice(folder.length) + f.name)).map((f) => readFileSync(join(f.parentPath, f.name), 'utf8')).join('\n');
  return { port, folder, said: () => said, written, stop: async () => { if (!ended) child.kill('SIGTERM'); await over; } };
}

/** What the program itself says of its file. @throws Error with its words where it refuses. */
function accepted(command: string, words: string[], env: Record<string, string> = {}): void {
  const { status, stderr, stdout, error } = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} refuses the file: ${error?.message ?? ''}${stderr}${stdout}`);
}

async function startNginx(files: Files, main: string, port: number): Promise<Running> {
  const folder = put(files), words = ['-c', join(folder, main), '-e', 'stderr', '-g', `pid ${folder}/nginx.pid;`];
  accepted('/usr/sbin/nginx', ['-t', ...words]);
  return start('/usr/sbin/nginx', [...words.slice(0, -1), `pid ${folder}/nginx.pid; daemon off;`], port, folder);
}

export const SERVERS = {
  async nginx(port: number, change: Partial<Deployment> = {}) { return startNginx(nginx({ ...deployment(port), ...change }), 'nginx.conf', port); },
  async caddy(port: number) {
    const folder = put(caddy(deployment(port))), file = join(folder, 'Caddyfile'), env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    accepted('caddy', ['validate', '--config', file, '--adapter', 'caddyfile'], env);
    return start('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], port, folder, env);
  },
  /** As on a host where a site brings its own rules: the server's file is the host's, ours is the .htaccess. */
  async apache(port: number) {
    const folder = put({}), dist = join(folder, 'site'), modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'setenvif', 'deflate', 'filter'];
    cpSync(join(inject('folder'), 'site'), dist, { recursive: true });
    for (const [name, text] of Object.entries(apache(deployment(port)))) writeFileSync(join(dist, name), text);
    writeFileSync(join(folder, 'host.conf'), [
      `ServerName ${NAME}`, `Listen 127.0.0.1:${port}`, 'User www-data', 'Group www-data', `PidFile ${folder}/pid`, `ErrorLog ${folder}/error.log`, 'LogLevel emerg', 'ServerTokens Prod',
      ...modules.map((m) => `LoadModule ${m}_module /usr/lib/apache2/modules/mod_${m}.so`), `DocumentRoot ${dist}`, 'TypesConfig /etc/mime.types', 'AddOutputFilterByType DEFLATE text/html',
      `<Directory ${dist}>`, 'AllowOverride All', 'Require all granted', '</Directory>',
    ].filter((l) => !l.startsWith('TypesConfig') || existsSync('/etc/mime.types')).join('\n'));
    accepted('/usr/sbin/apache2', ['-t', '-f', join(folder, 'host.conf')]);
    return start('/usr/sbin/apache2', ['-D', 'FOREGROUND', '-f', join(folder, 'host.conf')], port, folder);
  },
};

export interface RunningEdge extends Running { empty(): void }
const edge = (port: number, origin: number, fresh: number): Edge => ({ ...deployment(port), origin: `127.0.0.1:${origin}`, fresh });

export const EDGES = {
  async varnish(port: number, origin: number, fresh: number): Promise<RunningEdge> {
    const folder = put(varnish(edge(port, origin, fresh))), file = join(folder, 'default.vcl');
    accepted('/usr/sbin/varnishd', ['-C', '-f', file, '-n', join(folder, 'check')]);
    const running = await start('/usr/sbin/varnishd', ['-F', '-j', 'none', '-f', file, '-a', `127.0.0.1:${port}`, '-s', 'malloc,64m', '-n', join(folder, 'work')], port, folder);
    // The words that the file itself tells the host to use.
    return { ...running, empty: () => accepted('/usr/bin/varnishadm', ['-n', join(folder, 'work'), 'ban obj.status != 0']) };
  },
  async nginx(port: number, origin: number, fresh: number): Promise<RunningEdge> {
    const running = await startNginx(nginxEdge(edge(port, origin, fresh)), 'edge.conf', port), kept = join(running.folder, 'var/lib/nginx/steady');
    return { ...running, empty: () => { for (const name of readdirSync(kept)) rmSync(join(kept, name), { recursive: true }); } };
  },
};

/** An answer as it came over the wire. */
export interface Answer { status: number; headers: [name: string, value: string][]; body: Buffer; get(name: string): string | undefined }

/** Sends exactly these bytes and reads until the server closes. */
export function send(port: number, bytes: string): Promise<Answer | undefined> {
  return new Promise((done) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on('data', (part) => parts.push(part)).on('error', () => {}).once('close', () => done(read(Buffer.concat(parts))));
  });
}

function read(all: Buffer): Answer | undefined {
  const end = all.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first, ...rest] = all.subarray(0, end).toString('latin1').split('\r\n');
  const headers = rest.map((line): [string, string] => { const at = line.indexOf(':'); return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]; });
  const get = (name: string) => headers.find(([n]) => n === name.toLowerCase())?.[1];
  let body = all.subarray(end + 4);
  if (/chunked/i.test(get('transfer-encoding') ?? '')) {
    const parts: Buffer[] = [];
    for (let at = 0; ;) {
      const line = body.indexOf('\r\n', at), size = Number.parseInt(body.subarray(at, line).toString('latin1'), 16);
      if (!size) break;
      parts.push(body.subarray(line + 2, line + 2 + size));
      at = line + 2 + size + 2;
    }
    body = Buffer.concat(parts);
  }
  return { status: Number(first!.split(' ')[1]), headers, body, get };
}

export interface Asked { method?: string; path: string; host?: string; headers?: Record<string, string>; body?: string }
export const ask = (port: number, { method = 'GET', path, host = NAME, headers = {}, body = '' }: Asked): Promise<Answer | undefined> =>
  send(port, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${Object.entries(headers).map(([n, v]) => `${n}: ${v}\r\n`).join('')}Connection: close\r\n\r\n${body}`);
