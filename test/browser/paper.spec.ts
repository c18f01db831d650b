/** What comes out of the printer. */
import { expect, test } from 'playwright/test';
import { sourcePages } from '../../src/model/site.ts';
import { site } from '../site/dist.ts';

/** The pages of a PDF, counted in its own list of them. */
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

test('each topic is one sheet of A4, in every language', async ({ page }) => {
  const long: string[] = [];
  for (const lang of site.languages) for (const { number } of sourcePages(site).filter((p) => p.front.kind === 'topic' && p.number !== '600')) {
    await page.goto(`/${lang}/${number}/`);
    const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    if (pages !== 1) long.push(`${lang} ${number}: ${pages} sheets`);
  }
  expect(long).toEqual([]);
});
