/**
 * The one list of languages. Everything that speaks of a language (routes, menu, sitemap, checks, status) reads it here.
 * A language is published when `content/<code>/interface.yaml` exists; adding one is a line here and its files.
 */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', script: 'Latin' },
  es: { name: 'Español', dir: 'ltr', script: 'Latin' },
  de: { name: 'Deutsch', dir: 'ltr', script: 'Latin' },
  fr: { name: 'Français', dir: 'ltr', script: 'Latin' },
  it: { name: 'Italiano', dir: 'ltr', script: 'Latin' },
  pt: { name: 'Português', dir: 'ltr', script: 'Latin' },
  pl: { name: 'Polski', dir: 'ltr', script: 'Latin' },
  ro: { name: 'Română', dir: 'ltr', script: 'Latin' },
  uk: { name: 'Українська', dir: 'ltr', script: 'Cyrillic' },
  ru: { name: 'Русский', dir: 'ltr', script: 'Cyrillic' },
  tr: { name: 'Türkçe', dir: 'ltr', script: 'Latin' },
  ar: { name: 'العربية', dir: 'rtl', script: 'Arabic' },
} as const satisfies Record<string, { name: string; dir: 'ltr' | 'rtl'; script: 'Latin' | 'Cyrillic' | 'Arabic' }>;

export type Lang = keyof typeof LANGUAGES;

/** The language every page is written in first, and that stands in where a translation is missing. */
export const SOURCE: Lang = 'en';

/** Is this text the code of a language we know? */
export const isLang = (code: string | undefined): code is Lang => code !== undefined && Object.hasOwn(LANGUAGES, code);
