import { describe, expect, test } from 'vitest';
import { isSectionHome, linkAddress, pageAddress, readAddress, readLink, sectionOf } from '../../src/model/address.ts';

describe('an address tells nothing but language and number', () => {
  test.each([
    ['en', '304', undefined, '/en/304/'], ['ar', '000', undefined, '/ar/'], ['uk', '500', 'it', '/uk/500/it/'], ['es', '905', 'b', '/es/905/b/'],
  ] as const)('%s %s %s → %s', (lang, number, rest, address) => expect(pageAddress(lang, number, rest)).toBe(address));
  test.each([
    ['/en/304/', { lang: 'en', number: '304' }], ['/ar/', { lang: 'ar' }], ['/', {}], ['/304/', { number: '304' }], ['/ar/500/it/', { lang: 'ar', number: '500', rest: 'it' }],
    ['/en/602/sheet/a5/', { lang: 'en', number: '602', rest: 'sheet/a5' }], ['/xx/304/', {}], ['/30/', {}], ['/search/x.js', {}], ['/en/304', { lang: 'en', number: '304' }], ['//en//304//', { lang: 'en', number: '304' }], ['/constructor/304/', {}],
  ])('%s is read', (path, place) => expect(readAddress(path)).toEqual(place));
  test('what is written is read back', () => {
    for (const lang of ['en', 'ar', 'uk'] as const) for (const [number, rest] of [['101'], ['500', 'it'], ['905', 'b']]) expect(readAddress(pageAddress(lang, number!, rest))).toEqual({ lang, number, ...(rest && { rest }) });
  });
});

test.each([['304', '300'], ['300', '300'], ['909', '900'], ['101', '100']])('page %s belongs to %s', (number, home) => expect(sectionOf(number)).toBe(home));
test.each([['300', true], ['900', true], ['304', false], ['000', false]])('%s is the home of a section: %s', (number, is) => expect(isSectionHome(number)).toBe(is));

describe('a link as editors write it', () => {
  test.each([
    ['/304/', { number: '304' }], ['/304/#b', { number: '304', anchor: 'b' }], ['/500/it/', { number: '500', rest: 'it' }], ['/500/it/#a', { number: '500', rest: 'it', anchor: 'a' }], ['/811/#article-12', { number: '811', anchor: 'article-12' }],
  ])('%s', (href, link) => expect(readLink(href)).toEqual(link));
  test.each(['/304', '304', '/en/304/', '/30/', '/3044/', '#b', '/304/#', '/304/#B', '/304/#1', 'https://paper.example/304/', '/304/?a=1', '//304/', '/500/IT/', '/٣٠٤/', ''])('"%s" is none', (href) => expect(readLink(href)).toBeUndefined());
  test.each([['en', '/304/#b', '/en/304/#b'], ['ar', '/500/it/', '/ar/500/it/'], ['uk', '/000/', '/uk/'], ['es', 'https://paper.example/', 'https://paper.example/']] as const)('%s: %s leads to %s', (lang, href, address) => expect(linkAddress(lang, href)).toBe(address));
});
