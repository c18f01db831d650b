import { HOME, sectionOf } from './address.ts';
import { LANGUAGES, SOURCE, type Lang } from './languages.ts';
import type { Change } from './changes.ts';
import type { Country } from './helplines.ts';
import type { Coverage, Front, Settings, Source, Stems, Withdrawn, Words } from './schema.ts';

/** A file of content: its place, its front matter, its whole text. */
export interface Page { lang: Lang; number: string; file: string; front: Front; text: string; digest: string }

/** What a country's page tells beside its numbers, in one language. */
export interface CountryNote extends Page { country: string }

/** Everything the files of `content/` say, read and held against the schemas. Plain values; nothing here knows how pages are printed. */
export interface Site {
  root: string;
  settings: Settings;
  /** Languages that have an interface file, in the order of the list of languages. */
  languages: Lang[];
  words: Partial<Record<Lang, Words>>;
  stems: Partial<Record<Lang, Stems>>;
  /** What people type in a language to find pages that exist in the source language only: page number → words. */
  aliases: Partial<Record<Lang, Record<string, string[]>>>;
  pages: Map<Lang, Map<string, Page>>;
  notes: CountryNote[];
  countries: { file: string; text: string; country: Country }[];
  sources: Map<string, Source & { file: string }>;
  coverage: Coverage;
  withdrawn: Withdrawn[];
  /** The text of every file that could be opened, for line and column. */
  texts: Map<string, string>;
  /** Files that are there and could not be read: what they hold is not known to be missing. */
  unread: Set<string>;
  changes: Change[];
}

/** The words of the frame in a language. @throws when the language is not published. */
export function wordsOf(site: Site, lang: Lang): Words {
  const words = site.words[lang];
  if (!words) throw new Error(`content/${lang}/interface.yaml is missing: ${LANGUAGES[lang].name} is not published.`);
  return words;
}

/** All pages of the source language, in the order of their numbers. */
export const sourcePages = (site: Site): Page[] => [...(site.pages.get(SOURCE)?.values() ?? [])].sort((a, b) => (a.number < b.number ? -1 : 1));

/** Is this translation shown? A draft is not; the source language always is. */
const isShown = (page: Page): boolean => page.lang === SOURCE || page.front.state !== 'draft';

/** The page under an address: her own language's, or the source page standing in for it. Undefined where the number does not exist. */
export function pageFor(site: Site, lang: Lang, number: string): { page: Page; fallback: boolean } | undefined {
  const own = site.pages.get(lang)?.get(number);
  if (own && isShown(own)) return { page: own, fallback: false };
  const source = site.pages.get(SOURCE)?.get(number);
  return source && { page: source, fallback: true };
}

/** The languages in which a page truly exists (not as a stand-in). */
export const trueLanguages = (site: Site, number: string): Lang[] =>
  site.languages.filter((lang) => pageFor(site, lang, number)?.fallback === false);

/** The pages of a section in the order its home lists them, without the home. */
export function sectionPages(site: Site, lang: Lang, home: string): { page: Page; fallback: boolean }[] {
  return sourcePages(site)
    .filter((p) => p.number !== home && p.number !== HOME && sectionOf(p.number) === home)
    .map((p) => pageFor(site, lang, p.number)!)
    .sort((a, b) => a.page.front.order - b.page.front.order);
}

/** The numbers of the section homes that exist, in order. */
export const sectionHomes = (site: Site): string[] => [...(site.pages.get(SOURCE)?.keys() ?? [])].filter((n) => n !== HOME && n.endsWith('00')).sort();
