import { describe, expect, test } from 'vitest';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readAddress } from '../../src/model/address.ts';
import { LANGUAGES, type Lang } from '../../src/model/languages.ts';
import { isPaperAddress } from '../../src/model/paper.ts';
import { pageFor, sourcePages } from '../../src/model/site.ts';
import { PRIVATE_FIELD } from '../../src/model/private-field.ts';
import { type Built, built, findings, inside, page, site, values, words } from './dist.ts';

/** Bytes of each page as a host sends it, packed once for all tests. */
const packed = new Map<string, number>();
const bytesOf = (b: Built): number => { const known = packed.get(b.address) ?? brotliCompressSync(b.bytes).length; packed.set(b.address, known); return known; };

const MOST = 14_100, MOST_PAPER = 60_000, MOST_SCRIPT = 2_500;
const isPaper = isPaperAddress;
const screens = built.filter((b) => !isPaper(b.address));

/** Pages written for a partner: parts 0 to 7, the countries aside, which are lists of numbers. */
const partners = screens.filter((b) => { const { lang, number = '000', rest } = readAddress(b.address); return lang && !rest && number < '800'; });
/** Elements of a page, without paragraphs, headings, items and cells of its text, and what stands in their sentences. */
const elements = (html: string): number => {
  const count = (text: string) => (text.match(/<[a-z]/g) ?? []).length, text = /<article[\s\S]*<\/article>/.exec(words(html))?.[0] ?? '';
  const blocks = [...text.matchAll(/<(p|h[1-6]|li|dt|dd|th|td|blockquote|caption|figcaption)\b[^>]*>([\s\S]*?)(?=<\/\1>|<\1\b)/g)];
  return count(words(html)) - blocks.reduce((sum, m) => sum + count(m[0]), 0);
};

