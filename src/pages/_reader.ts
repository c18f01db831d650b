import { HOME, readAddress } from '#src/model/address.ts';
import { LANGUAGES, SOURCE, type Lang } from '#src/model/languages.ts';
import type { Words } from '#src/model/schema.ts';
import { wordsOf } from '#src/model/site.ts';
import { site } from './_site.ts';

/** Who reads the page at an address: her language with its direction and words, and the number of the page. */
export interface Reader { lang: Lang; dir: 'ltr' | 'rtl'; words: Words; number: string; rest?: string }

/** Reads it from the address alone, so that components need nothing handed down. */
export function reader(path: string): Reader {
  const { lang = SOURCE, number = HOME, rest } = readAddress(path);
  return { lang, dir: LANGUAGES[lang].dir, words: wordsOf(site(), lang), number, ...(rest && { rest }) };
}

/** A day as the reader's language writes it. */
export const dayIn = (lang: Lang, day: string): string => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
