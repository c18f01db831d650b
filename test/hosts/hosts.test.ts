import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headersFor } from '../../src/build/headers.ts';
import { dist, inside, site } from '../site/dist.ts';
import { BROKEN, FOUND, HOSTILE, LOST } from './asked.ts';
import { ask, freePort, send, SERVERS, type Answer, type Running } from './machine.ts';

/** Caddy and Apache answer what is broken below the level of pages before they look at any file of ours. */
const ANSWERS_BROKEN_BY_ITSELF = ['caddy', 'apache'];
/** What a server answers before it reads a file of ours. An echo is given back to nobody but the sender; no browser can send one. */
const ANSWERED_BY_ITSELF: Record<string, string[]> = {
  nginx: [], caddy: ['broken letters'],
  apache: ['a way up', 'a way up, hidden', 'a way up with hidden slashes', 'a hidden slash where a slash belongs', 'a hidden zero', 'broken letters', 'a method nobody knows', 'asking for an echo'],
};
const listed = Object.keys(headersFor(inject('hashes'), '/search/'));

/** Each header of the list once, with its value, and none that this answer must not have. */
function expectHeaders(answer: Answer, path: string, found: boolean): void {
  const wanted = headersFor(inject('hashes'), path, found), values = (name: string) => answer.headers.filter(([n]) => n === name.toLowerCase()).map(([, v]) => v);
  expect(Object.fromEntries(listed.map((name) => [name, values(name)]))).toEqual(Object.fromEntries(listed.map((name) => [name, wanted[name] ? [wanted[name]] : []])));
}
/** Nothing that tells of the machine, of a version, or of a reader. */
function expectNoLeak({ headers, body }: Answer): void {
  const all = `${headers.map(([n, v]) => `${n}: ${v}`).join('\n')}\n${body.toString('latin1')}`;
  expect(all).not.toMatch(/root:x:|\/tmp\/|\/var\/|nginx\/\d|Apache\/\d|Caddy\/|planted|goroutine/i);
  expect(headers.filter(([n]) => ['etag', 'last-modified', 'set-cookie', 'x-powered-by', 'x-planted', 'accept-ranges', 'age', 'via'].includes(n))).toEqual([]);
}

