/** What there is on paper, and at which address: the pages, the tests and `npm run paper` read this one list. */
import { pageAddress, readAddress, sectionOf } from './address.ts';
import type { ByLanguage, Help, ShownNumber } from './helplines.ts';
import { isLang, SOURCE, type Lang } from './languages.ts';
import { sourcePages, type Site } from './site.ts';

/**
 * `sheet`: a topic, one page. `ticks`: a list to tick or fill in. `pack`: all topics; `booklet`: the same for folding.
 * `pair`: a page in two languages side by side. `card`: eight small cards of a country.
 */
export type PaperKind = 'sheet' | 'ticks' | 'pack' | 'booklet' | 'pair' | 'card';

/** One thing to print. A format of null leaves the size to the printer: A4 and US Letter both hold it. */
export interface Paper {
  path: string;
  /** The number of the page it belongs to; with the country for cards and countries: "500 IT". */
  number: string;
  /** The languages on it, the reader's first. */
  langs: Lang[];
  kind: PaperKind;
  format: 'A4' | 'A5' | null;
}

/** Pages that are lists to tick or fill in. */
export const TICKS: readonly string[] = ['112', '213', '408', '503', '807', '814'];
/** The home of the topics; all others of its section are topics. */
export const TOPICS = '600';
/** The last part of the addresses of the pack, the booklet and the cards. */
export const PACK = 'a4', BOOKLET = 'a5', CARD = 'card';

/** The numbers of all topics, in the order in which the pack prints them. */
export const topicsOf = (site: Site): string[] => sourcePages(site)
  .filter((p) => sectionOf(p.number) === TOPICS && p.number !== TOPICS).sort((a, b) => a.front.order - b.front.order).map((p) => p.number);

/** Is this page handed out as one sheet? */
export const isTopic = (number: string): boolean => sectionOf(number) === TOPICS && number !== TOPICS;

/** Does this page stand on paper as it is handed out, with a foot that holds its code to scan: a topic, or a list to tick or fill in? */
export const isHandedOut = (number: string): boolean => isTopic(number) || TICKS.includes(number);

/** The pairs of languages of this deployment, each in both orders, without doubles; languages that are not published are left out. */
export function pairsOf(site: Site): [Lang, Lang][] {
  const both = site.settings.pairs.flatMap(([a, b]) => [[a, b], [b, a]] as const)
    .filter((pair): pair is [Lang, Lang] => pair[0] !== pair[1] && pair.every((code) => isLang(code) && site.languages.includes(code)));
  return [...new Map(both.map((pair) => [pair.join(), pair])).values()];
}

/** The languages that stand beside this one on paper. */
export const besides = (site: Site, lang: Lang): Lang[] => pairsOf(site).filter(([first]) => first === lang).map(([, second]) => second);

/** Numbers of the pages that are printed in two languages. */
export const pairedPages = (site: Site): string[] => [...topicsOf(site), ...TICKS.filter((n) => site.pages.get(SOURCE)?.has(n))];

/**
 * Everything that is made to be printed.
 * @returns in a fixed order; addresses of ordinary pages (`sheet`, `ticks`) and of pages that are there for paper alone. Never throws.
 */
export function papersOf(site: Site): Paper[] {
  const there = new Set(sourcePages(site).map((p) => p.number)), codes = site.countries.map(({ country }) => country.code.toLowerCase()).sort();
  const topics = topicsOf(site), ticks = TICKS.filter((n) => there.has(n)), home = topics.length > 0 && there.has(TOPICS);
  const one = (lang: Lang): Paper[] => [
    ...topics.map((number): Paper => ({ path: pageAddress(lang, number), number, langs: [lang], kind: 'sheet', format: null })),
    ...ticks.map((number): Paper => ({ path: pageAddress(lang, number), number, langs: [lang], kind: 'ticks', format: null })),
    ...(home ? ([
      { path: pageAddress(lang, TOPICS, PACK), number: TOPICS, langs: [lang], kind: 'pack', format: 'A4' },
      { path: pageAddress(lang, TOPICS, BOOKLET), number: TOPICS, langs: [lang], kind: 'booklet', format: 'A5' },
    ] satisfies Paper[]) : []),
    ...codes.map((code): Paper => ({ path: pageAddress(lang, '500', `${code}/${CARD}`), number: `500 ${code.toUpperCase()}`, langs: [lang], kind: 'card', format: 'A4' })),
  ];
  const two = ([first, second]: [Lang, Lang]): Paper[] => [
    ...pairedPages(site).map((number): Paper => ({ path: pageAddress(first, number, second), number, langs: [first, second], kind: 'pair', format: 'A4' })),
    ...codes.map((code): Paper => ({ path: pageAddress(first, '500', `${code}/${second}`), number: `500 ${code.toUpperCase()}`, langs: [first, second], kind: 'pair', format: 'A4' })),
  ];
  return [...site.languages.flatMap(one), ...pairsOf(site).flatMap(two)];
}

/**
 * Is this the address of a page that is there for paper alone? `/en/500/it/` and `/en/905/a/` are none, `/en/500/it/card/` and `/ar/602/es/` are.
 * Such pages are kept from search engines and from the search, and may be heavier than a page for the phone.
 */
export function isPaperAddress(path: string): boolean {
  const { lang, number, rest } = readAddress(path);
  if (!lang || !number || !rest) return false;
  return number === '500' ? rest.includes('/') : number !== '905';
}

/** The day of a page's text: that of its last change which stands in the list of changes, else of the first entry of the list. */
export function textDay(site: Site, number: string): string | undefined {
  const days = site.changes.filter((c) => c.pages.includes(number)).map((c) => c.date);
  return (days.length ? days : site.changes.map((c) => c.date).sort().slice(0, 1)).sort().at(-1);
}

/** A number on a small card: the place it is for and the kind of phone, never what kind of service it is. */
export interface CardNumber { display: string; who: ShownNumber['who']; place: ByLanguage | null; always: boolean }

/**
 * What a country's card shows.
 * @param help what its page may show. @returns the emergency number for everything or of the police, where one is certain, and at most six numbers of lines for her.
 */
export function cardOf(help: Help): { first: ShownNumber | undefined; others: CardNumber[] } {
  const first = help.emergency.find((n) => n.who === 'all') ?? help.emergency.find((n) => n.who === 'police');
  const all = help.sections.flatMap(({ names, lines }) => lines.flatMap((line) => line.numbers.map((n): CardNumber => ({ display: n.display, who: n.who, place: names, always: line.hours === 'day-and-night' }))));
  return { first, others: [...new Map(all.map((n) => [n.display, n])).values()].slice(0, 6) };
}
