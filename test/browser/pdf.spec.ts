/** What `npm run paper` makes: files that a screen reader can read, that print as they should, and whose heads tell nothing. */
import { expect, test, type Browser } from 'playwright/test';
import axe from 'axe-core';
import { join } from 'node:path';
import { composeList } from '../../scripts/paper/hand-out.ts';
import { jobsFor as jobsOf, type Job } from '../../scripts/paper/jobs.ts';
import { madeForPaper, type Made } from '../../scripts/paper/made.ts';
import { openPress, sheetsOf, type Press } from '../../scripts/paper/press.ts';
import { fill } from '../../src/model/interface.ts';
import { wordsOf } from '../../src/model/site.ts';
import { page as builtPage, root, site, words as withoutCode } from '../site/dist.ts';
import { haveReaders, readPdf } from './pdf.ts';

const dist = join(root, 'dist'), papers = madeForPaper(site, dist), LIST = ['101', '304', '401', '502', '602'];
const jobsFor = (...words: string[]): Job[] => jobsOf(site, papers, words);
type Kind = 'sheet' | 'ticks' | 'pack' | 'booklet' | 'pair' | 'card' | 'list';
const kindOf = ({ path, langs, number }: Made): Kind => (langs.length > 1 ? 'pair' : path.endsWith('/card/') ? 'card' : path.endsWith('/600/a5/') ? 'booklet' : path.endsWith('/600/a4/') ? 'pack' : number.startsWith('6') ? 'sheet' : 'ticks');
/** The first of each kind in each language, and one hand-out each. */
const jobs: { kind: Kind; job: Job }[] = [
  ...[...new Map(papers.map((p) => [`${p.langs.join()} ${kindOf(p)}`, p] as const).reverse()).values()].map((p) => ({ kind: kindOf(p), job: jobsFor().find((j) => j.path === p.path)! })),
  ...site.languages.map((lang) => ({ kind: 'list' as const, job: jobsFor('list', lang, ...LIST)[0]! })),
];

async function pressed<T>(browser: Browser, work: (press: Press) => Promise<T>): Promise<T> {
  const press = await openPress(dist, site.settings.address, 'A4', browser);
  try { return await work(press); } finally { await press.close(); }
}
async function printed(press: Press, job: Job): Promise<Buffer> {
  if (job.list) await composeList(press, site, job); else await press.open(job.path);
  return press.print(job.title);
}

test.beforeAll(haveReaders);

test('cards, the booklet, the lists and pages in two languages have the number of sheets they should have, in every language', async ({ browser }) => {
  const wrong: string[] = [];
  await pressed(browser, async (press) => {
    // All cards of one language: numbers are the same in all of them.
    for (const paper of papers) {
      const kind = kindOf(paper);
      if (kind === 'sheet' || (kind === 'card' && paper.langs[0] !== 'ar')) continue;
      await press.open(paper.path);
      const n = sheetsOf(await press.print('x'));
      if (!{ card: n === 1, pair: n <= (paper.number.startsWith('6') ? 1 : 2), booklet: n % 4 === 0, pack: n > 16, ticks: n <= 5 }[kind as 'card']) wrong.push(`${paper.path}: ${n}`);
    }
  });
  expect(wrong).toEqual([]);
});

for (const { kind, job } of jobs) test(`${job.name}: language, title, tags, outline and all letters are in the file`, async ({ browser }) => {
  const pdf = await pressed(browser, (press) => printed(press, job)), raw = pdf.toString('latin1');
  const { info, foreign, text, codes } = readPdf(pdf, { codes: ['sheet', 'card'].includes(kind) });
  const [lang] = job.langs;
  expect(info.Title).toBe(job.title);
  expect(info.Tagged).toBe('yes');
  // Cards have no heading.
  if (kind !== 'card') expect(raw.includes('/Outlines')).toBe(true);
  expect(/\/Type \/Catalog[\s\S]*?\/Lang \((\w+)\)/.exec(raw)?.[1]).toBe(lang);
  for (const code of job.langs) expect(raw.includes(`/Lang (${code})`), code).toBe(true);
  expect(info.Suspects ?? 'no').toBe('no');
  expect(foreign).toEqual([]);
  // Links lead to the site, never to the machine that printed.
  for (const [, to] of raw.matchAll(/\/URI \((https?:[^)]*)\)/g)) expect(to!.startsWith(`${site.settings.address}/`), to).toBe(true);
  if (kind === 'card') expect(codes).toEqual([]);
  else if (kind === 'sheet' && builtPage(job.path).html.includes('class="qr"')) expect(codes).toEqual([`${site.settings.address}/${job.path.slice(1)}`]);
  if (kind === 'list') expect(text.replace(/\s+/g, ' ')).toContain(site.settings.name);
});

