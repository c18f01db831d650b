/** What the built site holds for paper: topics, lists to tick or fill in, and the pages that are there for paper alone. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, pageAddress, readAddress } from '../../src/model/address.ts';
import { isLang, type Lang } from '../../src/model/languages.ts';
import { sourcePages, type Page, type Site } from '../../src/model/site.ts';

/** One thing to print: where it is, the number of its page (with its country: "500 IT"), its languages, the reader's first. */
export interface Made { path: string; number: string; langs: Lang[] }

/** Is this page handed out as it is: a topic, or a list to tick or fill in? */
export const isHandedOut = ({ front, number, text }: Page): boolean => (front.kind === 'topic' && !number.endsWith('00')) || /<(?:Ticks|Line)\b/.test(text);

/**
 * An address that is there for paper alone, taken apart: `/en/600/a4/`, `/en/500/it/card/`, `/ar/602/es/`, `/ar/500/it/es/`.
 * @returns undefined for every other address; `/en/500/it/` and `/en/905/a/` are pages for the screen.
 */
export function paperAt(path: string): Made | undefined {
  const { lang, number = HOME, rest } = readAddress(path), parts = rest?.split('/') ?? [];
  if (!lang || !parts.length || number === '905' || (number === '500' && parts.length < 2)) return undefined;
  const last = parts.at(-1);
  return { path, number: number === '500' ? `500 ${parts[0]!.toUpperCase()}` : number, langs: [lang, ...(isLang(last) ? [last] : [])] };
}

/** Everything made for paper, language by language, in the order of the numbers. @param dist the built site. */
export function madeForPaper(site: Site, dist: string): Made[] {
  return site.languages.flatMap((lang) => {
    const pages = sourcePages(site).filter(isHandedOut).map(({ number }): Made => ({ path: pageAddress(lang, number), number, langs: [lang] }));
    const built = (existsSync(join(dist, lang)) ? readdirSync(join(dist, lang), { recursive: true, encoding: 'utf8' }) : []).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('/index.html')).map((file) => `/${lang}/${file.slice(0, -'index.html'.length)}`);
    const only = built.flatMap((path) => paperAt(path) ?? []).sort((a, b) => a.path.localeCompare(b.path, 'en'));
    return [...pages, ...only].sort((a, b) => a.number.localeCompare(b.number, 'en'));
  });
}
