/** What `npm run paper` was asked for, as a list of things to print. */
import { HOME, pageAddress } from '../../src/model/address.ts';
import { fill } from '../../src/model/interface.ts';
import { isLang, LANGUAGES, SOURCE, type Lang } from '../../src/model/languages.ts';
import { MOST, readList, type Item } from '../../src/model/reading-list.ts';
import { pageFor, wordsOf, type Site } from '../../src/model/site.ts';
import { Stop } from '../command.ts';
import { isHandedOut, type Made } from './made.ts';

export const USAGE = `npm run paper [-- …] [--letter]
  npm run paper                            everything made for paper, in every language
  npm run paper -- en                      the same in one language
  npm run paper -- 602                     one page in every language; 500/it for a country
  npm run paper -- 602 ar es               one page in two languages, side by side
  npm run paper -- list en 101 304 500     several pages as one hand-out, with cover and contents`;

/** One PDF to print. */
export interface Job {
  /** The languages on it, the reader's first. */
  langs: Lang[];
  /** The file's name without its ending: languages and numbers, nothing else. */
  name: string;
  /** What stands in the PDF's own head: the site's name and the page's number. */
  title: string;
  /** The page to open. */
  path: string;
  /** The site has no such page in these two languages: it has to be made first. */
  unbuilt?: true;
  /** The pages of a hand-out. */
  list?: Item[];
}

/** The file name for an address: `/ar/602/es/` → `ar-602-es`. */
export const nameOf = (path: string): string => path.split('/').filter(Boolean).join('-');

/** What may be seen in a list of files: `Steady Ground · Page 500 IT`. */
const titleOf = (site: Site, lang: Lang, number: string): string => `${site.settings.name} · ${fill(wordsOf(site, lang).page, { number })}`;

const jobFor = (site: Site, path: string, number: string, langs: Lang[]): Job =>
  ({ langs, path, name: nameOf(path), title: titleOf(site, langs[0]!, number) });

/** Something that is there, as a job. */
const jobOf = (site: Site, { path, number, langs }: Made): Job => jobFor(site, path, number, langs);

function languageOf(site: Site, word: string): Lang {
  if (isLang(word) && site.languages.includes(word)) return word;
  throw new Stop(`"${word}" is not a language of this site. There are: ${site.languages.map((lang) => `${lang} (${LANGUAGES[lang].name})`).join(', ')}.`);
}

const isThere = (site: Site, number: string): boolean => number !== HOME && Boolean(pageFor(site, SOURCE, number));

/** `602` or `500/it` as a number and a country. @throws Stop where there is no such page. */
function placeOf(site: Site, word: string): { number: string; country?: string } {
  const [, number, country] = /^(\d{3})(?:\/([a-z]{2}))?$/i.exec(word) ?? [], code = country?.toUpperCase();
  if (!number || !isThere(site, number) || (code && !(number === '500' && site.countries.some((c) => c.country.code === code)))) throw new Stop(`There is no page ${word}.`);
  return { number, ...(code && { country: code }) };
}

/** A page in the languages asked for: what is made for paper of it, or the page itself where nothing is. */
function jobsOf(site: Site, made: Made[], word: string, [first, second]: Lang[]): Job[] {
  const { number, country } = placeOf(site, word), of = made.filter((p) => p.number === (country ? `${number} ${country}` : number) || (!country && p.number.startsWith(`${number} `)));
  if (second) {
    const built = of.filter((p) => p.langs.join() === `${first},${second}`);
    if (built.length) return built.map((p) => jobOf(site, p));
    if (!country && !isHandedOut(pageFor(site, SOURCE, number)!.page)) throw new Stop(`Page ${number} is not made in two languages side by side. Topics (601 and so on), lists to tick or fill in, and countries (500/it and so on) are.`);
    if (first === second) throw new Stop(`"${second}" cannot stand beside itself.`);
    const rest = country?.toLowerCase(), path = pageAddress(first!, number, rest ? `${rest}/${second}` : second);
    return [{ ...jobFor(site, path, country ? `${number} ${country}` : number, [first!, second]), unbuilt: true }];
  }
  return (first ? [first] : site.languages).flatMap((lang) => {
    const own = of.filter((p) => p.langs[0] === lang);
    return own.length ? own.map((p) => jobOf(site, p)) : [jobFor(site, pageAddress(lang, number, country?.toLowerCase()), country ? `${number} ${country}` : number, [lang])];
  });
}

/** A hand-out, from a language and numbers, or from the address of a reading list. */
function listJob(site: Site, words: string[]): Job {
  const [, of, text] = /\/([a-z]{2})\/909\/#(.+)$/.exec(words[0] ?? '') ?? [], [word, ...numbers] = of ? [of, text!] : words;
  if (!word || !numbers.length) throw new Stop('A hand-out needs a language and page numbers.\nUse: npm run paper -- list en 101 304 500');
  const lang = languageOf(site, word), list = readList(numbers.join(','));
  if (!list) throw new Stop(`"${numbers.join(' ')}" is no list of page numbers. Write at most ${MOST}, for example: 101 304 602b (the letter takes one part of a page).`);
  for (const { number } of list) if (!isThere(site, number)) throw new Stop(`There is no page ${number}.`);
  return { langs: [lang], list, path: pageAddress(lang, '909'), name: `${lang}-list-${list.map((i) => i.number + (i.letter ?? '')).join('-')}`.slice(0, 100), title: `${site.settings.name} · ${wordsOf(site, lang).list_title}` };
}

/**
 * The things asked for.
 * @param made what the built site holds for paper. @param asked what was typed after the command, as USAGE says. @throws Stop for a number, a language or an order of words that is not known.
 */
export function jobsFor(site: Site, made: Made[], asked: string[]): Job[] {
  if (asked[0] === 'list') return [listJob(site, asked.slice(1))];
  const places = asked.filter((word) => /^\d/.test(word)), langs = asked.filter((word) => !/^\d/.test(word)).map((word) => languageOf(site, word));
  if (!places.length) return made.filter((p) => !langs.length || langs.includes(p.langs[0]!)).map((p) => jobOf(site, p));
  if (langs.length > 2) throw new Stop('At most two languages stand side by side.');
  return [...new Map(places.flatMap((word) => jobsOf(site, made, word, langs)).map((job) => [job.name, job])).values()];
}
