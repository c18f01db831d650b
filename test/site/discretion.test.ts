import { describe, expect, test } from 'vitest';
import { globSync } from 'node:fs';
import { revealing } from '../../src/checks/discretion.ts';
import { readAddress } from '../../src/model/address.ts';
import { pageFor } from '../../src/model/site.ts';
import type { Lang } from '../../src/model/languages.ts';
import { built, dist, inside, site, values, words } from './dist.ts';

const found = (text: string, lang: Lang) => { for (const code of new Set([lang, 'en'] as Lang[])) { const stems = site.stems[code]; const word = stems && revealing(text, stems); if (word) return word; } return undefined; };
const langOf = (address: string): Lang => readAddress(address).lang ?? 'en';

describe('nothing gives her away', () => {
  test('no title in a tab, in any language, holds a word that tells', () => {
    expect(built.map((b) => [b.address, inside(b.html, 'title'), found(inside(b.html, 'title'), langOf(b.address))]).filter(([, , word]) => word)).toEqual([]);
  });

  test('what messengers and search engines read is one neutral line and the number, never the heading or the summary', () => {
    for (const { address, html } of built) {
      const lang = langOf(address), { number = '000' } = readAddress(address), page = pageFor(site, lang, number)?.page;
      for (const [meta] of html.matchAll(/<meta (?:name|property)="(?:description|og:[^"]+|twitter:[^"]+)"[^>]*>/g)) {
        const content = values(meta, 'content')[0]!;
        expect(found(content, lang), `${address} ${meta}`).toBeUndefined();
        if (page) { expect(content).not.toContain(page.front.title); expect(content).not.toContain(page.front.summary); }
      }
      expect(html, address).not.toMatch(/og:image|twitter:image|application\/ld\+json|apple-touch-icon|rel="manifest"/);
    }
  });

  test('addresses, section letters and file names hold no word that tells', () => {
    const names = globSync('**/*', { cwd: dist }).map((f) => f.replaceAll(/[\\/._-]/g, ' '));
    expect(names.map((n) => found(n, 'en')).filter(Boolean)).toEqual([]);
    const ids = built.flatMap((b) => values(words(b.html), 'id').map((id) => [id, found(id.replaceAll('-', ' '), langOf(b.address))] as const)).filter(([, word]) => word);
    expect(ids).toEqual([]);
  });

  test('the check itself can fail: a telling tab is found in English, Spanish and Arabic, with accents or without', () => {
    expect(revealing('Notes on violence', site.stems.en!)).toBe('violence');
    if (site.stems.es) expect(revealing('Notas de victima', site.stems.es)).toBe('victima');
    if (site.stems.ar) expect(revealing('ملاحظات عن والعنف', site.stems.ar)).toBeTruthy();
    expect(revealing('Battery notes', site.stems.en!)).toBeUndefined();
  });

  test('search engines are told to leave stand-ins and bare numbers alone; the site map names true pages only', () => {
    const map = globSync('sitemap-*.xml', { cwd: dist }).map((f) => f);
    expect(map.length).toBeGreaterThan(0);
    for (const { address, html } of built) {
      const { lang, number = '000', rest } = readAddress(address);
      if (!lang || (!rest && pageFor(site, lang, number)?.fallback)) expect(html, address).toContain('<meta name="robots" content="noindex">');
    }
  });
});
