/** What `npm run paper` makes: files that a screen reader can read, that print as they should, and whose heads tell nothing. */
import { expect, test, type Browser } from 'playwright/test';
import axe from 'axe-core';
import { join } from 'node:path';
import { composeList } from '../../scripts/paper/hand-out.ts';
import { jobsFor, type Job } from '../../scripts/paper/jobs.ts';
import { openPress, sheetsOf, type Format, type Press } from '../../scripts/paper/press.ts';
import { fill } from '../../src/model/interface.ts';
import { papersOf, topicsOf, type PaperKind } from '../../src/model/paper.ts';
import { pageFor, wordsOf } from '../../src/model/site.ts';
import { page as builtPage, root, site, words as withoutCode } from '../site/dist.ts';
import { haveReaders, readPdf } from './pdf.ts';

const papers = papersOf(site), LIST = ['101', '304', '401', '502', '602'];
/** The first of each kind in each language, and one hand-out each. */
const jobs: { kind: PaperKind | 'list'; job: Job }[] = [
  ...[...new Map(papers.map((p) => [`${p.langs.join()} ${p.kind}`, p])).values()].map(({ kind, path }) => ({ kind, job: jobsFor(site, []).find((j) => j.path === path)! })),
  ...site.languages.map((lang) => ({ kind: 'list' as const, job: jobsFor(site, ['list', lang, ...LIST])[0]! })),
];

async function pressed<T>(browser: Browser, work: (press: Press) => Promise<T>, format: Format = 'A4'): Promise<T> {
  const press = await openPress(join(root, 'dist'), site.settings.address, format, browser);
  try { return await work(press); } finally { await press.close(); }
}
async function printed(press: Press, job: Job): Promise<Buffer> {
  if (job.list) await composeList(press, site, job); else await press.open(job.path);
  return press.print(job.title);
}

test.beforeAll(haveReaders);

for (const format of ['A4', 'Letter'] as const) test(`everything made for paper has the number of sheets it should have: ${format}`, async ({ browser }) => {
  const wrong: string[] = [];
  await pressed(browser, async (press) => {
    // US Letter is a question of the pages that leave the size to the printer.
    for (const { path, kind, format: own } of papers) {
      if (format === 'Letter' && own) continue;
      await press.open(path);
      const n = sheetsOf(await press.print('x'));
      const fits = { sheet: n === 1, card: n === 1, pair: n <= 2 || /\/(?:112|213|408|503|807|814|500)\//.test(path), booklet: n % 4 === 0, pack: n >= topicsOf(site).length + 3, ticks: n <= 4 }[kind];
      if (!fits) wrong.push(`${path} (${kind}): ${n}`);
    }
  }, format);
  expect(wrong).toEqual([]);
});

for (const { kind, job } of jobs) test(`${job.name}: language, title, tags, outline and all letters are in the file`, async ({ browser }) => {
  const pdf = await pressed(browser, (press) => printed(press, job)), raw = pdf.toString('latin1');
  const { info, foreign, text, codes } = readPdf(pdf, { codes: ['sheet', 'ticks', 'pair', 'card'].includes(kind) });
  const [lang] = job.langs;
  expect(info.Title).toBe(job.title);
  expect(info.Tagged).toBe('yes');
  expect(raw).toContain('/Outlines');
  for (const code of job.langs) expect(raw, code).toContain(`/Lang (${code})`);
  expect(info.Suspects ?? 'no').toBe('no');
  expect(foreign).toEqual([]);
  // Links lead to the site, never to the machine that printed.
  for (const [, to] of raw.matchAll(/\/URI \((https?:[^)]*)\)/g)) expect(to!.startsWith(`${site.settings.address}/`), to).toBe(true);
  const page = pageFor(site, lang!, job.path.split('/')[2]!)!.page;
  if (kind === 'card') expect(codes).toEqual([]);
  else if (kind !== 'list' && kind !== 'pack' && kind !== 'booklet') expect(codes).toEqual([`${site.settings.address}/${lang}/${page.number}/`]);
  if (kind !== 'card') expect(text.replace(/\s+/g, ' ')).toContain(site.settings.name);
});

test('Arabic can be read out of the file: its words stand there whole and in order', async ({ browser }) => {
  test.skip(!site.languages.includes('ar'), 'The site has no Arabic.');
  const pdf = await pressed(browser, (press) => printed(press, jobsFor(site, ['602', 'ar'])[0]!));
  const said = new Set(readPdf(pdf).text.match(/\p{Script=Arabic}+/gu));
  const article = /<article[\s\S]*?<\/article>/.exec(withoutCode(builtPage('/ar/602/').html))![0].replace(/<[^>]*>/g, ' ');
  // Letters that are drawn as one (lam with what follows it) and vowel signs are told apart by few programs; the words without them say enough.
  const words = [...new Set(article.match(/\p{Script=Arabic}{4,}/gu))].filter((w) => !/ل|\p{M}/u.test(w));
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((w) => said.has(w)).length / words.length).toBeGreaterThan(0.95);
});

test('a hand-out has a cover with contents, each page begins on a sheet of its own, and the contents say on which', async ({ browser }) => {
  for (const lang of site.languages) {
    const pdf = await pressed(browser, async (press) => {
      const one = await printed(press, jobsFor(site, ['list', lang, ...LIST])[0]!);
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

test('on paper text is black enough on each kind of page: 7 to 1', async ({ browser }) => {
  await pressed(browser, async (press) => {
    await press.page.emulateMedia({ media: 'print' });
    for (const { job } of jobs) {
      if (job.list) await composeList(press, site, job); else await press.open(job.path);
      await press.page.evaluate(axe.source);
      const { violations } = await press.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ['color-contrast-enhanced'] }));
      expect(violations.flatMap((v) => v.nodes.map((n) => `${job.name} ${n.html.slice(0, 100)}`))).toEqual([]);
    }
  });
});
