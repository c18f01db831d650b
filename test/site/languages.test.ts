import { expect, describe, test } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/model/languages.ts';
import { INTERFACE } from '../../src/model/interface.ts';
import { pageFor, sourcePages, trueLanguages } from '../../src/model/site.ts';
import { dist, page, site, values } from './dist.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort().join();

describe('languages', () => {
  test('English, Spanish and Arabic are published', () => expect(site.languages).toEqual(expect.arrayContaining(['en', 'es', 'ar'])));

  test('every language has every word of the frame, with the same places to fill', () => {
    for (const lang of site.languages) for (const key of Object.keys(INTERFACE) as (keyof typeof INTERFACE)[]) {
      expect(placeholders(site.words[lang]![key]), `${lang} ${key}`).toBe(placeholders(site.words.en![key]));
    }
  });

  test('a missing translation is the source page under her address, with a notice in her language and a canonical address of the source', () => {
    const lang = site.languages.find((l) => l !== 'en' && sourcePages(site).some((p) => pageFor(site, l, p.number)!.fallback));
    if (!lang) return;
    const { number } = sourcePages(site).find((p) => pageFor(site, lang, p.number)!.fallback)!;
    const { html } = page(`/${lang}/${number}/`);
    expect(html).toContain(site.words[lang]!.fallback.replace('{language}', LANGUAGES.en.name));
    expect(html).toContain(`<link rel="canonical" href="${site.settings.address}/en/${number}/">`);
    expect(html).not.toContain('hreflang="x-default"');
  });

  test('pages name their true translations to search engines, and only these', () => {
    for (const { number } of sourcePages(site)) {
      const there = trueLanguages(site, number);
      const { html } = page(number === '000' ? '/en/' : `/en/${number}/`);
      const named = [...html.matchAll(/<link rel="alternate" hreflang="([\w-]+)"/g)].map((m) => m[1]);
      expect(named, number).toEqual([...there, 'x-default']);
    }
  });

  test('the site map holds no stand-in', () => {
    const maps = globSync('sitemap-[0-9]*.xml', { cwd: dist }).map((f) => readFileSync(join(dist, f), 'utf8')).join('');
    for (const lang of site.languages) for (const { number } of sourcePages(site)) {
      const fallback = pageFor(site, lang, number)!.fallback, address = number === '000' ? `/${lang}/<` : `/${lang}/${number}/<`;
      expect(maps.includes(address), `${lang} ${number}`).toBe(!fallback);
    }
    expect(values(maps, 'x')).toEqual([]);
  });
});