describe.each(Object.keys(SERVERS) as (keyof typeof SERVERS)[])('behind %s', (name) => {
  let server: Running;
  beforeAll(async () => { server = await SERVERS[name](await freePort()); });
  afterAll(() => server?.stop());

  test.each(Object.entries(FOUND))('%s (%s) has every header of the list and nothing beside that tells', async (_, path) => {
    const answer = (await ask(server.port, { path }))!;
    expect(answer.status).toBe(200);
    expectHeaders(answer, path, true);
    expectNoLeak(answer);
  });

  test.each(Object.entries(LOST))('%s answers 404 with every header, in the language of the address (%s)', async (path, lang) => {
    const answer = (await ask(server.port, { path }))!;
    expect(answer.status).toBe(404);
    expect(answer.body.equals(readFileSync(join(dist, lang, '404.html'))), 'the page for lost addresses').toBe(true);
    expect(answer.get('content-type')).toMatch(/^text\/html; ?charset=utf-8$/i);
    if (lang) expect(inside(answer.body.toString(), 'h1')).toBe(site.words[lang as 'en']!.lost_title);
    expectHeaders(answer, path, false);
    expectNoLeak(answer);
  });

  const ours = (what: string) => !ANSWERED_BY_ITSELF[name]!.includes(what);
  test.each(Object.entries(HOSTILE).filter(([what]) => ours(what)))('%s gets a plain refusal with every header', async (_, { codes, ...asked }) => {
    const answer = (await ask(server.port, asked))!;
    expect(codes).toContain(answer.status);
    expectNoLeak(answer);
    if (answer.status === 404) expect(answer.body.toString()).toContain(site.words.en!.lost_title);
    else expect(answer.body.toString()).toMatch(/^(?:\d{3}\n?)?$/);
    expectHeaders(answer, asked.path.replace(/^http:\/\/[^/]+/, ''), false);
  });
  test.each(Object.entries(HOSTILE).filter(([what, { method }]) => !ours(what) && (name !== 'apache' || method !== 'TRACE')))('%s is refused plainly by the server itself', async (_, { codes, ...asked }) => {
    const answer = (await ask(server.port, asked))!;
    expect(codes).toContain(answer.status);
    expect(answer.body.length).toBeLessThan(600);
    expectNoLeak(answer);
  });

  test.each(Object.entries(BROKEN))('a broken request is refused plainly: %s', async (_, { bytes, codes }) => {
    const answer = (await send(server.port, bytes))!;
    expect(codes).toContain(answer.status);
    expect(answer.body.length).toBeLessThan(600);
    expectNoLeak(answer);
    if (!ANSWERS_BROKEN_BY_ITSELF.includes(name)) expectHeaders(answer, '', false);
  });

  test('after all that, the server answers as before', async () => {
    expect((await ask(server.port, { path: '/en/' }))!.status).toBe(200);
  });

  test('brotli, gzip and plain give the same bytes, each as asked', async () => {
    for (const path of Object.values(FOUND).filter((p) => !/\.p|\?/.test(p)).concat('/en/998/')) {
      const [plain, br, gz, refused] = await Promise.all(([{}, { 'Accept-Encoding': 'gzip, deflate, br' }, { 'Accept-Encoding': 'gzip' }, { 'Accept-Encoding': 'br;q=0, gzip;q=0' }] as Record<string, string>[]).map((headers) => ask(server.port, { path, headers })));
      const file = readFileSync(join(dist, path === '/en/998/' ? 'en/404.html' : path.endsWith('/') ? `${path}index.html` : path));
      expect(plain!.get('content-encoding'), path).toBeUndefined();
      expect(plain!.body.equals(file), path).toBe(true);
      expect(refused!.body.equals(file), path).toBe(true);
      if (!existsSync(join(inject('folder'), 'site', path, 'index.html.br'))) continue;
      expect(br!.get('content-encoding'), path).toBe('br');
      expect(brotliDecompressSync(br!.body).equals(file), path).toBe(true);
      expect(gz!.get('content-encoding'), path).toBe('gzip');
      expect(gunzipSync(gz!.body).equals(file), path).toBe(true);
      for (const answer of [plain, br, gz]) expect(answer!.headers.filter(([n]) => n === 'vary').map(([, v]) => v.toLowerCase()), path).toEqual(['accept-encoding']);
      expectHeaders(br!, path, path !== '/en/998/');
    }
  });

  test('a page is one answer with and without the slash at its end, and never a redirect', async () => {
    for (const path of ['/en', '/en/304', '/304', '/en/500/it', '/en/909']) {
      const [with_, without] = [await ask(server.port, { path: `${path}/` }), await ask(server.port, { path })];
      expect(without!.status, path).toBe(200);
      expect(without!.body.equals(with_!.body), path).toBe(true);
      expectHeaders(without!, path, true);
    }
  });

  test('asking for the head alone, for a part, or for changes since a day gives nothing else', async () => {
    const whole = (await ask(server.port, { path: '/en/304/' }))!, head = (await ask(server.port, { method: 'HEAD', path: '/en/304/' }))!;
    expect(head.body.length).toBe(0);
    expectHeaders(head, '/en/304/', true);
    for (const headers of [{ Range: 'bytes=0-9' }, { 'If-Modified-Since': new Date(Date.now() + 1e6).toUTCString() }, { 'If-None-Match': '"a"' }] as Record<string, string>[]) {
      const answer = (await ask(server.port, { path: '/en/304/', headers }))!;
      expect([answer.status, answer.body.length], JSON.stringify(headers)).toEqual([200, whole.body.length]);
    }
  });

  test('no file the server writes, and no word it says, holds an address that was asked for or a reader', () => {
    expect(`${server.written()}\n${server.said()}`).not.toMatch(/\/en\/|\/304|\/nowhere|passwd|other\.example|remote_ip|client: /);
  });
});
