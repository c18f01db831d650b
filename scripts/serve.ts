/** Serves the built site on this machine with the headers a host would send: `npm start`, and the tests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import serveStatic from 'serve-static';
import { headersFor } from '../src/build/headers.ts';
import { readAddress } from '../src/model/address.ts';

/**
 * Starts the server.
 * @param dist the folder with the built site. @param port 0 takes a free one. @param packed sends texts with brotli, as hosts do. @returns the server and its address. @throws where there is no built site or the port is taken.
 */
export async function serve(dist: string, port = 0, packed = false): Promise<{ server: Server; address: string }> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no built site in ${dist}. Run \`npm run build\` first.`);
  // Read with each answer: pages and policy have to be of one build, also when the site is built again while this runs.
  const hashes = () => JSON.parse(readFileSync(join(dist, '..', '.astro', 'hashes.json'), 'utf8')) as Record<string, string>;
  const files = serveStatic(dist, { redirect: false, etag: false, lastModified: false, cacheControl: false, acceptRanges: false });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!, { lang } = readAddress(path);
    for (const [name, value] of Object.entries(headersFor(hashes(), path))) response.setHeader(name, value);
    // A number typed without the slash at its end is the same page, without a redirect: that would be a second row in the history.
    if (/^[\w/-]+[^/]$/.test(path) && existsSync(join(dist, path, 'index.html'))) request.url = `${path}/`;
    if (packed && sentPacked(dist, request, response)) return;
    files(request, response, () => {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      for (const [name, value] of Object.entries(headersFor(hashes(), path, false))) response.setHeader(name, value);
      const own = join(dist, lang ?? '', '404.html');
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/html;charset=utf-8');
      response.end(readFileSync(existsSync(own) ? own : join(dist, '404.html')));
    });
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const at = server.address();
  return { server, address: `http://localhost:${typeof at === 'object' ? at?.port : port}` };
}

const TYPES: Record<string, string> = { '.html': 'text/html;charset=utf-8', '.js': 'text/javascript;charset=utf-8', '.json': 'application/json', '.xml': 'application/xml' };
const packs = new Map<string, Buffer>();

/** Answers with brotli where the browser takes it and the file is a text. @returns whether it did. */
function sentPacked(dist: string, request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '/').split('?')[0]!, file = join(dist, path.endsWith('/') ? `${path}index.html` : path), type = TYPES[extname(file)];
  if (!type || !/\bbr\b/.test(String(request.headers['accept-encoding'])) || !existsSync(file)) return false;
  const key = `${file} ${statSync(file).mtimeMs}`;
  if (!packs.has(key)) packs.set(key, brotliCompressSync(readFileSync(file)));
  for (const [name, value] of Object.entries({ 'Content-Type': type, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' })) response.setHeader(name, value);
  response.end(packs.get(key));
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = Number(process.env.PORT ?? 4321);
  const { address } = await serve(join(import.meta.dirname, '..', 'dist'), wanted).catch(() => serve(join(import.meta.dirname, '..', 'dist')));
  console.log(`\n  The site is at ${address}/  (stop with Ctrl+C)\n`);
}