test('a page of each kind carries one code on paper that leads to this very page; on the screen it is not seen', async ({ browser, page }) => {
  const paths = ['/en/', '/es/304/', '/ar/101/', '/ar/500/it/', '/en/600/', '/en/905/a/', '/es/112/'];
  await pressed(browser, async (press) => {
    for (const path of paths) {
      await press.open(path);
      expect(readPdf(await press.print('x'), { codes: true }).codes, path).toEqual([site.settings.address + path]);
    }
  });
  for (const path of paths) { await page.goto(path); await expect(page.locator('.qr'), path).toBeHidden(); }
});

test('a link in the text shows the number of its page on paper, behind it in either direction, and not on the screen', async ({ browser, page }) => {
  await pressed(browser, async (press) => {
    await press.open('/en/304/');
    expect(readPdf(await press.print('x')).text).toMatch(/safety plan \(502\)/);
    await press.open('/ar/103/');
    await press.page.emulateMedia({ media: 'print' });
    const { text, number } = await press.page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('article a[data-n="108"]')!, all = document.createRange();
      all.selectNodeContents(link.firstChild!);
      return { text: Math.min(...[...all.getClientRects()].map((r) => r.left)), number: Math.min(...[...link.getClientRects()].map((r) => r.left)) };
    });
    expect(number).toBeLessThan(text);
    expect(readPdf(await press.print('x')).text).toContain('108');
  });
  await page.goto('/en/304/');
  expect(await page.locator('article a[data-n="502"]').evaluate((a) => getComputedStyle(a, '::after').content)).toBe('none');
});

test('Arabic can be read out of the file: its words stand there whole and in order', async ({ browser }) => {
  const pdf = await pressed(browser, (press) => printed(press, jobsFor('602', 'ar')[0]!));
  const said = new Set(readPdf(pdf).text.match(/\p{Script=Arabic}+/gu));
  const article = /<article[\s\S]*?<\/article>/.exec(withoutCode(builtPage('/ar/602/').html))![0].replace(/<[^>]*>/g, ' ');
  // Letters that are drawn as one (lam with what follows it) and vowel signs are told apart by few programs; the words without them say enough.
  const words = [...new Set(article.match(/[\p{Script=Arabic}\p{M}]{4,}/gu))].filter((w) => !/ل|\p{M}/u.test(w));
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((w) => said.has(w)).length / words.length).toBeGreaterThan(0.95);
});

test('a hand-out has a cover with contents, each page begins on a sheet of its own, and the contents say on which', async ({ browser }) => {
  for (const lang of site.languages) {
    const pdf = await pressed(browser, async (press) => {
      const one = await printed(press, jobsFor('list', lang, ...LIST)[0]!);
      const at = await press.page.locator('.inside .at').allTextContents();
      return { one, at: at.map(Number) };
    });
    const sheets = readPdf(pdf.one).text.split('\f').slice(0, -1);
    expect(sheets[0]).toContain(site.settings.name);
    expect(pdf.at).toHaveLength(LIST.length);
    expect(pdf.at[0]).toBe(2);
    for (const [i, number] of LIST.entries()) expect(sheets[pdf.at[i]! - 1], `${lang} ${number}`).toContain(fill(wordsOf(site, lang).page, { number }).match(/\d+/)![0]);
  }
});

test('on paper text is black enough on each kind of page: 7 to 1', async ({ browser, baseURL }) => {
  // The policy of the pages refuses foreign scripts; the tester's own is let in.
  const context = await browser.newContext({ bypassCSP: true, baseURL: baseURL! }), page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  for (const { kind, job } of jobs) {
    if (kind === 'list' || kind === 'booklet' || job.langs[0] === 'es') continue;
    await page.goto(job.path);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ['color-contrast-enhanced'] }));
    expect(violations.flatMap((v) => v.nodes.map((n) => `${job.name} ${n.html.slice(0, 100)}`))).toEqual([]);
  }
  await context.close();
});
