/** The files for other services' websites, and what messengers read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { revealing } from '../../src/checks/discretion.ts';
import { sourcePages } from '../../src/model/site.ts';
import { built, dist, site, values } from './dist.ts';

const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const telling = (text: string) => site.languages.map((lang) => revealing(text, site.stems[lang]!)).find(Boolean);

describe('for other services', () => {
  test('pages.json lists every page with its languages and the day it last changed, and tells nothing outside the summaries', () => {
    const pages = JSON.parse(read('pages.json')) as { number: string; date: string; languages: Record<string, { address: string; tab: string; summary: string }> }[];
    expect(pages.map((p) => p.number)).toEqual(sourcePages(site).map((p) => p.number));
    for (const { number, date, languages } of pages) {
      expect(date, number).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(languages.en, number).toBeDefined();
      for (const { address, tab, summary, ...more } of Object.values(languages)) {
        expect(built.some((b) => new URL(b.address, site.settings.address).href === address), address).toBe(true);
        expect([telling(tab), telling(address.replace(/^https:\/\/[^/]+/, '')), summary.length > 0, more], number).toEqual([undefined, undefined, true, {}]);
      }
    }
  });

  test.each(site.languages)('the feed of changes is whole Atom, and tells nothing outside the summaries (%s)', (lang) => {
    const text = read(`${lang}/feed.xml`), entries = [...text.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map((m) => m[1]!);
    expect(entries.length).toBe(site.changes.filter((c) => c.for === 'editors').length);
    const one = (part: string, name: string) => { const all = [...part.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))]; expect(all.length, `${name} in ${part.slice(0, 80)}`).toBe(1); return all[0]![1]!; };
    const head = text.slice(0, text.indexOf('<entry>'));
    for (const part of [head, ...entries]) {
      expect(one(part, 'id')).toMatch(/^tag:/);
      expect(one(part, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      expect(telling(one(part, 'title')), part).toBeUndefined();
    }
    expect(head).toMatch(new RegExp(`^<\\?xml version="1.0" encoding="utf-8"\\?>\\s*<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`));
    expect(head).toContain(`<link rel="self" href="${new URL(`/${lang}/feed.xml`, site.settings.address).href}"/>`);
    expect(new Set(entries.map((e) => one(e, 'id'))).size).toBe(entries.length);
    expect(text.replace(/<[^>]*>/g, '')).not.toMatch(/&(?!amp;|lt;|gt;|quot;)|>/);
  });

  test('no page of a reader names these files in its head', () => {
    expect(built.filter((b) => /<link[^>]+(?:feed\.xml|pages\.json|atom)/.test(b.html)).map((b) => b.address)).toEqual([]);
  });
});

describe('for search engines', () => {
  test('robots.txt keeps them from nothing and names the site map, which is there; what is to stay out says so itself', () => {
    const lines = read('robots.txt').trim().split('\n').filter(Boolean);
    expect(lines).toEqual(['User-agent: *', 'Allow: /', `Sitemap: ${new URL('/sitemap-index.xml', site.settings.address).href}`]);
    expect(read('sitemap-index.xml')).toContain('<sitemapindex');
  });
});

describe('what messengers read', () => {
  test('is the name of the site, the number and the neutral line, in every language; no other tag of theirs is there', () => {
    const allowed = /^(?:viewport|description|referrer|format-detection|robots|og:title|og:description|og:site_name)$/;
    for (const { address, html } of built) {
      const head = /<head>([\s\S]*?)<\/head>/.exec(html)![1]!.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, ''), lang = /^\/(\w\w)\//.exec(address)?.[1];
      const words = site.words[(lang ?? 'en') as 'en']!;
      for (const [meta] of head.matchAll(/<meta [^>]*>/g)) {
        const name = (values(meta, 'name')[0] ?? values(meta, 'property')[0]), content = values(meta, 'content')[0] ?? '';
        if (name) expect(name, address).toMatch(allowed);
        if (name && /^(?:description|og:)/.test(name)) expect(content.replace(site.settings.name, '').replace(words.neutral_line, '').replace(words.page.split('{number}')[0]!, '').replace(/[\d\s·]/g, ''), `${address} ${meta}`).toBe('');
      }
      expect(head, address).not.toMatch(/itemprop|itemscope|oembed|apple-|msapplication|manifest|og:image|og:video|article:/);
      expect(html.slice(html.indexOf('</head>')), address).not.toMatch(/itemprop=|itemscope|<meta /);
    }
  });
});
