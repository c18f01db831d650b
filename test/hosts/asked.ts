/** What is asked of every server, and what must come back. */
import type { Asked } from './machine.ts';

/** One of every kind of file the site has. */
export const FOUND: Record<string, string> = {
  'the choice of language': '/', 'the start': '/en/', 'a page': '/en/304/', 'a country': '/en/500/it/', 'a letter of sources': '/en/905/a/', 'the page with the search': '/en/909/',
  'a number heard on the phone': '/304/', 'a page called 404': '/en/404/', 'the script of the search': '/search/inside.js', 'the words of the search': '/search/words-en.json',
  'the site map': '/sitemap-index.xml', 'a page with something after a question mark': '/en/304/?fbclid=%2F..%2F',
};
/** Addresses with nothing behind them, and the language each is answered in. */
export const LOST: Record<string, string> = { '/nowhere': '', '/en/998/': 'en', '/es/998/': 'es', '/ar/998/deep/er': 'ar', '/es/304/x.html': 'es', '/search/none.json': '', '/998/': '', '/en/404.html': 'en', '/zz/304/': '', '/en/304/index.html.br': 'en', '/.htaccess': '' };

/** Requests no page of ours sends, with the codes that are a plain refusal. */
export const HOSTILE: Record<string, Asked & { codes: number[] }> = {
  'a way up': { path: '/../../../../etc/passwd', codes: [400, 404] },
  'a way up, hidden': { path: '/en/%2e%2e/%2e%2e/%2e%2e/etc/passwd', codes: [400, 404] },
  'a way up, hidden twice': { path: '/en/%252e%252e/%252e%252e/etc/passwd', codes: [400, 404] },
  'a way up with backslashes': { path: '/en/..\\..\\..\\etc\\passwd', codes: [400, 404] },
  'a way up with hidden slashes': { path: '/..%2f..%2f..%2fetc%2fpasswd', codes: [400, 404] },
  'a hidden slash where a slash belongs': { path: '/en%2f304%2f', codes: [400, 404] },
  'a way up that ends on a page': { path: '/es/../en/304/', codes: [400, 404] },
  'a hidden zero': { path: '/en/304/%00.html', codes: [400, 404] },
  'hidden line breaks': { path: '/en/%0d%0aX-Planted:%20yes%0d%0a/', codes: [400, 404] },
  'a folder of the system': { path: '//etc/passwd', codes: [400, 404] },
  'a hidden folder': { path: '/.git/config', codes: [400, 404] },
  'broken letters': { path: '/en/%ff%fe%zz/', codes: [400, 404] },
  'another site by its whole address': { path: 'http://other.example/en/304/', host: 'other.example', codes: [400, 404, 421] },
  'another name': { path: '/en/304/', host: 'other.example', codes: [400, 404, 421] },
  'an address as the name': { path: '/en/304/', host: '127.0.0.1', codes: [400, 404, 421] },
  'sending something': { method: 'POST', path: '/en/909/', headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '3' }, body: 'a=b', codes: [405] },
  'putting a file': { method: 'PUT', path: '/en/304/index.html', headers: { 'Content-Length': '0' }, codes: [405] },
  'taking a file away': { method: 'DELETE', path: '/en/304/', codes: [405] },
  'emptying a cache from outside': { method: 'PURGE', path: '/en/304/', codes: [400, 405, 501] },
  'asking what is possible': { method: 'OPTIONS', path: '/en/', codes: [405] },
  'asking for an echo': { method: 'TRACE', path: '/en/', headers: { 'X-Echo': 'planted' }, codes: [405] },
  'a method nobody knows': { method: 'STEADY', path: '/en/', codes: [400, 405, 501] },
};
/** The same on a level below pages, where some servers answer before they know of any site. */
export const BROKEN: Record<string, { bytes: string; codes: number[] }> = {
  'no address': { bytes: 'GET\r\n\r\n', codes: [400] },
  'no name': { bytes: 'GET /en/ HTTP/1.1\r\nConnection: close\r\n\r\n', codes: [400, 421] },
  'two names': { bytes: 'GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: other.example\r\nConnection: close\r\n\r\n', codes: [400, 421] },
  'a header of 100,000 letters': { bytes: `GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(100_000)}\r\nConnection: close\r\n\r\n`, codes: [400, 413, 431] },
  'an address of 100,000 letters': { bytes: `GET /en/${'a'.repeat(100_000)}/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, codes: [400, 414, 431] },
  'two thousand headers': { bytes: `GET /en/ HTTP/1.1\r\nHost: localhost\r\n${Array.from({ length: 2000 }, (_, i) => `X-${i}: ${'b'.repeat(40)}\r\n`).join('')}Connection: close\r\n\r\n`, codes: [400, 431] },
  'two lengths': { bytes: 'POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n', codes: [400, 405] },
};
