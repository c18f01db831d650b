import { helpFor, mensLines, type ByLanguage, type Help, type ShownLine } from './helplines.ts';
import { SOURCE, type Lang } from './languages.ts';
import type { CountryNote, Site } from './site.ts';

/** A text in the reader's language, else in the source language, else in whatever language there is; with that language. */
export function inLanguage(texts: ByLanguage, lang: Lang): { lang: string; text: string } {
  const found = [lang, SOURCE, ...Object.keys(texts)].find((code) => texts[code] !== undefined)!;
  return { lang: found, text: texts[found] ?? '' };
}

/** The day a build counts from: today, or the day the tests set, so that what they print does not change with the calendar. */
export const today = (): string => process.env.SITE_TODAY ?? new Date().toISOString().slice(0, 10);

/** Every country by its name in a language, in that language's own order. */
export function countriesByName(site: Site, lang: Lang): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(lang);
  return site.countries.map(({ country }) => ({ code: country.code, name: inLanguage(country.name, lang).text })).sort((a, b) => compare(a.name, b.name));
}

/** What a country's page shows. @throws when there is no such country. */
export function helpOf(site: Site, code: string): Help {
  const found = site.countries.find(({ country }) => country.code === code);
  if (!found) throw new Error(`There is no content/helplines/${code.toLowerCase()}.yaml.`);
  return helpFor(found.country, { today: today() });
}

/** The country's own names for itself, beside the name in the reader's language. */
export const ownNames = (help: Help, lang: Lang): { lang: string; text: string }[] =>
  Object.entries(help.names).filter(([code, text]) => !['en', 'es', 'ar'].includes(code) && text !== inLanguage(help.names, lang).text).map(([code, text]) => ({ lang: code, text }));

/** What stands beside the numbers of a country, in the reader's language or in the source language. */
export function noteFor(site: Site, lang: Lang, country: string): { page: CountryNote; fallback: boolean } | undefined {
  const own = site.notes.find((n) => n.lang === lang && n.country === country && n.front.state !== 'draft');
  const page = own ?? site.notes.find((n) => n.lang === SOURCE && n.country === country);
  return page && { page, fallback: page.lang !== lang };
}

/** Lines for men by country in the reader's order, for pages 114 and 818 only; those without a certain number come by name. */
export function mensLinesOf(site: Site, lang: Lang): { name: string; lines: ShownLine[] }[] {
  const { compare } = new Intl.Collator(lang);
  return mensLines(site.countries.map((c) => c.country), { today: today() })
    .map(({ names, lines }) => ({ name: inLanguage(names, lang).text, lines })).sort((a, b) => compare(a.name, b.name));
}
