import { isLang, type Lang } from './languages.ts';

/** Where on the site an address leads. `number` is absent on the start page of a language; `rest` is a country, a letter or a paper name. */
export interface Place { lang?: Lang; number?: string; rest?: string }

/** The address of a page (or of the start page, number `000`), with the slash at the end that every host understands. */
export function pageAddress(lang: Lang, number: string, rest?: string): string {
  if (number === HOME) return `/${lang}/`;
  return `/${lang}/${number}/${rest ? `${rest}/` : ''}`;
}

/** Reads `/ar/500/it/` into `{ lang: 'ar', number: '500', rest: 'it' }`. Anything that is not of that form leaves its part out. */
export function readAddress(path: string): Place {
  const [first, second, ...rest] = path.split('/').filter(Boolean);
  if (!isLang(first)) return first && /^\d{3}$/.test(first) ? { number: first } : {};
  return { lang: first, ...(second && { number: second }), ...(rest.length && { rest: rest.join('/') }) };
}

/** The number that stands for the start page of a language. */
export const HOME = '000';

/** The section a page belongs to: the number of its home, `304` → `300`. */
export const sectionOf = (number: string): string => `${number[0]}00`;

/** Is this the home of a section (100, 200, …)? */
export const isSectionHome = (number: string): boolean => number !== HOME && number.endsWith('00');

/**
 * A link as editors write it (`/502/`, `/502/#b`, `/500/it/`) taken apart.
 * Returns undefined for anything else, so that the caller can say what is wrong with it.
 */
export function readLink(href: string): { number: string; rest?: string; anchor?: string } | undefined {
  const found = /^\/(\d{3})\/(?:([a-z0-9-]+)\/)?(?:#([a-z][a-z0-9-]*))?$/.exec(href);
  if (!found) return undefined;
  const [, number, rest, anchor] = found;
  return { number: number!, ...(rest && { rest }), ...(anchor && { anchor }) };
}

/** The link of an editor turned into an address in the reader's language; other links pass unchanged. */
export function linkAddress(lang: Lang, href: string): string {
  const link = readLink(href);
  return link ? pageAddress(lang, link.number, link.rest) + (link.anchor ? `#${link.anchor}` : '') : href;
}
