import type { Inside } from '../browser/inside.ts';
import { formsOf, meets, wordsOf, type Speech } from '../browser/rank.ts';
import { HOME, pageAddress } from './address.ts';
import { LANGUAGES, type Lang } from './languages.ts';
import { readMdx, sectionsOf } from './mdx.ts';
import { pageFor, sourcePages, type Page, type Site } from './site.ts';
import { WORD_FORMS } from './word-forms.ts';

/** Bytes that all keys of the list may take together, so that the list of all pages stays within one page's weight. */
const ROOM = 7600;

/** The words a reader of a language finds a page by, beside its title: its own, or those written for a page that is not translated yet. */
export const aliasesOf = (site: Site, lang: Lang, page: Page): string[] => (page.lang === lang ? page.front.aliases : site.aliases[lang]?.[page.number] ?? []);

/** What a search has to know of a language. */
export function speechOf(site: Site, lang: Lang): Speech {
  const { start, end } = WORD_FORMS[lang] ?? { start: '', end: '' }, { small = [], same = [] } = site.stems[lang] ?? {};
  return { small: small.join(' '), same: same.join(','), start, end };
}

/** The pages that can be found in a language, in the order of their numbers. */
export const foundPages = (site: Site, lang: Lang): Page[] => sourcePages(site).filter(({ number }) => number !== HOME).map(({ number }) => pageFor(site, lang, number)!.page);

/**
 * The words a page is found by in the list of all pages, beside its title: its other names, and as many words of the summaries as there is room for,
 * the rarest first: words that many pages carry tell nothing.
 * @returns page number → keys, each short as far as it is still taken for the same word.
 */
export function keysOf(site: Site, lang: Lang): Map<string, string[]> {
  const speech = speechOf(site, lang), small = new Set(wordsOf(speech.small)), form = formsOf(speech);
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

/** The small words of a language that could be taken for a word of the list: only these need to be known where it is filtered. */
export function smallWordsIn(site: Site, lang: Lang, keys: Map<string, string[]>): string[] {
  const speech = speechOf(site, lang), form = formsOf(speech);
  const forms = new Set(foundPages(site, lang).flatMap((page) => [...wordsOf(page.front.title), ...keys.get(page.number) ?? []]).map(form));
  return wordsOf(speech.small).filter((word) => [...forms].some((other) => meets(form(word), other, true) > 0));
}

/**
 * What the search inside the pages knows of each page beside its text: title, other names, summary, headings. It is fetched on the first use.
 * @param parts the pages whose texts the index holds, of all languages; a country's page is known by its heading alone.
 */
export function insideOf(site: Site, lang: Lang, parts: { id: string; url: string; title: string }[]): Inside[] {
  const own = new Map(parts.map((part) => [part.url, part]));
  const pages = foundPages(site, lang).map((page): Inside => {
    const url = pageAddress(lang, page.number), { title, summary } = page.front, id = own.get(url)?.id;
    own.delete(url);
    return { ...(id && { id }), url, ...langOf(page.lang === lang ? '' : page.lang), texts: [title, aliasesOf(site, lang, page).join(', '), summary, sectionsOf(readMdx(page.text)).map((section) => section.title).join(' · ')] };
  });
  const others = [...own.values()].filter(({ url }) => url.startsWith(pageAddress(lang, HOME))).sort((a, b) => a.url.localeCompare(b.url));
  return [...pages, ...others.map(({ id, url, title }): Inside => ({ id, url, lang: '', dir: '', texts: [title] }))];
}

const langOf = (lang: Lang | '') => ({ lang, dir: lang && LANGUAGES[lang].dir });
