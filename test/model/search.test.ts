/** The search finds what people ask for: every question is asked, in every language it was written in. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/model/load.ts';
import { AIM, filterMeasure, insideMeasure, questions, tableOf } from '../search/measure.ts';

const { site } = readSite(join(import.meta.dirname, '..', '..'));

test('at least 120 questions are asked in English and 30 in each other language', () => {
  for (const lang of site.languages) expect(questions.filter((question) => question.lang === lang).length, lang).toBeGreaterThanOrEqual(lang === 'en' ? 120 : 30);
});

const WAYS = { 'the list': filterMeasure, 'the search inside the pages': insideMeasure };
describe.each(site.languages)('in %s', (lang) => {
  test.each(Object.entries(WAYS))('%s shows a page that answers among the first three for 95 of 100 questions, and first for 80', async (_, ask) => {
    const found = await ask(site, lang);
    expect(found.three / found.asked, tableOf([found])).toBeGreaterThanOrEqual(AIM.three);
    expect(found.first / found.asked, tableOf([found])).toBeGreaterThanOrEqual(AIM.first);
  });
});
