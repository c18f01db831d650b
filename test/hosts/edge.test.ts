import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { headersFor } from '../../src/build/headers.ts';
import { FOUND, HOSTILE, LOST } from './asked.ts';
import { ask, BUSY, EDGES, freePort, SERVERS, until, type Answer, type Running, type RunningEdge } from './machine.ts';

/** Headers by name and value, without those that name this very answer. */
const told = (answer: Answer): string[] => answer.headers.filter(([n]) => !['date', 'server', 'connection', 'transfer-encoding', 'content-length'].includes(n)).map(([n, v]) => `${n}: ${v}`).sort();
const PACKINGS = [{}, { 'Accept-Encoding': 'gzip, deflate, br' }, { 'Accept-Encoding': 'gzip' }] as Record<string, string>[];
const ASKED = [...Object.values(FOUND), ...Object.keys(LOST)];

describe.each(Object.keys(EDGES) as (keyof typeof EDGES)[])('%s as a cache before nginx', (name) => {
  let site: Running, edge: RunningEdge;
  const before = new Map<string, Answer>();
  beforeAll(async () => {
    site = await SERVERS.nginx(await freePort());
    // A page is fresh for a second only, so that what follows rests on what is kept in reserve.
    edge = await EDGES[name](await freePort(), site.port, 1);
  });
  afterAll(async () => { await edge?.stop(); await site?.stop(); });

  test('gives the reader the very headers and bytes of the site, errors too, asked once or again, packed or not', async () => {
    for (const path of ASKED) for (const headers of PACKINGS) {
      const own = (await ask(site.port, { path, headers }))!;
      for (const time of ['first', 'second']) {
        const answer = (await ask(edge.port, { path, headers }))!;
        expect([answer.status, told(answer)], `${path}, ${time} time`).toEqual([own.status, told(own)]);
        expect(answer.body.equals(own.body), path).toBe(true);
        before.set(path + JSON.stringify(headers), answer);
      }
    }
  });

  test('what is hostile gets a plain refusal with every header here too', async () => {
    for (const [what, { codes, ...asked }] of Object.entries(HOSTILE)) {
      const answer = (await ask(edge.port, asked))!;
      expect([...codes, 400], what).toContain(answer.status);
      expect(answer.headers.filter(([n]) => ['age', 'via', 'x-varnish', 'x-cache', 'x-planted'].includes(n)), what).toEqual([]);
      if (!(name === 'varnish' && answer.status === 400)) expect(answer.get('cache-control'), what).toBe('no-store');
    }
  });

  test('the site stops: every page that was asked before is still given out, with the same headers', async () => {
    await site.stop();
    await new Promise((done) => setTimeout(done, 2500));
    for (const path of Object.values(FOUND)) for (const headers of PACKINGS) {
      const answer = (await ask(edge.port, { path, headers }))!, was = before.get(path + JSON.stringify(headers))!;
      expect([answer.status, told(answer)], path).toEqual([200, told(was)]);
      expect(answer.body.equals(was.body), path).toBe(true);
    }
  });

  test('what was never asked before is answered in words, in all languages, with every header, and not kept', async () => {
    const answer = (await ask(edge.port, { path: '/en/305/' }))!, wanted = headersFor(inject('hashes'), '/en/305/', false);
    expect([502, 503, 504]).toContain(answer.status);
    expect(answer.body.toString().trim()).toBe(BUSY);
    expect(Object.fromEntries(Object.keys(wanted).map((n) => [n, answer.get(n)]))).toEqual(wanted);
  });

  test('the site comes back: pages are there again at once', async () => {
    site = await SERVERS.nginx(site.port);
    await until(async () => (await ask(edge.port, { path: '/en/305/' }))!.status === 200, () => 'the cache did not find the site again');
  });

  test('no file the cache writes beside its pages, and no word it says, holds a reader or an address', () => {
    expect(`${edge.said()}\n${edge.written()}`).not.toMatch(/\/en\/|passwd|other\.example|client: /);
  });
});

describe.each(Object.keys(EDGES) as (keyof typeof EDGES)[])('%s and what it tells of a reader', (name) => {
  let edge: RunningEdge, origin: Server, version = 'first';
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  beforeAll(async () => {
    // A site that would like to tell readers apart.
    origin = createServer((request, response) => {
      if (request.method !== 'HEAD') asked.push({ url: request.url!, headers: request.headers });
      response.writeHead(200, { 'Cache-Control': 'no-store', 'Set-Cookie': 'who=her', 'Content-Type': 'text/plain' }).end(version);
    });
    await new Promise<void>((done) => origin.listen(0, '127.0.0.1', done));
    edge = await EDGES[name](await freePort(), (origin.address() as { port: number }).port, 600);
  });
  afterAll(async () => { await edge?.stop(); origin?.close(); });

  test('no cookie and no header of a reader is part of what a page is kept under, nor what follows a question mark', async () => {
    const packings = ['', 'gzip', 'br', 'br, gzip', 'gzip;q=1.0, br;q=0', 'BR', 'zstd, br', 'x-mine', 'gzip, x-1', 'identity', '*', 'deflate'];
    for (const [i, packing] of packings.entries()) await ask(edge.port, { path: `/en/304/?reader=${i}`, headers: {
      'Accept-Encoding': packing, Cookie: `id=${i}`, 'User-Agent': `phone ${i}`, 'Accept-Language': `x${i}`, Authorization: `Basic ${i}`, 'X-Forwarded-For': `10.0.0.${i}`, Referer: `https://x.example/${i}`, DNT: '1', 'Save-Data': 'on', 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-User': '?1', 'Sec-Fetch-Dest': 'document', 'Sec-CH-UA': `x${i}`, 'Sec-CH-UA-Mobile': '?1', 'Sec-CH-UA-Platform': 'x', 'Upgrade-Insecure-Requests': '1', Accept: `text/${i}`, Priority: 'u=0', 'X-Anything': `${i}`, Kind: `own ${i}`, Range: 'bytes=0-1', 'Cache-Control': 'no-cache', Pragma: 'no-cache',
    } });
    // One for each packing a browser can open, and not one more.
    expect(asked.map((a) => a.url)).toEqual(['/en/304/', '/en/304/', '/en/304/']);
    expect(new Set(asked.map((a) => a.headers['accept-encoding'] ?? '').map((v) => v.replace('identity', '')))).toEqual(new Set(['', 'gzip', 'br']));
  });

  test('the site is told nothing of the reader that a browser sends', () => {
    const names = new Set(asked.flatMap((a) => Object.keys(a.headers)));
    for (const usual of ['host', 'accept-encoding', 'connection', 'x-varnish', // Varnish passes on what no browser sends by itself; it is kept out of the key all the same.
      ...(name === 'varnish' ? ['x-anything'] : [])]) names.delete(usual);
    expect([...names]).toEqual([]);
  });

  test('a cookie the site would set reaches nobody', async () => {
    expect((await ask(edge.port, { path: '/en/304/' }))!.get('set-cookie')).toBeUndefined();
  });

  test('after publishing, emptying the cache as its file says shows the new page', async () => {
    version = 'second';
    expect((await ask(edge.port, { path: '/en/304/' }))!.body.toString()).toBe('first');
    edge.empty();
    expect((await ask(edge.port, { path: '/en/304/' }))!.body.toString()).toBe('second');
  });
});