describe('what every page keeps', () => {
  test('the content that was built has nothing in it that cannot be read', () => expect(findings).toEqual([]));

  test('every page there should be is there, in every published language', () => {
    const missing = site.languages.flatMap((lang) => ['', ...sourcePages(site).filter((p) => p.number !== '000').map((p) => `${p.number}/`)].map((rest) => `/${lang}/${rest}`)).filter((address) => !built.some((b) => b.address === address));
    expect(missing).toEqual([]);
    expect(sourcePages(site).length).toBeGreaterThan(140);
  });

  test('a page is at most 14,100 bytes with brotli; paper at most 60 kB', () => {
    const heavy = built.map((b) => [b.address, bytesOf(b)] as const).filter(([address, n]) => n > (isPaper(address) ? MOST_PAPER : MOST));
    expect(heavy).toEqual([]);
  });

  test('the median first view is at most 6.9 kB', () => {
    const sizes = screens.map((b) => bytesOf(b)).sort((a, b) => a - b);
    const heaviest = screens.reduce((a, b) => (bytesOf(a) > bytesOf(b) ? a : b)), gzip = screens.map((b) => gzipSync(b.bytes).length).sort((a, b) => a - b);
    console.log(`Weight of ${sizes.length} pages for the screen: median ${sizes[sizes.length >> 1]} bytes with brotli, ${gzip[gzip.length >> 1]} with gzip; most ${sizes.at(-1)} (${heaviest.address}) and ${gzip.at(-1)}`);
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(6_900);
  });

  test('a page for partners has at most 300 elements beside the blocks of its own text', () => {
    const many = partners.map((b) => [b.address, elements(b.html)] as const).filter(([, n]) => n > 300);
    expect(many).toEqual([]);
    expect(partners.length).toBeGreaterThan(300);
  });

  test('every page a reader may print carries one code to scan; cards and pages that say that nothing is there carry none', () => {
    const wrong = built.filter(({ address, html }) => {
      const { lang, number = '000', rest } = readAddress(address), codes = html.split('class="qr"').length - 1;
      const none = !lang || number === '404.html' || address.endsWith('/000/') || rest?.endsWith('card') || site.withdrawn.some((gone) => gone.number === number);
      // The pack has one for each of its topics.
      return none ? codes > 0 : isPaper(address) ? codes < 1 : codes !== 1;
    });
    expect(wrong.map((b) => b.address)).toEqual([]);
  });

  test('a link in the text names the page it leads to, in its words or for paper; words that are explained do not', () => {
    const wrong = screens.flatMap(({ address, html }) => [...words(html).matchAll(/<a href="\/\w\w\/(\d{3})\/[^"]*" data-n="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g)].filter(([, number, n, more, text]) => !n!.startsWith(number!) || text!.includes(number!) || more!.includes('term')).map(([link]) => `${address} ${link}`));
    expect(wrong).toEqual([]);
    expect(page('/en/304/').html).toMatch(/<a href="\/en\/502\/" data-n="502">/);
  });

  test('the scripts of a page are at most 2.5 kB with brotli', () => {
    const heavy = built.map((b) => [b.address, brotliCompressSync([...b.html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n')).length] as const).filter(([, n]) => n > MOST_SCRIPT);
    expect(heavy).toEqual([]);
  });

  test('a page asks for nothing else before it can be read: no image, style, script, font or frame of its own address', () => {
    const asks = built.filter((b) => /<(?:img|iframe|object|embed|video|audio|source|link[^>]+rel="?(?:stylesheet|preload|modulepreload|prefetch|manifest))\b/.test(words(b.html)) || /<script[^>]+src=/.test(b.html) || /url\((?!data:)|@import/.test(b.html.replace(/<script[\s\S]*?<\/script>/g, '')));
    expect(asks.map((b) => b.address)).toEqual([]);
  });

  test('nothing on a page is asked of another host without a press', () => {
    const foreign = built.flatMap((b) => values(words(b.html), 'src').concat(values(words(b.html), 'action')).map((v) => `${b.address} ${v}`));
    expect(foreign).toEqual([]);
  });

  test('no element carries a style of its own, which the policy would refuse', () => {
    expect(built.filter((b) => /\sstyle=/.test(words(b.html))).map((b) => b.address)).toEqual([]);
  });

  test('every page begins with the same stylesheet; beside it stand at most those of rarer parts, of paper and of the list', () => {
    const sheets = built.map((b) => [...b.html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => m[1]));
    expect(built.filter((b) => /<style [^>]/.test(b.html)).map((b) => b.address)).toEqual([]);
    expect(new Set(sheets.map(([first]) => first)).size).toBe(1);
    expect(new Set(sheets.flatMap(([, ...more]) => more)).size).toBe(3);
  });

  test('one heading of the first level, and no level left out on the way down', () => {
    const bad = screens.filter((b) => {
      const levels = [...words(b.html).matchAll(/<h([1-6])\b/g)].map((m) => Number(m[1]));
      return levels.filter((l) => l === 1).length !== 1 || levels[0] !== 1 || levels.some((l, i) => i > 0 && l > levels[i - 1]! + 1);
    });
    expect(bad.map((b) => b.address)).toEqual([]);
  });

  test('language and direction are those of the reader; a stand-in says which language it is in', () => {
    for (const { address, html } of screens) {
      const { lang, number = '000', rest } = readAddress(address);
      if (!lang) continue;
      expect(html, address).toContain(`<html lang="${lang}" dir="${LANGUAGES[lang].dir}"`);
      const found = pageFor(site, lang as Lang, number);
      if (found?.fallback && !rest) expect(/<article[^>]*>/.exec(html)?.[0], address).toContain(`lang="${found.page.lang}" dir="ltr"`);
    }
  });

  test('every link leads to a page that was built, and every section link to a section', () => {
    const ids = new Map(built.map((b) => [b.address, new Set(values(words(b.html), 'id'))]));
    const dead = built.flatMap((b) => values(words(b.html), 'href').filter((h) => h.startsWith('/') || h.startsWith('#')).flatMap((href) => {
      const [path, anchor] = href.startsWith('#') ? [b.address, href.slice(1)] : href.split('#') as [string, string?];
      const there = ids.get(path!);
      if (!there) return /\.(?:json|xml)$/.test(path!) ? [] : [`${b.address} → ${href}`];
      return anchor && !there.has(decodeURIComponent(anchor)) ? [`${b.address} → ${href}`] : [];
    }));
    expect([...new Set(dead)]).toEqual([]);
  });

  test('no id stands twice on a page', () => {
    const twice = built.filter((b) => { const ids = values(words(b.html), 'id'); return new Set(ids).size !== ids.length; });
    expect(twice.map((b) => b.address)).toEqual([]);
  });

  test('every field asks the browser to remember, mend and suggest nothing', () => {
    for (const { address, html } of built) for (const [field] of words(html).matchAll(/<(?:input|textarea)\b[^>]*>/g)) for (const [name, value] of Object.entries(PRIVATE_FIELD)) expect(field, `${address} ${field}`).toContain(`${name}="${value}"`);
    expect(built.some((b) => /<textarea/.test(b.html))).toBe(true);
  });

  test('leaving is the first thing on every page, with an address of its own, and help the second', () => {
    for (const { address, html } of screens) {
      const links = [...words(html).replace(/[\s\S]*<body/, '<body').matchAll(/<(?:a|button|input|summary)\b[^>]*>/g)].map((m) => m[0]);
      expect(links[0], address).toContain('id="leave"');
      expect(links[0], address).toMatch(/href="https:\/\/[^"]+" rel="nofollow noreferrer"/);
      if (readAddress(address).lang) expect(links[1], address).toMatch(/href="\/\w\w\/500\/"/);
    }
  });

  test('no unfilled word of the frame and nothing undefined is printed', () => {
    expect(built.filter((b) => /\{\w+\}|undefined|\[object |NaN/.test(words(b.html))).map((b) => b.address)).toEqual([]);
  });

  test('an address that does not exist is answered in each language, with the list and help', () => {
    for (const lang of site.languages) {
      const { html } = page(`/${lang}/404.html`);
      expect(inside(html, 'h1')).toBe(site.words[lang]!.lost_title);
      expect(html).toContain(`href="/${lang}/909/"`);
      expect(html).toContain(`href="/${lang}/500/"`);
    }
    expect(page('/404.html').html).toContain('href="/en/909/"');
  });

  test('404 and 500 are pages like all others, not the server’s errors', () => {
    expect(inside(page('/en/404/').html, 'h1')).toBe(pageFor(site, 'en', '404')!.page.front.title);
    for (const number of ['404', '500', '303']) for (const lang of site.languages) expect(page(`/${number}/`).html).toContain(`href="/${lang}/${number}/"`);
  });

  test('home leads to 101 in its text, and 101 to 301', () => {
    const text = (address: string) => /<article[\s\S]*<\/article>/.exec(page(address).html)![0];
    for (const lang of site.languages) {
      expect(text(`/${lang}/`)).toContain(`href="/${lang}/101/"`);
      expect(text(`/${lang}/101/`)).toContain(`href="/${lang}/301/"`);
    }
  });

  test('every page is reached in at most three taps from home', () => {
    const out = new Map(built.map((b) => [b.address, values(words(b.html), 'href').filter((h) => h.startsWith('/')).map((h) => h.split('#')[0]!)]));
    for (const lang of site.languages) {
      const reached = new Set([`/${lang}/`]);
      for (let tap = 0; tap < 3; tap++) for (const from of [...reached]) for (const to of out.get(from) ?? []) reached.add(to);
      expect(sourcePages(site).filter((p) => p.number !== '000' && !reached.has(`/${lang}/${p.number}/`)).map((p) => p.number)).toEqual([]);
    }
  });

  test('a sheet or a page with bars keeps its figures in a table for those who do not see the drawing', () => {
    const { html } = page('/en/108/');
    expect(html).toMatch(/<figure class="chart">\s*<table>\s*<caption>/);
    expect([...html.matchAll(/<svg[^>]*>/g)].every((m) => /aria-hidden="true"/.test(m[0]))).toBe(true);
  });
});
