/**
 * How well the search finds: every question of questions.yaml is asked of the code the browser runs. The measure is the right page among
 * the first three, and first. The questions were written before the search was tried on them and are never changed to suit it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { searchOf } from '../../src/browser/inside.ts';
import { filterOf, typedText } from '../../src/browser/rank.ts';
import { pageAddress } from '../../src/model/address.ts';
import { bookOf, listOf, speechOf } from '../../src/model/keys.ts';
import type { Lang } from '../../src/model/languages.ts';
import type { Site } from '../../src/model/site.ts';

export interface Question { lang: Lang; who: string; q: string; answers: (number | string)[] }
/** What a search makes of the questions of one language; `misses` are those without a right page among the first three. */
export interface Measure { lang: Lang; way: string; asked: number; three: number; first: number; misses: { q: string; wanted: string[]; found: string[] }[] }

/** What has to be reached: the right page among the first three, and first, of all questions of a language. */
export const AIM = { three: 0.95, first: 0.8 };

export const questions = (parse(readFileSync(join(import.meta.dirname, 'questions.yaml'), 'utf8')) as { questions: Question[] }).questions;

/**
 * Asks every question of a language.
 * @param ask what is typed → the addresses that are found, best first.
 */
export async function measure(lang: Lang, way: string, ask: (text: string) => string[] | Promise<string[]>): Promise<Measure> {
  const result: Measure = { lang, way, asked: 0, three: 0, first: 0, misses: [] };
  for (const { q, answers } of questions.filter((question) => question.lang === lang)) {
    const wanted = answers.map((answer) => pageAddress(lang, ...String(answer).split('/') as [string])), found = (await ask(q)).slice(0, 3), place = found.findIndex((address) => wanted.includes(address));
    result.asked += 1;
    if (place === 0) result.first += 1;
    if (place >= 0) result.three += 1;
    else result.misses.push({ q, wanted, found });
  }
  return result;
}

/** The filter over the list of all pages, just as its page carries it. */
export function filterMeasure(site: Site, lang: Lang): Promise<Measure> {
  const { lines, speech } = listOf(site, lang), filter = filterOf(speech, lines.map(({ page }) => `${page.number} ${page.front.title}`), lines.map(({ keys }) => keys));
  return measure(lang, 'filter', (text) => filter(text).map(({ at }) => pageAddress(lang, lines[at]!.page.number)));
}

/** The search inside the pages, with the file it fetches. */
export function insideMeasure(site: Site, lang: Lang): Promise<Measure> {
  const search = searchOf(bookOf(site, lang), speechOf(site, lang));
  return measure(lang, 'full text', (text) => search(typedText(text), 12).map(({ url }) => url));
}

/** Both searches in every language, as `npm run bench -- search` shows them. */
export const allMeasures = (site: Site): Promise<Measure[]> => Promise.all(site.languages.flatMap((lang) => [filterMeasure(site, lang), insideMeasure(site, lang)]));

/** The measures as a table with its misses, for the terminal. */
export function tableOf(measures: Measure[]): string {
  const part = (n: number, of: number) => `${(100 * n / of).toFixed(1).padStart(5)} %`;
  return measures.map(({ lang, way, asked, three, first, misses }) => [
    `${lang}  ${way.padEnd(9)}  ${String(asked).padStart(3)} asked   in three ${part(three, asked)}   first ${part(first, asked)}`,
    ...misses.map(({ q, wanted, found }) => `      missed: ${q}  →  ${found.join(' ')}  (wanted ${wanted.join(' ')})`),
  ].join('\n')).join('\n');
}
