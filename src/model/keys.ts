import { writePlaces, type Book, type Inside } from '../browser/inside.ts';
import { formsOf, meets, wordsOf, type Speech } from '../browser/rank.ts';
import { HOME, isSectionHome, pageAddress } from './address.ts';
import { countriesByName, helpOf, noteFor, ownNames } from './countries.ts';
import type { Lang } from './languages.ts';
import { readMdx, sectionsOf } from './mdx.ts';
import { pageFor, sectionHomes, sectionPages, sourcePages, type Page, type Site } from './site.ts';
import { owedUnits } from './units.ts';
import { WORD_FORMS } from './word-forms.ts';

/** The page with the numbers; those of each country stand below it. */
const HELP = '500';
/** The list of all pages. */
const LIST = '909';

/** Bytes that all keys of the list may take together, so that the list of all pages stays within one page's weight. */
const ROOM = 7600;

/** The words a reader of a language finds a page by, beside its title: its own, or those written for a page that is not translated yet. */
export const aliasesOf = (site: Site, lang: Lang, page: Page): string[] => (page.lang === lang ? page.front.aliases : site.aliases[lang]?.[page.number] ?? []);

/** What a search has to know of a language. */
export function speechOf(site: Site, lang: Lang): Speech {
  const { start, end } = WORD_FORMS[lang] ?? { start: '', end: '' }, { small = [], same = [] } = site.stems[lang] ?? {};
  return { small: small.join(' '), same: same.join(','), start, end };
}

/** As formsOf; each word is worked out once: a language has far fewer words than its pages hold. */
function formsIn(speech: Speech): (word: string) => string {
  const form = formsOf(speech), known = new Map<string, string>();
  return (word) => { let made = known.get(word); if (made === undefined) known.set(word, made = form(word)); return made; };
}

/** The pages that can be found in a language, in the order of their numbers. */
export const foundPages = (site: Site, lang: Lang): Page[] => sourcePages(site).filter(({ number }) => number !== HOME).map(({ number }) => pageFor(site, lang, number)!.page);

/**
 * The words a page is found by in the list of all pages, beside its title: its other names, and as many words of the summaries as there is room for,
 * the rarest first: words that many pages carry tell nothing.
 * @returns page number → keys, each short as far as it is still taken for the same word.
 */
export function keysOf(site: Site, lang: Lang): Map<string, string[]> {
  const speech = speechOf(site, lang), small = new Set(wordsOf(speech.small)), form = formsIn(speech);
  const short = (word: string) => (form(form(word)) === form(word) ? form(word) : word);
  const keys = (text: string) => [...new Set(wordsOf(text).filter((w) => !small.has(w)).map(short))];
  const own = foundPages(site, lang).map((page) => {
    const title = new Set(wordsOf(page.front.title).map(form)), names = keys(aliasesOf(site, lang, page).join(' '));
    return { page, title, names, summary: keys(page.lang === lang ? page.front.summary : '').filter((w) => !title.has(form(w)) && !names.includes(w)) };
  });
  const carried = new Map<string, number>();
  for (const { title, names, summary } of own) for (const word of [...title, ...names.map(form), ...summary.map(form)]) carried.set(word, (carried.get(word) ?? 0) + 1);
  let kept = new Map<string, string[]>();
  for (const most of [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, own.length]) {
    const more = new Map(own.map(({ page, names, summary }) => [page.number, [...names, ...summary.filter((w) => carried.get(form(w))! <= most)].sort()]));
    if (most && Buffer.byteLength([...more.values()].flat().join(' ')) > ROOM) break;
    kept = more;
  }
  return kept;
}

/** The list of all pages as it is filtered: the homes of the sections, each before its pages, and for each the words it is found by beside its title. */
export function listOf(site: Site, lang: Lang) {
  const keys = keysOf(site, lang), sections = sectionHomes(site).map((number) => ({ home: pageFor(site, lang, number)!, pages: sectionPages(site, lang, number) }));
  const lines = sections.flatMap(({ home, pages }) => [home, ...pages]).map(({ page }) => ({ page, keys: keys.get(page.number)?.join(' ') ?? '' }));
  return { sections, lines, speech: { ...speechOf(site, lang), small: smallWordsIn(site, lang, keys).join(' ') } };
}

/** The small words of a language that could be taken for a word of the list: only these need to be known where it is filtered. */
export function smallWordsIn(site: Site, lang: Lang, keys: Map<string, string[]>): string[] {
  const speech = speechOf(site, lang), form = formsIn(speech);
  const forms = new Set(foundPages(site, lang).flatMap((page) => [...wordsOf(page.front.title), ...keys.get(page.number) ?? []]).map(form));
  return wordsOf(speech.small).filter((word) => [...forms].some((other) => meets(form(word), other, true) > 0));
}

/**
 * What the search inside the pages knows: of each page its title, other names, summary and headings, and in which pages each word of the texts stands.
 * It is fetched on the first use. A country's page is known by the names of the country. Texts are those of pages in the reader's language;
 * homes of sections and the list of all pages, which repeat what other pages say, stay without.
 */
export function bookOf(site: Site, lang: Lang): Book {
  const speech = speechOf(site, lang), small = new Set(wordsOf(speech.small)), form = formsIn(speech), words = new Map<string, [page: number, often: boolean][]>(), pages: Inside[] = [];
  const add = (url: string, texts: string[], text = '') => {
    const times = new Map<string, number>();
    for (const unit of text ? owedUnits(text) : []) for (const word of wordsOf(unit.text.replace(/<[^>]*>|\]\([^)]*\)/g, ' '))) if (!small.has(word)) times.set(form(word), (times.get(form(word)) ?? 0) + 1);
    for (const [one, n] of times) { const places = words.get(one), place: [number, boolean] = [pages.length, n > 1]; if (places) places.push(place); else words.set(one, [place]); }
    pages.push({ url, texts });
  };
  for (const page of foundPages(site, lang)) {
    const { number } = page, headings = sectionsOf(readMdx(page.text)).map((section) => section.title).join(' · ');
    add(pageAddress(lang, number), [page.front.title, aliasesOf(site, lang, page).join(', '), page.front.summary, headings], page.lang !== lang || number === LIST || (isSectionHome(number) && number !== HELP) ? '' : page.text);
  }
  const help = pageFor(site, lang, HELP)?.page.front.title ?? '';
  for (const { code, name } of countriesByName(site, lang)) {
    const note = noteFor(site, lang, code);
    add(pageAddress(lang, HELP, code.toLowerCase()), [name, ownNames(helpOf(site, code), lang).map(({ text }) => text).join(', '), help], note && !note.fallback ? note.page.text : '');
  }
  return { small: speech.small, pages, words: [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([one, places]) => `${one} ${writePlaces(places)}`).join('\n') };
}
