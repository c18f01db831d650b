/** What comes out of the printer. */
import { expect, test } from 'playwright/test';
import { papersOf, type Paper } from '../../src/model/paper.ts';
import { site } from '../site/dist.ts';

/** The pages of a PDF, counted in its own list of them. */
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
const papers = papersOf(site), of = (kind: Paper['kind']) => papers.filter((p) => p.kind === kind);

for (const format of ['A4', 'Letter'] as const) test(`each topic is one sheet of ${format}, in every language`, async ({ page }) => {
  const long: string[] = [];
  for (const { path } of of('sheet')) {
    await page.goto(path);
    const pages = pagesOf(await page.pdf({ format, preferCSSPageSize: true }));
    if (pages !== 1) long.push(`${path}: ${pages} sheets`);
  }
  expect(long).toEqual([]);
});

test('the pack has the pages its contents name, and the booklet a multiple of four', async ({ page }) => {
  for (const { path, kind } of [...of('pack'), ...of('booklet')]) {
    await page.goto(path);
    const last = Number(await page.locator('.folios li').last().locator('b').innerText()), pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    if (kind === 'booklet') { expect(pages % 4, path).toBe(0); expect(pages, path).toBeGreaterThanOrEqual(last); }
    else expect(pages, path).toBe(last);
  }
});

test('a topic in two languages is one sheet, and small cards are one sheet', async ({ page }) => {
  const long: string[] = [];
  for (const { path } of [...of('pair').filter((p) => /^6/.test(p.number)), ...of('card').filter((p) => /^500 (?:IT|GB|BE)$/.test(p.number))]) {
    await page.goto(path);
    const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    if (pages !== 1) long.push(`${path}: ${pages} sheets`);
  }
  expect(long).toEqual([]);
});
