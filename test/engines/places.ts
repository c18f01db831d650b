/**
 * The three places of every case, on three origins of this machine: our built site behind our own server, the harmless page the button
 * leads to (magenta), and a page where she was before (blue). Only the address of the leave link is changed in what is served.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { serve } from '../../scripts/serve.ts';

const root = join(import.meta.dirname, '../..');

const listen = async (server: Server, host: string): Promise<string> => {
  await new Promise<void>((done, failed) => { server.once('error', failed).listen(0, host, done); });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
};
const page = (colour: string, title: string, body: string) => `<!doctype html><html lang="en" style="background:${colour};height:100%"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><body style="margin:0">${body}`;

export interface Places {
  ours: string; neutral: string; start: string;
  /** Milliseconds the harmless page takes before it answers. */
  slow: number;
  /** The requests for the harmless page (not for its icon). */
  asked: IncomingMessage[];
  /** Takes our server off the network, or brings it back to the same address. */
  down(): Promise<void>; up(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param pages which of our pages are served, as folders of the built site ("en/101"). @param head another script for the head of each page in
 * place of ours (an empty one: none at all), for measuring other ways of leaving. @throws Error where there is no built site.
 */
export async function openPlaces(pages: string[], head?: string): Promise<Places> {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'en/101/index.html'))) throw new Error('There is no built site. Run `npm run build` first.');
  const asked: IncomingMessage[] = [], folder = mkdtempSync(join(tmpdir(), 'places-'));
  const neutralServer = createServer((request, response) => {
    if (request.url === '/') asked.push(request);
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'text/html' }).end(page('#f0f', 'Harmless', '')), places.slow);
  });
  const neutral = await listen(neutralServer, '127.0.0.1');

  // A copy of the pages, with the leave link turned to the stand-in, for our own server to serve as it serves the real ones.
  const hashes = JSON.parse(readFileSync(join(root, '.astro/hashes.json'), 'utf8')) as Record<string, string>;
  const hash = head === undefined ? hashes.head! : `'sha256-${createHash('sha256').update(head).digest('base64')}'`;
  const turned = (html: string) => {
    const out = html.replace(/(<a id="leave" href=")[^"]+/, `$1${neutral}/`);
    if (out === html) throw new Error('A page has no leave link of the shape the suite knows.');
    return head === undefined ? out : out.replace(/<script>[\s\S]*?<\/script>/, () => `<script>${head}</script>`).replaceAll(hashes.head!, hash).replaceAll(hashes.bare!, hash);
  };
  mkdirSync(join(folder, '.astro'));
  writeFileSync(join(folder, '.astro/hashes.json'), JSON.stringify({ ...hashes, ...(head !== undefined && { head: hash, bare: hash }) }));
  mkdirSync(join(folder, 'dist'));
  for (const name of ['index.html', '404.html', ...pages.map((p) => `${p}/index.html`)]) {
    mkdirSync(join(folder, 'dist', name, '..'), { recursive: true });
    writeFileSync(join(folder, 'dist', name), turned(readFileSync(join(dist, name), 'utf8')));
  }
  for (const name of readdirSync(dist)) if (name === 'search') cpSync(join(dist, name), join(folder, 'dist', name), { recursive: true });

  let running = await serve(join(folder, 'dist'));
  const ours = running.address, port = Number(new URL(ours).port);
  const startServer = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' }).end(page('#00f', 'Before', `<a id="link" href="${ours}/en/101/" style="position:absolute;left:100px;top:100px;width:200px;height:100px;background:#00f;color:#00f">o</a>`)));
  const start = await listen(startServer, '127.0.0.2');
  const end = (server: Server) => new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections(); });
  const places: Places = {
    ours, neutral, start, slow: 0, asked,
    down: () => end(running.server),
    up: async () => { if (!running.server.listening) running = await serve(join(folder, 'dist'), port); },
    stop: async () => { for (const server of [running.server, neutralServer, startServer]) await end(server); rmSync(folder, { recursive: true, force: true }); },
  };
  return places;
}
