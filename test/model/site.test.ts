/** Which page stands under an address, in which languages it truly exists, how old a translation is, and where points are answered. */
import { describe, expect, test } from 'vitest';
import { answersOf, coverageRows } from '../../src/model/coverage.ts';
import { readSite } from '../../src/model/load.ts';
import { pageFor, sectionHomes, sectionPages, sourcePages, trueLanguages, wordsOf, type Site } from '../../src/model/site.ts';
import { letterOf, sourcesOf, usesOf } from '../../src/model/sources.ts';
import { checkOf, isOlder, textDigest } from '../../src/model/translation.ts';
import { FILES, smallSite } from '../checks/small-site.ts';

const small = smallSite(), site = readSite(small.root).site;
const withFiles = (files: Record<string, string>): Site => small.withFiles(files, () => readSite(small.root).site);
const uk = small.read(FILES.uk);

describe('the page under an address', () => {
  test('is her own language’s, where it exists', () => expect(pageFor(site, 'uk', '101')).toMatchObject({ fallback: false, page: { lang: 'uk', file: FILES.uk } }));
  test('is the source page where there is no translation', () => expect(pageFor(site, 'uk', '301')).toMatchObject({ fallback: true, page: { lang: 'en', file: FILES.saying } }));
  test('is the source page while the translation is a draft', () => {
    const draft = withFiles({ uk: uk.replace('state: whole', 'state: draft') });
    expect(pageFor(draft, 'uk', '101')).toMatchObject({ fallback: true, page: { lang: 'en' } });
    expect(trueLanguages(draft, '101')).toEqual(['en', 'es', 'ar']);
  });
  test('in the source language is never a stand-in', () => expect(pageFor(site, 'en', '301')!.fallback).toBe(false));
  test('is none where the number does not exist', () => expect(pageFor(site, 'en', '888')).toBeUndefined());
  test('is none for a translation without a source', () => expect(trueLanguages(withFiles({ 'content/es/3-sayings/888-notes.mdx': small.read(FILES.es) }), '888')).toEqual(['es']));
});

describe('the languages of a page', () => {
  test('are those in which it truly exists, in the order of the list', () => expect(trueLanguages(site, '101')).toEqual(['en', 'es', 'uk', 'ar']));
  test('are the source language alone where nobody has translated it', () => expect(trueLanguages(site, '301')).toEqual(['en']));
  test('are none for a number that does not exist', () => expect(trueLanguages(site, '888')).toEqual([]));
  test('are published with the words of their frame only', () => {
    expect(site.languages).toEqual(['en', 'es', 'uk', 'ar']);
    expect(() => wordsOf(site, 'fr')).toThrow('content/fr/interface.yaml is missing: Français is not published.');
    expect(wordsOf(site, 'uk').leave).toBe('Leave quickly');
  });
});

describe('the lists', () => {
  test('all pages in the order of their numbers', () => expect(sourcePages(site).map((p) => p.number)).toEqual(['000', '101', '301', '500', '804', '904']));
  test('a section in the order its editor gave it, without its home, in her language where it can be', () => {
    const more = (n: string, order: number) => small.read(FILES.about).replace('order: 904', `order: ${order}`).replace('tab: Notes 9', `tab: Notes ${n}`);
    const bigger = withFiles({ 'content/en/1-basics/100-home.mdx': more('100', 0), 'content/en/1-basics/102-notes.mdx': more('102', 200), 'content/en/1-basics/103-notes.mdx': more('103', 90) });
    expect(sectionPages(bigger, 'uk', '100').map(({ page, fallback }) => [page.number, page.lang, fallback])).toEqual([['103', 'en', true], ['101', 'uk', false], ['102', 'en', true]]);
    expect(sectionHomes(bigger)).toEqual(['100', '500']);
  });
});

describe('the age of a translation', () => {
  const page = (s: Site, lang: 'uk' | 'en' = 'uk') => s.pages.get(lang)!.get('101')!;
  test('it is as its source', () => expect(isOlder(site, page(site))).toBe(false));
  test('its source has changed', () => { const s = withFiles({ answer: small.read(FILES.answer).replace('two workers', 'workers') }); expect(isOlder(s, page(s))).toBe(true); });
  test('it does not say what it was made from', () => { const s = withFiles({ uk: uk.replace(/^of: .*\n/m, '') }); expect(isOlder(s, page(s))).toBe(true); });
  test('the source itself is never older', () => expect(isOlder(site, page(site, 'en'))).toBe(false));
  test('a translation without a source is not older', () => { const s = withFiles({ 'content/uk/3-sayings/888-notes.mdx': uk }); expect(isOlder(s, s.pages.get('uk')!.get('888')!)).toBe(false); });
});

describe('who has checked a page', () => {
  const checkedAs = (checked: string) => withFiles({ answer: small.read(FILES.answer).replace('checked: not yet', `checked: ${checked}`) }).pages.get('en')!.get('101')!;
  const digest = textDigest(site.pages.get('en')!.get('101')!), who = 'date: 2026-11-01, role: support worker, organisation: Open Door';
  test('nobody yet', () => expect(checkOf(checkedAs('not yet'))).toEqual({ state: 'not yet' }));
  test('somebody, and the text is what they read', () => expect(checkOf(checkedAs(`{ ${who}, text: "${digest}" }`))).toEqual({ state: 'checked', date: '2026-11-01', role: 'support worker', organisation: 'Open Door' }));
  test('somebody, and the text has changed since', () => expect(checkOf(checkedAs(`{ ${who}, text: "000000" }`)).state).toBe('changed'));
  test('somebody who did not say which text', () => expect(checkOf(checkedAs(`{ ${who} }`)).state).toBe('changed'));
});

describe('the points', () => {
  test('are answered where a page of the source language names them', () => {
    expect(answersOf(site).get('P-1')).toEqual([{ number: '101', section: 'b', kind: 'answer', file: FILES.answer }]);
    expect(answersOf(withFiles({ saying: small.read(FILES.saying).replace('related', 'covers: { P-1: a }\nrelated') })).get('P-1')!.map((a) => a.number).sort()).toEqual(['101', '301']);
  });
  test('what a translation names does not count', () => expect(answersOf(withFiles({ uk: uk.replace('state:', 'covers: { Z-1: a }\nstate:') })).has('Z-1')).toBe(false));
  test('are counted by document', () => {
    expect(coverageRows(site)).toEqual([{ document: { id: 'review', name: 'A review', year: 2018 }, points: 3, answered: 3 }]);
    expect(coverageRows(withFiles({ services: small.read(FILES.services).replace('covers: { W-1: a }\n', '') }))[0]).toMatchObject({ points: 3, answered: 2 });
  });
});

describe('the sources', () => {
  test('of a page are those of its front matter, then those of its text, each once', () => expect(sourcesOf(site.pages.get('en')!.get('101')!)).toEqual(['brook-2013', 'hill-2020']));
  test('know the pages that rest on them', () => expect(usesOf(sourcePages(site))).toEqual(new Map([['brook-2013', ['101', '301']], ['hill-2020', ['101']]])));
  test.each([['Brook 2013', 'b'], ['Šimić 2001', 's'], ['Élan', 'e'], ['“Quoted”', 'q'], ['112', 'z'], ['2020 Report', 'r']])('%s stands under %s', (short, letter) => expect(letterOf({ short })).toBe(letter));
});
