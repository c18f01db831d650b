import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobsFor as jobsOf } from '../../scripts/paper/jobs.ts';
import { isHandedOut, paperAt, type Made } from '../../scripts/paper/made.ts';
import { readName, writeIndex } from '../../scripts/paper/index-page.ts';
import { fileOf } from '../../scripts/paper/press.ts';
import { revealing } from '../../src/checks/discretion.ts';
import { LANGUAGES } from '../../src/model/languages.ts';
import { site } from '../site/dist.ts';
import { copyOfContent, type Copy } from './copy.ts';

/** What a built site holds, in three languages with one pair. */
const made: Made[] = site.languages.flatMap((lang) => [
  ...[...site.pages.get('en')!.values()].filter(isHandedOut).map(({ number }) => ({ path: `/${lang}/${number}/`, number, langs: [lang] })),
  ...[`/${lang}/600/a4/`, `/${lang}/600/a5/`, `/${lang}/500/it/card/`, ...(lang === 'ar' ? ['/ar/602/es/', '/ar/500/it/es/'] : [])].map((path) => paperAt(path)!),
]);
const jobsFor = (words: string[]) => jobsOf(site, made, words);
const names = (...words: string[]) => jobsFor(words).map((job) => job.name);
const lists = Object.values(site.stems);
const tells = (text: string) => lists.map((stems) => revealing(text, stems)).find(Boolean);

describe('npm run paper: what was asked for', () => {
  test('nothing else typed means everything made for paper; a language, all of that language', () => {
    expect(names()).toHaveLength(made.length);
    expect(new Set(names()).size).toBe(names().length);
    for (const lang of site.languages) { expect(names(lang).length).toBeGreaterThan(20); expect(names(lang).filter((name) => !name.startsWith(`${lang}-`))).toEqual([]); }
  });

  test('a number, a country, a pair, a list', () => {
    expect(names('602', 'en')).toEqual(['en-602']);
    expect(names('602').filter((name) => /^\w\w-602$/.test(name))).toEqual(site.languages.map((lang) => `${lang}-602`));
    expect(names('304', 'en')).toEqual(['en-304']);
    expect(names('600', 'en')).toEqual(['en-600-a4', 'en-600-a5']);
    expect(names('500/it', 'en')).toEqual(['en-500-it-card']);
    expect(jobsFor(['602', 'ar', 'es'])).toMatchObject([{ name: 'ar-602-es', path: '/ar/602/es/', langs: ['ar', 'es'] }]);
    expect(jobsFor(['602', 'en', 'ar'])).toMatchObject([{ name: 'en-602-ar', unbuilt: true }]);
    expect(jobsFor(['list', 'en', '101', '304b', '101'])).toMatchObject([{ name: 'en-list-101-304b', list: [{ number: '101' }, { number: '304', letter: 'b' }] }]);
    expect(names('list', `${site.settings.address}/es/909/#304,101`)).toEqual(['es-list-304-101']);
  });

  test('no name and no title of a file tells what the site is about, in any language', () => {
    const all = [...jobsFor([]), ...site.languages.flatMap((lang) => jobsFor(['list', lang, '101', '304']))];
    expect(all.flatMap(({ name, title }) => [name.replaceAll('-', ' '), title]).filter(tells)).toEqual([]);
    for (const { name, title, langs } of all) { expect(name).toMatch(/^[a-z]{2}-(?:\d{3}(?:-[a-z0-9]{2,4})*|list(?:-\d{3}[a-z]*)+)$/); expect(title.startsWith(site.settings.name), `${langs[0]} ${title}`).toBe(true); }
    expect(tells('Notes on violence')).toBe('violence');
  });

  test('pages for the screen are told apart from those for paper alone', () => {
    expect(['/en/602/', '/en/500/it/', '/en/905/a/', '/en/', '/304/'].map(paperAt)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(paperAt('/ar/500/it/es/')).toEqual({ path: '/ar/500/it/es/', number: '500 IT', langs: ['ar', 'es'] });
    expect([...site.pages.get('en')!.values()].filter((page) => isHandedOut(page) && page.front.kind !== 'topic').map((page) => page.number)).toEqual(expect.arrayContaining(['112', '213', '408', '503', '807', '814']));
  });

  test('a path never leads out of the built site', () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/../../etc/passwd', '/..%2fpackage.json']) expect(fileOf(join(process.cwd(), 'dist'), path), path).toBeUndefined();
  });
});

describe('npm run paper: as it is typed', () => {
  let copy: Copy;
  beforeAll(() => { copy = copyOfContent(); });
  afterAll(() => copy.remove());

  test('without a built site it says what to do', () => {
    expect(copy.run('paper', '602')).toEqual({ code: 1, out: '', err: 'There is no built site to print from. Run `npm run build` first.\n' });
  });

  test('what is not there is named, before any browser starts', () => {
    mkdirSync(join(copy.root, 'dist'));
    copy.write('dist/index.html', '');
    expect(copy.run('paper', '699')).toEqual({ code: 2, out: '', err: 'There is no page 699.\n' });
    expect(copy.run('paper', '--fast').err).toMatch(/"--fast"[\s\S]*npm run paper -- 602 ar es/);
    const said = (...words: string[]) => { try { return jobsFor(words).map((job) => job.name).join(); } catch (e) { return (e as Error).message; } };
    expect(said('500/zz')).toBe('There is no page 500/zz.');
    expect(said('xx')).toMatch(/^"xx" is not a language of this site\. There are: en \(English\)/);
    expect(said('602', 'en', 'es', 'ar')).toMatch(/two languages/);
    expect(said('602', 'es', 'es')).toMatch(/beside itself/);
    expect(said('304', 'en', 'es')).toMatch(/^Page 304 is not made in two languages/);
    expect(said('list', 'en')).toMatch(/^A hand-out needs/);
    expect(said('list', 'en', '101', '998')).toBe('There is no page 998.');
    expect(said('list', 'en', 'three')).toMatch(/no list of page numbers/);
  });

  test('the index lists what is in the folder by language, says nothing in its title, and needs no other file', () => {
    const folder = join(copy.root, 'paper');
    mkdirSync(folder);
    for (const name of ['en-602.pdf', 'ar-602-es.pdf', 'en-500-it-card.pdf', 'en-600-a5-letter.pdf', 'es-list-101-304.pdf', 'holiday.pdf', 'xx-1.pdf']) writeFileSync(join(folder, name), '/Type /Page\n');
    writeIndex(folder, site);
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const name of ['en-602', 'ar-602-es', 'en-500-it-card', 'en-600-a5-letter', 'es-list-101-304']) expect(html).toContain(`href="${name}.pdf"`);
    expect(html).not.toMatch(/holiday|xx-1/);
    expect(tells(/<title>(.*?)<\/title>/.exec(html)![1]!)).toBeUndefined();
    expect(html).not.toMatch(/\ssrc=|<link rel="stylesheet"|https?:\/\//);
    for (const lang of ['en', 'es', 'ar'] as const) expect(html).toContain(`lang="${lang}" dir="${LANGUAGES[lang].dir}"`);
    expect(readName('ar-602-es.pdf')).toMatchObject({ lang: 'ar', number: '602', rest: ['es'], letter: false });
    expect(readdirSync(folder)).toContain('holiday.pdf');
  });
});
